import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLogFlush } from '../../../main/engine/store/flush.ts';
import { openIn, picture, tempFolder } from './support.ts';

test('what was committed is flushed, however many ask at once, and again after it was written on', async () => {
  const store = openIn(tempFolder());
  const [job] = store.jobs.add([picture]);
  expect(job).toBeDefined();
  await Promise.all([store.flush(), store.flush(), store.flush()]);
  store.jobs.add([{ ...picture, name: 'dog.png' }]);
  await expect(store.flush()).resolves.toBeUndefined();
});

test('a log that cannot be flushed is trouble of the profile, and the next flush tries again', async () => {
  const file = join(tempFolder(), 'snapferry.db');
  const log = createLogFlush(file);
  onTestFinished(log.close);
  mkdirSync(`${file}-wal`);
  const refusals = await Promise.allSettled([log.flush(), log.flush()]);
  for (const refusal of refusals)
    expect(refusal).toMatchObject({ status: 'rejected', reason: { data: { code: 'profile-unwritable' } } });
  rmdirSync(`${file}-wal`);
  writeFileSync(`${file}-wal`, 'log');
  await expect(log.flush()).resolves.toBeUndefined();
});

test('a store may be closed while its log is flushed', async () => {
  const store = openIn(tempFolder());
  store.jobs.add([picture]);
  const flushed = store.flush();
  store.close();
  await expect(flushed).resolves.toBeUndefined();
});
