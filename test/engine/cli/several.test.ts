import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../../contract/protocol-version.ts';
import { acquireProfileLock } from '../../../main/engine/lock/profile-lock.ts';
import { makePictures, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
import { lines, objects, openJobs, patiently, snapferry, start } from './support.ts';

const seconds = 1000;

test(
  'killed in mid-upload of 40 pictures, serve sends them all, and says which it was unsure of',
  async () => {
    // Slow enough that the kill meets some pictures on their way, and some whose answer is outstanding.
    const sandbox = await startTestSandbox();
    sandbox.fault({ kind: 'slow-answer', times: null, after: 8, waitMs: 1500 });
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 40);
    const uploading = start(['upload', ...paths], { profile, sandbox });
    await uploading.said(/(\/i\/\w+\.png[\s\S]*){8}/);
    await expect
      .poll(() => sandbox.log.filter(({ fault }) => fault === 'slow-answer').length, patiently)
      .toBeGreaterThan(0);
    uploading.child.kill('SIGKILL');
    await uploading.ended;
    sandbox.clearFaults();

    const serving = start(['serve'], { profile, sandbox });
    await serving.said(/sent again, may be there twice/);
    await expect.poll(() => openJobs(profile), { timeout: 60 * seconds }).toBe(0);
    serving.child.kill('SIGTERM');
    const { code, stdout, stderr } = await serving.ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/Stopping/);
    const unsure = lines(stderr).filter((line) => line.includes('may be there twice'));
    const history = objects((await snapferry(['history', '--json'], { profile, sandbox })).stdout);
    expect(history).toHaveLength(40);
    expect(history.filter(({ maybeTwice }) => maybeTwice)).toHaveLength(unsure.length);
    const sent = await Promise.all(history.map(({ link }) => bytesAt(sandbox, String(link))));
    const given = await Promise.all(paths.map((path) => readFile(path)));
    const sorted = (all: Buffer[]) => all.map((bytes) => bytes.toString('base64')).sort();
    expect(sorted(sent)).toEqual(sorted(given));
  },
  120 * seconds,
);

const bytesAt = (sandbox: { bytesOf(id: string): Promise<Buffer> }, link: string) =>
  sandbox.bytesOf(/([A-Za-z0-9]+)\.\w+$/.exec(link)?.[1] ?? '');

test('a second serve says that there is one, and upload goes through the first', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const paths = await makePictures(await temporaryFolder(), 3);
  const first = start(['serve'], { profile, sandbox });
  await first.said(/queue is empty/);

  const second = await snapferry(['serve'], { profile, sandbox });
  expect(second).toMatchObject({ code: 3, stdout: '' });
  expect(second.stderr).toContain(`pid ${first.child.pid}`);

  const uploaded = await snapferry(['upload', ...paths], { profile, sandbox });
  expect(uploaded).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Pictures that [^\n]+\n$/) });
  expect(lines(uploaded.stdout)).toHaveLength(3);
  await first.said(/picture 003\.png: http/);

  const examined = await snapferry(['doctor', '--json'], { profile, sandbox });
  expect(examined.code).toBe(0);
  const { checks } = JSON.parse(examined.stdout);
  expect(checks.find(({ name }: { name: string }) => name === 'engine').detail).toContain(
    String(first.child.pid),
  );

  first.child.kill('SIGTERM');
  expect(await first.ended).toMatchObject({ code: 0 });
});

test('an upload whose engine ends goes on with one of its own', async () => {
  const sandbox = await startTestSandbox({ bytesPerSecond: 400 });
  const profile = await temporaryFolder();
  const paths = await makePictures(await temporaryFolder(), 4);
  const serving = start(['serve'], { profile, sandbox });
  await serving.said(/queue is empty/);
  const uploading = start(['upload', ...paths], { profile, sandbox });
  await expect
    .poll(() => sandbox.log.filter(({ route }) => route === 'upload').length, patiently)
    .toBeGreaterThan(0);
  serving.child.kill('SIGKILL');
  const { code, stdout } = await uploading.ended;
  expect(code).toBe(0);
  expect(lines(stdout)).toHaveLength(4);
});

test('pictures do not go to another place than the one that was meant', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  const serving = start(['serve'], { profile, sandbox });
  await serving.said(/queue is empty/);
  const { code, stderr } = await snapferry(['upload', path], { profile });
  expect(code).toBe(3);
  expect(stderr).toContain(sandbox.origin);
  expect(sandbox.pictures()).toEqual([]);
});

test('an engine of another version is named, and nothing is tried', async () => {
  const profile = await temporaryFolder();
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  const about = { version: '7.7.7', protocol: PROTOCOL_VERSION + 1, socket: join(profile, 'x'), secret: 'x' };
  const lock = acquireProfileLock(profile, about);
  onTestFinished(() => lock.release());
  for (const args of [['upload', path], ['credits'], ['queue']]) {
    const { code, stdout, stderr } = await snapferry(args, { profile });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('7.7.7');
  }
});
