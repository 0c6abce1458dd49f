import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import type { Job } from '../../../contract/job.ts';
import { makeVideo } from '../../support/make-video.ts';
import { mp4With, promises } from '../../support/media/mp4.ts';
import { addFolder, folderOf, patiently, putPng, watching } from '../folders/support.ts';
import {
  allInState,
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

const started = vi.hoisted(() => ({ count: 0 }));
vi.mock('../../../main/engine/media/pool/launch.ts', async () => {
  const { launchMediaProcess } = await import('../../support/media/launch-lethal.ts');
  return {
    launchMediaProcess: () => {
      started.count += 1;
      return launchMediaProcess();
    },
  };
});

const ended = allInState('uploaded', 'failed', 'cancelled');

async function file(folder: string, name: string, content: Buffer | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('a video of twelve kilobytes that promises thousands of millions of samples', () => {
  test('keeps nobody from being answered, goes up without its length, and the next one goes', async () => {
    const sandbox = await startTestSandbox({ videos: 'completed' });
    const { engine, add, until } = await startTestEngine({ sandbox });
    const folder = await temporaryFolder();
    const bombs = await Promise.all(
      Object.entries(promises).map(([name, tables]) => file(folder, `${name}.mp4`, mp4With(tables))),
    );
    const pictures = await makePictures(folder, 2);
    await add([...bombs, ...pictures]);
    let slowest = 0;
    const asking = setInterval(async () => {
      const begun = performance.now();
      await engine.call('jobs', {});
      slowest = Math.max(slowest, performance.now() - begun);
    }, 50);
    const jobs = await until((now) => now.length === bombs.length + 2 && ended(now)).finally(() =>
      clearInterval(asking),
    );
    expect(slowest).toBeLessThan(2_000);
    expect(jobs.slice(-2).map(({ state }) => state)).toEqual(['uploaded', 'uploaded']);
    // Some of them make no sense to the metadata removal either: those are reported, and not sent.
    for (const { name, state, error } of jobs.slice(0, -2))
      expect([name, state === 'uploaded' ? 'uploaded' : error?.code]).toEqual([
        name,
        state === 'uploaded' ? 'uploaded' : 'metadata-unreadable',
      ]);
    // A video of a day in the one sample that it has is none.
    const counted = jobs.filter(({ name }) => /in one entry|of one size/.test(name));
    expect(counted.map(({ media }) => media?.duration ?? null)).toEqual(counted.map(() => null));
    expect(jobs.filter(({ state }) => state === 'uploaded').length).toBeGreaterThan(2);
  });

  test('one without such promises is measured', async () => {
    const sandbox = await startTestSandbox({ videos: 'completed' });
    const { add, until } = await startTestEngine({ sandbox });
    await add([await file(await temporaryFolder(), 'sound.mp4', mp4With())]);
    const [job] = await until(ended);
    expect(job).toMatchObject({ state: 'uploaded', media: { width: 64, height: 48, duration: 1_000 } });
  });
});

test('what ends its process twice is refused in words, everything behind it goes, and it stays so after a restart', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const folder = await temporaryFolder();
  const first = await startTestEngine({ sandbox, profile });
  const lethal = await file(folder, 'lethal.png', 'ABORT');
  const pictures = await makePictures(folder, 3);
  await first.add([lethal, ...pictures]);
  const jobs = await first.until((now) => now.length === 4 && ended(now));
  expect(jobs.map(({ state, error }) => [state, error?.code])).toEqual([
    ['failed', 'cannot-be-looked-at'],
    ...pictures.map(() => ['uploaded', undefined]),
  ]);
  expect(jobs[0]?.error?.params).toEqual({ reason: 'crash' });
  await first.engine.stop(0);
  const before = started.count;
  const second = await startTestEngine({ sandbox, profile });
  const { jobs: kept } = await second.engine.call('jobs', {});
  expect(kept.find(({ name }) => name === 'lethal.png')).toMatchObject({
    state: 'failed',
    error: { code: 'cannot-be-looked-at' },
  });
  // The same while it runs, whatever requests it: no process is started for it.
  const again = await second.add([lethal]);
  const now = await second.until((seen) =>
    seen.some((job) => again.includes(job.id) && job.state === 'failed'),
  );
  expect(now.find(({ id }) => again.includes(id))?.error?.code).toBe('cannot-be-looked-at');
  expect(started.count - before).toBeLessThanOrEqual(1);
});

test('one in a watched folder is told by its job, opened by no restart, and keeps nothing back', async () => {
  const profile = await temporaryFolder();
  const path = await temporaryFolder();
  const run = await watching({ profile });
  const { id } = await addFolder(run, path);
  await file(path, 'lethal.png', 'ABORT');
  await putPng(path, 'whole.png');
  const codes = async ({ engine }: typeof run) =>
    (await engine.call('jobs', {})).jobs.map(({ name, error }) => [name, error?.code]).sort();
  const lethal = ['lethal.png', 'cannot-be-looked-at'];
  await expect.poll(() => codes(run), patiently).toEqual([lethal, ['whole.png', undefined]]);
  await run.engine.stop(0);
  const before = started.count;
  const again = await watching({ profile });
  await expect
    .poll(() => folderOf(again.engine, id), patiently)
    .toMatchObject({ state: { kind: 'watching' } });
  await putPng(path, 'later.png');
  const later = ['later.png', undefined];
  await expect.poll(() => codes(again), patiently).toEqual([later, lethal, ['whole.png', undefined]]);
  // What is known of it is in the folder's memory: one process looks at what came later, after it is in the queue.
  await expect.poll(() => started.count - before, patiently).toBe(1);
  expect((await folderOf(again.engine, id))?.trouble).toBeNull();
});

describe('a damaged still', () => {
  const noise = () =>
    sharp({
      create: {
        width: 200,
        height: 150,
        channels: 3,
        background: 'white',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });
  /** A BMP of 24 bits a pixel. */
  const bitmap = () => {
    const head = Buffer.alloc(54);
    const pixels = Buffer.alloc(100 * 100 * 3, 120);
    head.write('BM');
    head.writeUInt32LE(head.length + pixels.length, 2);
    head.writeUInt32LE(head.length, 10);
    head.writeUInt32LE(40, 14);
    head.writeInt32LE(100, 18);
    head.writeInt32LE(100, 22);
    head.writeUInt16LE(1, 26);
    head.writeUInt16LE(24, 28);
    return Buffer.concat([head, pixels]);
  };
  const film = async (name: string) =>
    readFile(await makeVideo(await temporaryFolder(), { name, seconds: 9 }));
  const cut = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.6));
  const halfZeros = (bytes: Buffer) =>
    Buffer.concat([bytes.subarray(0, bytes.length / 2), Buffer.alloc(Math.ceil(bytes.length / 2))]);
  const changed = (bytes: Buffer) => {
    const copy = Buffer.from(bytes);
    copy[copy.indexOf('IDAT') + 300] = (copy[copy.indexOf('IDAT') + 300] ?? 0) ^ 1;
    return copy;
  };
  const kinds: [string, string, () => Promise<Buffer>][] = [
    ['cut.jpg', 'cut', async () => cut(await noise().jpeg().toBuffer())],
    ['cut.png', 'cut', async () => cut(await noise().png().toBuffer())],
    ['cut.gif', 'cut', async () => cut(await noise().gif().toBuffer())],
    // Of this kind nothing can be drawn without its end.
    ['cut.webp', 'end', async () => cut(await noise().webp().toBuffer())],
    // It would have to be converted, for which it would have to be whole.
    ['cut.bmp', 'lost', async () => cut(bitmap())],
    ['half zeros.jpg', 'cut', async () => halfZeros(await noise().jpeg().toBuffer())],
    ['cut.webm', 'cut', async () => cut(await film('cut.webm'))],
    ['cut.mp4', 'cut', async () => cut(await film('cut.mp4'))],
    ['changed.png', 'changed', async () => changed(await noise().png().toBuffer())],
  ];

  test('is told before it is sent, and sent where somebody says so', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    const folder = await temporaryFolder();
    const paths = await Promise.all(kinds.map(async ([name, , make]) => file(folder, name, await make())));
    const [whole = ''] = await makePictures(folder, 1);
    const ids = await add([...paths, whole]);
    const told = await until((now) => now.length === paths.length + 1 && ended(now));
    expect(told.map(({ name, error }) => [name, error?.code, error?.params.how])).toEqual([
      ...kinds.map(([name, how]) => [name, 'picture-damaged', how]),
      ['picture 001.png', undefined, undefined],
    ]);
    expect(sandbox.pictures().length).toBe(1);
    // Another try judges the file again: it may have been mended.
    const toldAt = told[0]?.updatedAt ?? 0;
    await engine.call('retry', { ids: ids.slice(0, 1) });
    await until((now) => now[0]?.state === 'failed' && now[0].updatedAt > toldAt);
    expect(sandbox.pictures().length).toBe(1);
    const lost = ids[kinds.findIndex(([, how]) => how === 'lost')] ?? '';
    expect((await engine.call('uploadAnyway', { ids: [lost] })).refused).toMatchObject([
      { id: lost, error: { code: 'wrong-state' } },
    ]);
    // The host itself may still refuse one: it finds nothing in a GIF without its end.
    const wanted = ids.slice(0, 2);
    expect((await engine.call('uploadAnyway', { ids: wanted })).done).toEqual(wanted);
    const sent = (jobs: Job[]) => jobs.filter(({ id }) => wanted.includes(id));
    const jobs = sent(await until((now) => allInState('uploaded')(sent(now))));
    expect(jobs.map(({ error }) => error)).toEqual(wanted.map(() => null));
    expect(await sandbox.bytesOf(jobs[0]?.remote?.id ?? '')).toEqual(await readFile(paths[0] ?? ''));
  });
});
