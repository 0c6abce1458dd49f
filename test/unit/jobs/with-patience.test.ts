import { expect, test } from 'vitest';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { withPatience } from '../../../main/engine/jobs/with-patience.ts';
import { withoutProcess } from '../../../main/engine/media/pool/without-process.ts';
import { manualClock } from '../../support/manual-clock.ts';

/** Fails with these, in turn, then gives its argument. */
function failing(failures: readonly AppError[]) {
  const left = [...failures];
  const tries = { count: 0 };
  const work = async (what: string) => {
    tries.count += 1;
    const failure = left.shift();
    if (failure) throw failure;
    return what;
  };
  return { work, tries };
}

const noProcess = () => new AppError(withoutProcess());
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test('no process to open it with is waited for, and is no judgement on a picture', async () => {
  const clock = manualClock();
  const { work, tries } = failing([noProcess(), noProcess()]);
  const done = withPatience(clock, work)('a', new AbortController().signal);
  await settle();
  expect(tries.count).toBe(1);
  clock.advance(1_000);
  await settle();
  clock.advance(5_000);
  expect(await done).toBe('a');
});

test('there is an end to it, and a picture of its own fault fails at once', async () => {
  const clock = manualClock();
  const { work, tries } = failing(Array.from({ length: 9 }, noProcess));
  const done = withPatience(clock, work)('a', new AbortController().signal);
  done.catch(() => {});
  for (let times = 0; times < 9; times += 1) {
    await settle();
    clock.advance(60_000);
  }
  await expect(done).rejects.toMatchObject({ data: { code: 'internal' } });
  expect(tries.count).toBe(5);
  const damaged = failing([new AppError(errorData('picture-damaged', 'It is damaged.'))]);
  await expect(withPatience(clock, damaged.work)('a', new AbortController().signal)).rejects.toMatchObject({
    data: { code: 'picture-damaged' },
  });
});

test('whoever stops is not kept', async () => {
  const clock = manualClock();
  const abort = new AbortController();
  const done = withPatience(clock, failing([noProcess(), noProcess()]).work)('a', abort.signal);
  done.catch(() => {});
  await settle();
  abort.abort();
  await expect(done).rejects.toBeDefined();
});
