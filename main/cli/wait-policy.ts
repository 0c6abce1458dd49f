import type { ErrorCode } from '../../contract/errors.ts';
import type { Job } from '../../contract/job.ts';
import type { WaitReason } from '../../contract/wait-reason.ts';

/** Milliseconds for which a host that was never reached is retried before a command gives up. */
export const unreachableTimeoutMs = 5_000;

type Trouble = Extract<WaitReason, { kind: 'retry' | 'host' | 'network' }>;
const isTrouble = (reason: WaitReason): reason is Trouble =>
  reason.kind === 'retry' || reason.kind === 'host' || reason.kind === 'network';

/** Returns the error that is being waited out, if it is known. */
const troubleOf = (reason: WaitReason): ErrorCode | null =>
  isTrouble(reason) ? (reason.error?.code ?? null) : null;

/** What no time mends, but another network or somebody who changes something. */
const lasting: ReadonlySet<ErrorCode | null> = new Set<ErrorCode>([
  'untrusted-certificate',
  'forbidden',
  'bad-proxy',
]);
/** What a moment may mend, or nothing will. */
const unreachable: ReadonlySet<ErrorCode | null> = new Set<ErrorCode>([
  'unreachable',
  'timeout',
  'foreign-answer',
  'proxy-trouble',
]);

/** Whether only the user can resolve the reason. */
const needsUserAction = (reason: WaitReason) =>
  reason.kind === 'client-id' || reason.kind === 'sign-in' || lasting.has(troubleOf(reason));

const isUnreachable = (reason: WaitReason) => reason.kind === 'network' || unreachable.has(troubleOf(reason));

/**
 * Assesses whether waiting for these jobs makes sense. `none`: they wait for what no time brings. `poor`: the host was
 * never reached so far, which may change in a moment or never. A job that moves, or waits for credits, is `good`.
 * @param open all jobs of a command that have not ended
 * @param hasUploaded whether any of the command's jobs arrived
 */
export function assessWait(open: readonly Job[], hasUploaded: boolean): 'good' | 'poor' | 'none' {
  const reasons = open.map(({ reason }) => reason);
  if (!reasons.every((reason) => reason !== null)) return 'good';
  if (reasons.some(needsUserAction)) return 'none';
  return !hasUploaded && reasons.some(isUnreachable) ? 'poor' : 'good';
}

/** Milliseconds of waiting that are not reported. */
const silentWaitMs = 2_000;

/** Returns why nothing moves, when that lasts and is not just the jobs' order; null while anything moves. */
export function stallReason(open: readonly Job[], now: number): WaitReason | null {
  return open.every(({ state }) => state === 'waiting') ? tellingReason(open, now) : null;
}

/** Returns the trouble that some jobs wait out, as long as others move: it may be why nothing is heard of those. */
export function troubleBeside(open: readonly Job[], now: number): WaitReason | null {
  const why = tellingReason(open, now);
  return why && isTrouble(why) ? why : null;
}

/** Returns why jobs wait, when that lasts and is not just their order; null where none does. */
function tellingReason(open: readonly Job[], now: number): WaitReason | null {
  const telling = open.flatMap(({ reason }) => (reason && reason.kind !== 'turn' ? reason : []));
  return telling.find(({ until }) => until === null || until - now > silentWaitMs) ?? null;
}
