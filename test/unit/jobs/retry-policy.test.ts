import { describe, expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { Remedy } from '../../../main/engine/hosts/host.ts';
import { decideAfterFailure, type FailedOutcome } from '../../../main/engine/jobs/retry-policy.ts';

const now = 1_000_000;
const half = () => 0.5;
const first = { tries: 1, maybeTwice: false, account: null };

const outcome = (remedy: Remedy, arrival: FailedOutcome['arrival'] = 'partial'): FailedOutcome => ({
  kind: 'failed',
  failure: errorData('server-trouble', 'Something is wrong over there.'),
  remedy,
  arrival,
  observation: null,
});

describe('what becomes of a job after a failed attempt', () => {
  test('a clear no is final', () => {
    expect(decideAfterFailure(outcome({ kind: 'none' }), first, null, now, half)).toMatchObject({
      next: 'failed',
      maybeTwice: false,
    });
  });

  test('no credits: ready again at once, for the ledger knows when', () => {
    expect(decideAfterFailure(outcome({ kind: 'wait-for-credits' }), first, null, now, half)).toMatchObject({
      next: 'ready',
      notBefore: 0,
    });
  });

  test('trouble over there: later, and later each time, but not for ever', () => {
    const trouble = outcome({ kind: 'back-off', atLeastMs: 500 });
    const afterTry = (tries: number) =>
      decideAfterFailure(trouble, { tries, maybeTwice: false, account: null }, null, now, half);
    expect(afterTry(1)).toMatchObject({ next: 'ready', notBefore: now + 500 + 1_000 });
    expect(afterTry(4)).toMatchObject({ next: 'ready', notBefore: now + 500 + 8_000 });
    expect(afterTry(8)).toMatchObject({ next: 'failed' });
  });

  test('over capacity passes, so it is waited out however long it takes', () => {
    const full = {
      ...outcome({ kind: 'back-off', atLeastMs: 0 }),
      failure: errorData('over-capacity', 'Full.'),
    };
    expect(
      decideAfterFailure(full, { tries: 50, maybeTwice: false, account: null }, null, now, half),
    ).toMatchObject({
      next: 'ready',
    });
  });

  test('no answer after the last byte: sent once more and flagged, never a third time', () => {
    const lost = outcome({ kind: 'back-off', atLeastMs: 0 }, 'unknown');
    expect(decideAfterFailure(lost, first, null, now, half)).toMatchObject({
      next: 'ready',
      maybeTwice: true,
    });
    expect(
      decideAfterFailure(lost, { tries: 2, maybeTwice: true, account: null }, null, now, half),
    ).toMatchObject({
      next: 'failed',
      maybeTwice: true,
    });
  });

  test('only what never left is given back', () => {
    const settled = (arrival: FailedOutcome['arrival']) =>
      decideAfterFailure(outcome({ kind: 'wait-for-network' }, arrival), first, null, now, half).settlement;
    expect([settled('none'), settled('partial'), settled('unknown')]).toEqual([
      'nothing-sent',
      'unknown',
      'unknown',
    ]);
  });

  test('a refused Client-ID and a lost network hold everything, and lose nothing', () => {
    expect(decideAfterFailure(outcome({ kind: 'client-id' }), first, null, now, half)).toMatchObject({
      next: 'ready',
      hold: 'client-id',
    });
    expect(decideAfterFailure(outcome({ kind: 'wait-for-network' }), first, null, now, half)).toMatchObject({
      next: 'ready',
      hold: 'network',
    });
  });

  test('after the network is back nothing waits for longer than a minute', () => {
    const lost = outcome({ kind: 'wait-for-network' }, 'none');
    const after = decideAfterFailure(
      lost,
      { tries: 40, maybeTwice: false, account: null },
      null,
      now,
      () => 0.99,
    );
    expect(after.notBefore).toBeLessThanOrEqual(now + 60_000);
  });

  test('stopped by us: whole on the wire is unsure, everything else goes again', () => {
    const stopped = (arrival: FailedOutcome['arrival']) =>
      decideAfterFailure(outcome({ kind: 'none' }, arrival), first, 'stopping', now, half).next;
    expect([stopped('none'), stopped('partial'), stopped('unknown')]).toEqual([
      'ready',
      'ready',
      'uncertain',
    ]);
  });

  test('cancelled is cancelled, but says so when the picture may have arrived', () => {
    expect(
      decideAfterFailure(outcome({ kind: 'none' }, 'unknown'), first, 'cancelled', now, half),
    ).toMatchObject({
      next: 'cancelled',
      maybeTwice: true,
    });
  });
});
