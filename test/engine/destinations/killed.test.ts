import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startCatbox } from '../../support/hosts/catbox.ts';
import { spawnEngine } from '../support/engine-process.ts';
import { makePictures, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const count = 40;
/** Pictures that the host has when the engine is killed. */
const kills = [3, 11, 22, 35];

test('40 pictures to a host that takes no repeat survive 4 kills, and each double is flagged', {
  timeout: 240_000,
}, async () => {
  const at = await startCatbox();
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const paths = await makePictures(await temporaryFolder(), count);
  let engine = await spawnEngine(profile, sandbox);
  await engine.call('addDestination', { kind: 'catbox', title: 'Box', values: { url: at.origin } });
  const items = paths.map((path) => ({ kind: 'path' as const, path }));
  await engine.call('add', { items, origin: 'drop', host: 'box' });
  for (const held of kills) {
    // Each turn of the event loop would take a core from the engine that it waits for.
    while (at.objects.size < held) await pause(1);
    await engine.kill();
    engine = await spawnEngine(profile, sandbox);
  }
  await expect
    .poll(async () => (await engine.call('snapshot', {})).jobs.every(({ state }) => state === 'uploaded'), {
      timeout: 180_000,
      interval: 200,
    })
    .toBe(true);

  const { jobs } = await engine.call('snapshot', {});
  expect(jobs).toHaveLength(count);
  const there = new Map<string, number>();
  for (const bytes of at.objects.values()) there.set(hashOf(bytes), (there.get(hashOf(bytes)) ?? 0) + 1);
  const given = await Promise.all(paths.map(async (path) => hashOf(await readFile(path))));
  expect([...there.keys()].sort()).toEqual([...given].sort());
  const flagged = jobs.filter(({ maybeTwice }) => maybeTwice).map(({ media }) => media?.sha256);
  const double = given.filter((hash) => (there.get(hash) ?? 0) > 1);
  for (const hash of double) expect(flagged).toContain(hash);
});
