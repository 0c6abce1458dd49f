import { expect, test } from 'vitest';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import { createWaitReasons } from '../../../main/engine/jobs/wait-reasons.ts';
import { manualClock } from '../../support/manual-clock.ts';

/** One job in its own pause, at a host whose scheduler says why it waits beyond that. */
function reasonOf(beyond: WaitReason | null) {
  const clock = manualClock();
  const retry = {
    error: { code: 'server-trouble', message: 'Text.', params: {} },
    until: clock.now() + 4_000,
  };
  const dispatcher = {
    isUploading: () => false,
    globalBlock: () => null,
    connection: { scheduler: { reasonFor: () => beyond } },
  };
  const openJobs = {
    hostOf: () => 'imgur',
    accountOf: () => null,
    retryOf: () => retry,
    undoableUntil: () => 0,
  };
  const reasons = createWaitReasons({
    ...{ clock, keys: {}, openJobs, dispatchers: { of: () => dispatcher } },
    ...{ problemOf: () => null, nameOf: () => null, takenBy: () => null },
  } as unknown as Parameters<typeof createWaitReasons>[0]);
  return { reason: reasons.reasonFor('a'), retry };
}

test('a picture in its own pause waits for that, unless everything waits for longer', () => {
  const { reason, retry } = reasonOf(null);
  expect(reason).toEqual({ kind: 'retry', ...retry });
  const refused = { kind: 'refused', until: 9_000_000_000_000 } as const;
  expect(reasonOf(refused).reason).toEqual(refused);
});
