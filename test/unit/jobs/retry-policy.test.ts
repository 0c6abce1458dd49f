import { describe, expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { Remedy } from '../../../main/engine/hosts/host.ts';
import {
  type Circumstances,
  decideAfterFailure,
  type FailedJob,
  type FailedOutcome,
  healthOf,
  settlementOf,
} from '../../../main/engine/jobs/retry-policy.ts';

const now = 1_000_000;

const outcome = (remedy: Remedy, arrival: FailedOutcome['arrival'] = 'partial'): FailedOutcome => ({
  kind: 'failed',
  failure: errorData('server-trouble', 'Something is wrong over there.'),
  remedy,
  arrival,
  observation: null,
});
const trouble: Remedy = { kind: 'back-off', atLeastMs: 0 };

/** What is decided of a first failure, in the middle of every jitter. */
const decide = (
  failed: FailedOutcome,
  job: Partial<FailedJob> = {},
  circumstances: Partial<Circumstances> = {},
) =>
  decideAfterFailure(
    failed,
    { failures: 1, maybeTwice: false, account: null, isHostsToFetch: false, mayShrink: false, ...job },
    { interruption: null, now, openUntil: null, random: () => 0.5, ...circumstances },
  );

describe('what becomes of a job after a failed attempt', () => {
  test('a clear no is final', () => {
    expect(decide(outcome({ kind: 'none' }))).toMatchObject({ next: 'failed', maybeTwice: false });
  });

  test('a clear no to an address is no judgement on the picture, and what is too big may be made smaller', () => {
    expect(decide(outcome({ kind: 'none' }), { isHostsToFetch: true }).next).toBe('fetch-here');
    const tooBig = { ...outcome({ kind: 'none' }), failure: errorData('too-big', 'Too big.') };
    expect(decide(tooBig, { mayShrink: true }).next).toBe('make-smaller');
    expect(decide(tooBig).next).toBe('failed');
  });

  test('no credits: ready again at once, for the ledger knows when', () => {
    expect(decide(outcome({ kind: 'wait-for-credits' }))).toMatchObject({ next: 'ready', notBefore: 0 });
  });

  test('trouble over there: soon, later each time, and for as long as it takes', () => {
    const pause = (failures: number) => decide(outcome(trouble), { failures }).notBefore - now;
    expect([1, 2, 3, 4].map(pause)).toEqual([250, 500, 1_000, 2_000]);
    expect(pause(99)).toBe(150_000);
    expect(decide(outcome(trouble), { failures: 10_000 }).next).toBe('ready');
    expect(decide(outcome({ kind: 'back-off', atLeastMs: 7_000 })).notBefore).toBe(now + 7_250);
  });

  test('while the host as a whole is left alone the picture waits no longer than that', () => {
    const { next, notBefore } = decide(outcome(trouble), { failures: 99 }, { openUntil: now + 4_000 });
    expect(next).toBe('ready');
    expect(notBefore).toBeGreaterThan(now + 4_000);
    expect(notBefore).toBeLessThanOrEqual(now + 5_000);
  });

  test('no answer after the last byte: sent again and flagged, as often as it takes; an account is asked first', () => {
    const lost = outcome(trouble, 'unknown');
    expect(decide(lost)).toMatchObject({ next: 'ready', maybeTwice: true });
    expect(decide(lost, { failures: 9, maybeTwice: true })).toMatchObject({
      next: 'ready',
      maybeTwice: true,
    });
    expect(decide(lost, { account: 'imgur:ada' })).toMatchObject({ next: 'uncertain', maybeTwice: false });
    expect(decide(outcome({ kind: 'none' }, 'unknown'))).toMatchObject({ next: 'ready', maybeTwice: true });
  });

  test('only what never left is given back', () => {
    const settled = (arrival: FailedOutcome['arrival']) =>
      settlementOf(outcome({ kind: 'wait-for-network' }, arrival));
    expect([settled('none'), settled('partial'), settled('unknown')]).toEqual([
      'nothing-sent',
      'unknown',
      'unknown',
    ]);
  });

  test('a refused Client-ID and a lost network hold everything, and lose nothing', () => {
    expect(decide(outcome({ kind: 'client-id' }))).toMatchObject({ next: 'ready', block: 'client-id' });
    expect(decide(outcome({ kind: 'wait-for-network' }))).toMatchObject({ next: 'ready', block: 'network' });
  });

  test('a renewed token and a way that is found again are used at once, and not again and again without a pause', () => {
    for (const kind of ['refresh-token', 'wait-for-network'] as const) {
      const once = decide(outcome({ kind }), { account: 'imgur:ada' });
      const again = decide(outcome({ kind }), { account: 'imgur:ada', failures: 2 });
      expect(once).toMatchObject({ next: 'ready', notBefore: 0 });
      expect(again).toMatchObject({ next: 'ready', notBefore: now + 500 });
    }
    expect(decide(outcome({ kind: 'refresh-token' })).next).toBe('failed');
  });

  test('stopped by us: whole on the wire is unsure, everything else goes again', () => {
    const stopped = (arrival: FailedOutcome['arrival']) =>
      decide(outcome({ kind: 'none' }, arrival), {}, { interruption: 'stopping' }).next;
    expect([stopped('none'), stopped('partial'), stopped('unknown')]).toEqual([
      'ready',
      'ready',
      'uncertain',
    ]);
  });

  test('cancelled is cancelled, but says so when the picture may have arrived', () => {
    expect(decide(outcome({ kind: 'none' }, 'unknown'), {}, { interruption: 'cancelled' })).toMatchObject({
      next: 'cancelled',
      maybeTwice: true,
    });
  });
});

describe("what it tells of the host's health", () => {
  test.each<[string, FailedOutcome, string]>([
    ['trouble', outcome(trouble), 'trouble'],
    ['no way', outcome({ kind: 'wait-for-network' }, 'none'), 'trouble'],
    ['an answer that cannot be read', outcome({ kind: 'none' }, 'unknown'), 'trouble'],
    ['a limit', outcome({ kind: 'wait-for-credits' }), 'good'],
    ['a file of ours that cannot be read', outcome({ kind: 'none' }, 'none'), 'unknown'],
  ])('%s', (_, failed, health) => {
    expect(healthOf(failed, null)).toBe(health);
    expect(healthOf(failed, 'cancelled')).toBe('unknown');
  });
});
