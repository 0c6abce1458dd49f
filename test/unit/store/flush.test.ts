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

test('a quick disk is flushed at once, a slow one away from this thread, and looked at again', async () => {
  const file = join(tempFolder(), 'snapferry.db');
  writeFileSync(`${file}-wal`, 'log');
  let [time, takesMs] = [0, 0.3];
  const log = createLogFlush(file, () => {
    time += takesMs;
    return time;
  });
  onTestFinished(log.close);
  /** Whether a flush is over before this thread does anything else. */
  const isOverAtOnce = async () => {
    let isOver = false;
    const flushed = log.flush().then(() => (isOver = true));
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    const atOnce = isOver;
    await flushed;
    return atOnce;
  };
  const next = async (count: number) => {
    const over: boolean[] = [];
    for (let index = 0; index < count; index += 1) over.push(await isOverAtOnce());
    return over;
  };
  expect(await next(20)).toEqual(Array(20).fill(true));
  takesMs = 6;
  // One slow flush says little, two in a row enough.
  expect(await next(3)).toEqual([true, true, false]);
  expect((await next(63 + 200)).filter((atOnce) => atOnce).length).toBeLessThan(6);
  takesMs = 0.3;
  expect((await next(1_000)).slice(-100)).toEqual(Array(100).fill(true));
});
