import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/running-engine.ts';
import { copyWhileKilling } from './killing.ts';
import { addFolder, folderOf, jobsOf, patiently, watching } from './support.ts';

/** The same with 10,000 is in the benchmarks, for it takes a minute. */
const count = 1_000;

test('very many files copied in while the engine is killed again and again: each is in the queue, once', async () => {
  const profile = await temporaryFolder();
  const source = await temporaryFolder();
  const folder = await temporaryFolder();
  const setUp = await watching({ profile });
  const { id } = await addFolder(setUp, folder);
  await setUp.engine.stop(0);
  await copyWhileKilling({ profile, source, folder }, count, [50, 300, 600]);

  const run = await watching({ profile });
  await expect.poll(async () => (await folderOf(run.engine, id))?.taken, { timeout: 60_000 }).toBe(count);
  await run.engine.call('rescanFolder', { id });
  await expect.poll(() => folderOf(run.engine, id), patiently).toMatchObject({ state: { kind: 'watching' } });
  const names = (await jobsOf(run)).map(({ name }) => name);
  expect(names).toHaveLength(count);
  expect(new Set(names).size).toBe(count);
}, 120_000);
