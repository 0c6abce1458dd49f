import type { UpdateChoice } from '../../../contract/updates.ts';

/** The app's start has the machine for itself. */
const firstCheckDelayMs = 60_000;
const intervalMs = 24 * 3_600_000;
const firstRetryMs = 3_600_000;
/** How long nothing has to happen before a version is installed that nobody asked for just now. */
const calmMs = 10 * 60_000;

interface CheckTimes {
  readonly choice: UpdateChoice | null;
  readonly startedAt: number;
  /** Time of the feed's last answer, also of an earlier run; null for never. */
  readonly checkedAt: number | null;
  /** Checks in this run that failed since the last answer, and the time of the last one. */
  readonly failures: number;
  readonly failedAt: number;
  readonly now: number;
}

/**
 * Computes when the feed is asked next, ms since 1970; null for never, which is so before the user has chosen. Once a
 * day; after a failure in an hour, then ever later.
 */
export function nextCheckAt({
  choice,
  startedAt,
  checkedAt,
  failures,
  failedAt,
  now,
}: CheckTimes): number | null {
  if (choice === null || choice === 'off') return null;
  const first = startedAt + firstCheckDelayMs;
  // A clock that was set back must not put the next check off for years.
  const last = checkedAt !== null && checkedAt <= now ? checkedAt : null;
  const due = last === null ? first : Math.max(first, last + intervalMs);
  if (failures === 0) return due;
  return Math.max(first, failedAt + Math.min(intervalMs, firstRetryMs * 2 ** (failures - 1)));
}

interface Moment {
  /** Whether the user said so, for this version. */
  readonly isWanted: boolean;
  readonly choice: UpdateChoice | null;
  /** Uploads in flight; null while the engine does not tell. */
  readonly uploading: number | null;
  readonly isCapturing: boolean;
  readonly isWindowVisible: boolean;
  /** When an upload, a capture or the window's being visible was seen last, ms since 1970. */
  readonly busyAt: number;
  readonly now: number;
}

/**
 * Decides whether the app may be replaced and started again now. Never while something is being uploaded; what nobody
 * asked for waits until the window is closed and nothing happened for ten minutes. Jobs that wait for a limit do not
 * count: they wait as well in the next version.
 */
export function mayInstall(moment: Moment): boolean {
  if (isBusy(moment)) return false;
  if (moment.isWanted) return true;
  return moment.choice === 'silent' && !moment.isWindowVisible && moment.now - moment.busyAt >= calmMs;
}

/** Whether uploads or captures are under way. An engine that does not tell may be uploading, and makes no backup. */
export const isBusy = ({ uploading, isCapturing }: Pick<Moment, 'uploading' | 'isCapturing'>): boolean =>
  uploading !== 0 || isCapturing;
