import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makePictures, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
import { lines, objects, snapferry, start } from './support.ts';

describe('upload --post', () => {
  test('makes one post of all, in the order given, and prints its link alone', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 5);
    const shuffled = [3, 0, 4, 1, 2].map((index) => paths[index] ?? '');
    const { code, stdout, stderr } = await snapferry(['upload', '--post', '--title', 'A trip', ...shuffled], {
      profile,
      sandbox,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [album] = sandbox.albums();
    expect(lines(stdout)).toEqual([`${sandbox.origin}/a/${album?.id}`]);
    expect(album?.title).toBe('A trip');
    for (const [index, id] of (album?.pictureIds ?? []).entries())
      expect(await sandbox.bytesOf(id)).toEqual(await readFile(shuffled[index] ?? ''));
    expect(album?.pictureIds).toHaveLength(5);
  });

  test('tells it as one object with --json', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 2);
    const { stdout, code } = await snapferry(['upload', '--post', '--json', ...paths], { profile, sandbox });
    expect(code).toBe(0);
    expect(objects(stdout)).toEqual([
      {
        id: expect.any(String),
        status: 'done',
        link: `${sandbox.origin}/a/${sandbox.albums()[0]?.id}`,
        title: '',
        pictures: paths.map((path) => ({
          name: path.split('/').at(-1),
          id: expect.any(String),
          link: expect.stringContaining('/i/'),
          error: null,
        })),
        emptyLeft: false,
        error: null,
      },
    ]);
  });

  test('sends nothing when one of them is refused', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    const [path = ''] = await makePictures(folder, 1);
    const { code, stderr, stdout } = await snapferry(['upload', '--post', path, join(folder, 'gone.png')], {
      profile,
      sandbox,
    });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('gone.png');
    expect(sandbox.pictures()).toEqual([]);
  });

  test('keeps the post when a picture turns out to be none', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    const [path = ''] = await makePictures(folder, 1);
    await writeFile(join(folder, 'words.png'), 'no picture');
    const { code, stderr } = await snapferry(['upload', '--post', path, join(folder, 'words.png')], {
      profile,
      sandbox,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('The post is kept');
    expect(sandbox.albums()).toEqual([]);
  });

  test('goes on where it was interrupted, in the next engine', async () => {
    const sandbox = await startTestSandbox({ bytesPerSecond: 300 });
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 4);
    const { child, ended } = start(['upload', '--post', '--title', 'Later', ...paths], { profile, sandbox });
    await expect.poll(() => sandbox.log.length, { timeout: 20_000 }).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await ended;
    const serving = start(['serve'], { profile, sandbox });
    await expect
      .poll(() => sandbox.albums().map(({ pictureIds }) => pictureIds.length), { timeout: 40_000 })
      .toEqual([4]);
    serving.child.kill('SIGTERM');
    await serving.ended;
  });
});
