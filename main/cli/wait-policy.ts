import type { Job, WaitReason } from '../../contract/records.ts';

/** Milliseconds for which a host that was never reached is tried before a command gives up on it. */
export const unreachableTimeoutMs = 5_000;

/** What only a person can mend. */
const needsUserAction = ({ kind }: WaitReason) => kind === 'client-id' || kind === 'sign-in';

const isUnreachable = (reason: WaitReason) =>
  reason.kind === 'network' ||
  (reason.kind === 'retry' && (reason.error.code === 'unreachable' || reason.error.code === 'timeout'));

/**
 * Whether waiting for these jobs makes sense. `none`: they wait for what no time brings. `poor`: the host was never
 * reached so far, which a moment may mend or nothing will. A job that moves, or waits for credits, is `good`.
 * @param open all jobs of a command that have not ended
 * @param hasUploaded whether any of the command's jobs arrived
 */
export function assessWait(open: readonly Job[], hasUploaded: boolean): 'good' | 'poor' | 'none' {
  const reasons = open.map(({ reason }) => reason);
  if (!reasons.every((reason) => reason !== null)) return 'good';
  if (reasons.some(needsUserAction)) return 'none';
  return !hasUploaded && reasons.some(isUnreachable) ? 'poor' : 'good';
}

/** Milliseconds of waiting that nobody needs to be told of. */
const silentWaitMs = 2_000;

/** Why nothing moves, when that lasts and is no mere matter of turns; null while anything moves. */
export function stallReason(open: readonly Job[], now: number): WaitReason | null {
  if (open.length === 0 || open.some(({ state }) => state !== 'waiting')) return null;
  const telling = open.flatMap(({ reason }) => (reason && reason.kind !== 'turn' ? reason : []));
  return telling.find(({ until }) => until === null || until - now > silentWaitMs) ?? null;
}
