import { describe, expect, it, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { ErrorCode } from '../../../contract/errors.ts';
import {
  applyRetryLimits,
  creditsOf,
  maxAlone,
  maxDeaths,
  maxLost,
  pauseAfterLost,
  pauseAfterReturn,
} from '../../../main/engine/store/jobs/retry-limits.ts';
import { emptyTally, type Tally } from '../../../main/engine/store/jobs/tally.ts';
import type { AttemptOutcome } from '../../../main/engine/store/types.ts';
import { addOne, addUploading, attemptOf, done, finish, media, noon, openIn, tempFolder } from './support.ts';

type Wanted = Extract<AttemptOutcome, { kind: 'failed' }>;

const second = 1_000;
const wanted = (over: Partial<Wanted> = {}, code: ErrorCode = 'server-trouble'): Wanted => ({
  kind: 'failed',
  failure: errorData(code, 'Something is wrong over there.'),
  next: 'ready',
  notBefore: 0,
  maybeTwice: false,
  arrival: 'partial',
  ...over,
});

/** Repeats the same outcome for a job, each time as soon as it may be sent. */
function again(times: number, what: Wanted, account: string | null = null) {
  let tally: Tally = emptyTally;
  let now = noon;
  const pauses: number[] = [];
  for (let count = 1; count <= times; count += 1) {
    const notBefore = what.notBefore === 0 ? 0 : now + what.notBefore;
    const limited = applyRetryLimits(tally, { ...what, notBefore }, account, now);
    if (limited.next === 'failed') return { count, pauses, failure: limited.failure };
    ({ tally } = limited);
    pauses.push(Math.max(0, limited.notBefore - now));
    now = Math.max(now, limited.notBefore);
  }
  return { count: times, pauses, failure: null };
}

describe('every way back into the queue', () => {
  it('is free one time, and then rests for longer each time', () => {
    const { pauses } = again(10, wanted({ othersArrived: true }, 'rate-limited'));
    expect(pauses).toEqual([0, 1, 2, 4, 8, 16, 32, 60, 60, 60].map((count) => count * second));
  });

  it('rests no longer than half a minute where nothing goes through: that is an outage, which ends', () => {
    const { pauses } = again(10, wanted());
    expect(pauses).toEqual([0, 1, 2, 4, 8, 16, 30, 30, 30, 30].map((count) => count * second));
  });

  it('keeps a pause of its own that is longer', () => {
    expect(again(3, wanted({ notBefore: 7_000 })).pauses).toEqual([7_000, 7_000, 7_000]);
  });

  it.each(['fetch-here', 'make-smaller'] as const)(
    '%s happens once, and then its failure is final',
    (next) => {
      const first = applyRetryLimits(emptyTally, wanted({ next }), null, noon);
      expect(first).toMatchObject({ next, tally: { remedies: [next] } });
      const other = next === 'fetch-here' ? 'make-smaller' : 'fetch-here';
      expect(applyRetryLimits(first.tally, wanted({ next: other }), null, noon).next).toBe(other);
      expect(applyRetryLimits(first.tally, wanted({ next }, 'too-big'), null, noon)).toMatchObject({
        next: 'failed',
        failure: { code: 'too-big' },
      });
    },
  );

  it('after a second lost answer rests, and ends where nobody can tell what arrived while others do', () => {
    const lost = again(100, wanted({ arrival: 'unknown', notBefore: 1, othersArrived: true }));
    expect(lost).toMatchObject({
      count: maxLost,
      failure: { code: 'answers-lost', params: { times: maxLost } },
    });
    expect(lost.pauses.slice(0, 4)).toEqual([1, 30, 30, 30].map((count) => count * second));
    // Ninety seconds of it cost three doubles at the most.
    expect(lost.pauses.slice(0, 4).reduce((sum, ms) => sum + ms)).toBeGreaterThanOrEqual(90 * second);
    expect(again(100, wanted({ next: 'uncertain', arrival: 'unknown' }), 'imgur:ada').failure).toBeNull();
  });

  it('does not end by lost answers as long as nobody gets any', () => {
    expect(again(500, wanted({ arrival: 'unknown', othersArrived: false })).failure).toBeNull();
  });

  it('ends for what alone meets trouble while others go through, and says what it cost', () => {
    const alone = wanted({ notBefore: 1, othersArrived: true });
    const tally = { ...emptyTally, alone: maxAlone - 1, credits: 200 };
    expect(applyRetryLimits(tally, alone, null, noon)).toMatchObject({
      next: 'failed',
      failure: { code: 'share-spent', params: { times: maxAlone, credits: 200, cause: 'server-trouble' } },
    });
    expect(again(100, alone).count).toBe(maxAlone);
  });

  it.each<[string, Wanted]>([
    ['that all of them meet', wanted({ notBefore: 1, othersArrived: false })],
    ['of limits', wanted({ notBefore: 1, othersArrived: true }, 'rate-limited')],
    ['of who asks', wanted({ notBefore: 1, othersArrived: true }, 'sign-in-needed')],
    ['of the network', wanted({ notBefore: 1, othersArrived: true }, 'unreachable')],
    ['in which nothing was sent', wanted({ notBefore: 1, othersArrived: true, arrival: 'none' })],
  ])('waits as long as it takes for the end of trouble %s', (_, what) => {
    expect(again(500, what).failure).toBeNull();
  });

  it('leaves ends as they are', () => {
    for (const next of ['failed', 'cancelled'] as const)
      expect(applyRetryLimits(emptyTally, wanted({ next }), null, noon)).toMatchObject({ next });
  });
});

describe('with the job', () => {
  test('limits are kept over a restart, and a person who asks starts them anew', () => {
    const profile = tempFolder();
    const store = openIn(profile);
    const { id } = addUploading(store, 'a');
    done(finish(store, 'a', wanted({ next: 'ready', arrival: 'unknown' })));
    store.close();
    const later = openIn(profile, () => noon + 3_600_000);
    expect(later.jobs.get(id)).toMatchObject({ notBefore: noon + 1_000, tally: { lost: 1, credits: 10 } });
    done(later.attempts.start(attemptOf(id, 'b')));
    done(finish(later, 'b', wanted({ next: 'failed', arrival: 'partial' })));
    expect(later.jobs.get(id)?.tally).toMatchObject({ lost: 1, credits: 20 });
    later.jobs.retry([id]);
    expect(later.jobs.get(id)?.tally).toEqual({ ...emptyTally, credits: 20 });
  });

  test('what did not leave costs nothing', () => {
    const store = openIn(tempFolder());
    const { id } = addUploading(store, 'a');
    const outcome = wanted({ next: 'ready', arrival: 'none' });
    done(
      store.attempts.finish({
        attemptId: 'a',
        outcome,
        settlement: 'nothing-sent',
        ledger: { version: 1, budgets: [], learned: null, strikes: [] },
      }),
    );
    expect(store.jobs.get(id)?.tally.credits).toBe(0);
  });

  test('an address is left to us once, whatever the host says then', () => {
    const store = openIn(tempFolder());
    const source = { kind: 'url', url: 'http://127.0.0.1:9/b.png' } as const;
    const { id } = addUploading(store, 'a', { source });
    done(finish(store, 'a', wanted({ next: 'fetch-here' }, 'unsupported-type')));
    expect(store.jobs.get(id)).toMatchObject({ state: 'queued', source: { by: 'here' } });
    store.jobs.beginPreparing(id);
    store.jobs.finishPreparing(id, { media: null, hasThumbnail: false, look: null });
    done(store.attempts.start(attemptOf(id, 'b')));
    done(finish(store, 'b', wanted({ next: 'fetch-here' }, 'unsupported-type')));
    expect(store.jobs.get(id)).toMatchObject({ state: 'failed', error: { code: 'unsupported-type' } });
  });

  test('what is found half prepared at every start is not looked at for ever', () => {
    const profile = tempFolder();
    let store = openIn(profile);
    const { id } = addOne(store);
    for (let death = 1; death < maxDeaths; death += 1) {
      store.jobs.beginPreparing(id);
      store.close();
      store = openIn(profile);
      store.jobs.recover();
      expect(store.jobs.get(id)?.state).toBe('queued');
    }
    store.jobs.beginPreparing(id);
    store.jobs.recover();
    expect(store.jobs.get(id)).toMatchObject({ state: 'failed', error: { code: 'cannot-be-looked-at' } });
  });

  test('one that survived a look is innocent', () => {
    const store = openIn(tempFolder());
    const { id } = addOne(store);
    store.jobs.beginPreparing(id);
    store.jobs.recover();
    expect(store.jobs.get(id)?.tally.deaths).toBe(1);
    store.jobs.beginPreparing(id);
    store.jobs.hold(id, { media, hasThumbnail: false, look: null }, { why: 'metadata' });
    expect(store.jobs.get(id)?.tally.deaths).toBe(0);
  });

  test('where a repeat replaces what is there, an answer lost by a death costs no pause but that of any return', () => {
    const store = openIn(tempFolder());
    const { id } = addUploading(store, 'a 0');
    for (let count = 1; count <= maxLost + 2; count += 1) {
      done(store.attempts.commit(`a ${count - 1}`));
      store.jobs.recover();
      const { notBefore, maybeTwice } = done(store.jobs.resend(id, false));
      expect(notBefore === 0 ? 0 : notBefore - noon).toBe(pauseAfterReturn({ returns: count }));
      expect(maybeTwice).toBe(false);
      done(store.attempts.start(attemptOf(id, `a ${count}`)));
    }
  });

  test('sent again after deaths of the engine: the first time at once, at last no more', () => {
    const store = openIn(tempFolder());
    const { id } = addUploading(store, 'a 0');
    const pauses: number[] = [];
    for (let count = 1; count < maxLost; count += 1) {
      done(store.attempts.commit(`a ${count - 1}`));
      store.jobs.recover();
      const resent = done(store.jobs.resend(id, true));
      pauses.push(resent.notBefore === 0 ? 0 : resent.notBefore - noon);
      done(store.attempts.start(attemptOf(id, `a ${count}`)));
    }
    const least = (returns: number) => Math.max(pauseAfterLost(returns - 1), pauseAfterReturn({ returns }));
    expect(pauses).toEqual(Array.from({ length: maxLost - 1 }, (_, index) => least(index + 1)));
    done(store.attempts.commit(`a ${maxLost - 1}`));
    store.jobs.recover();
    done(store.jobs.resend(id, true));
    expect(store.jobs.get(id)).toMatchObject({
      state: 'failed',
      maybeTwice: true,
      error: { code: 'answers-lost' },
    });
  });
});

test('credits are those of the budget that pays most', () => {
  expect([creditsOf({}), creditsOf({ user: 10, client: 10, post: 1 }), creditsOf({ post: 1 })]).toEqual([
    0, 10, 1,
  ]);
});
