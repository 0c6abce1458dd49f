import type { EngineEvent } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';
import type { Origin } from '../../../contract/origin.ts';
import type { Settings } from '../../../contract/settings.ts';

/** Ways in whose batches are told of together. `yours`: whatever somebody just did by hand. */
export type NoticeGroup = 'yours' | 'folder' | 'clipboard-watch' | 'editor';

/** Describes what one notification tells: what became of one batch, or of several that ended together. */
export interface BatchNotice {
  readonly group: NoticeGroup;
  /** Ids of jobs whose links work, in the order of their batches. */
  readonly done: readonly string[];
  readonly failed: readonly string[];
  /** Whether the links are in the clipboard. */
  readonly isCopied: boolean;
}

type EndedBatch = Extract<EngineEvent, { kind: 'batch-ended' }>;

interface Burst {
  readonly done: Set<string>;
  readonly failed: Set<string>;
  readonly batches: Set<string>;
  isCopied: boolean;
  firstAt: number;
  lastAt: number;
}

/** For how long nothing may end before a burst is told of, in milliseconds. */
const quietMs: Readonly<Record<NoticeGroup, number>> = {
  yours: 1_500,
  folder: 5_000,
  'clipboard-watch': 5_000,
  editor: 5_000,
};
/** Least time between two notifications of what comes by itself. */
const restMs = 60_000;
/** After so long a burst is told of although it goes on: a folder that is never done. */
const longestMs = 24 * 3_600_000;

const groups = Object.keys(quietMs) as NoticeGroup[];

/**
 * Returns the group of a way in; null for what is told elsewhere: by the command itself, here or on another computer, or
 * by the capture's card.
 */
export function groupOf(origin: Origin, { captureCard }: Pick<Settings, 'captureCard'>): NoticeGroup | null {
  if (origin === 'command-line' || origin === 'machine') return null;
  if (origin === 'capture') return captureCard ? null : 'yours';
  return isAutomatic(origin) ? origin : 'yours';
}

const isAutomatic = (origin: Origin): origin is Exclude<NoticeGroup, 'yours'> =>
  origin === 'folder' || origin === 'clipboard-watch' || origin === 'editor';

/** Decides whether a notice is shown: the user may not want it, or sees the window anyway. */
export function isWanted(
  { done, failed }: Pick<BatchNotice, 'done' | 'failed'>,
  { notifications, notifyInFront }: Pick<Settings, 'notifications' | 'notifyInFront'>,
  isInFront: boolean,
): boolean {
  if (notifications === 'off' || (isInFront && !notifyInFront)) return false;
  return failed.length > 0 || (notifications === 'all' && done.length > 0);
}

/**
 * Makes notices of batches: one for each that somebody added, one for a burst of what comes by itself, and never one a
 * picture. Pure: times are arguments, in milliseconds.
 */
export class BatchNotices {
  readonly #bursts = new Map<NoticeGroup, Burst>();
  readonly #toldAt = new Map<NoticeGroup, number>();
  /** Jobs that are to go, of ways in that are told of when none is left. */
  readonly #open = new Map<NoticeGroup, Set<string>>();

  /** Replaces all jobs. */
  reset(jobs: readonly Job[]): void {
    this.#open.clear();
    this.follow(jobs, []);
  }

  /** Follows changes of jobs. */
  follow(jobs: readonly Pick<Job, 'id' | 'origin' | 'state' | 'held'>[], removed: readonly string[]): void {
    for (const { id, origin, state, held } of jobs) {
      if (!isAutomatic(origin)) continue;
      const open = this.#open.get(origin) ?? new Set();
      const isOver = state === 'uploaded' || state === 'failed' || state === 'cancelled';
      // What waits for an answer may wait for days.
      if (isOver || (state === 'paused' && held)) open.delete(id);
      else open.add(id);
      this.#open.set(origin, open);
    }
    for (const open of this.#open.values()) for (const id of removed) open.delete(id);
  }

  ended(
    group: NoticeGroup,
    { batchId, jobIds, failedIds }: Pick<EndedBatch, 'batchId' | 'jobIds' | 'failedIds'>,
    now: number,
  ): void {
    if (jobIds.length + failedIds.length === 0) return;
    const burst = this.#bursts.get(group) ?? {
      done: new Set(),
      failed: new Set(),
      batches: new Set(),
      isCopied: false,
      firstAt: now,
      lastAt: now,
    };
    // A batch ends once more when what failed of it is tried again: what came of it last counts.
    for (const id of jobIds) {
      burst.failed.delete(id);
      burst.done.add(id);
    }
    for (const id of failedIds) burst.failed.add(id);
    burst.batches.add(batchId);
    burst.lastAt = now;
    this.#bursts.set(group, burst);
  }

  /** Notes that the links of a batch are in the clipboard. */
  copied(batchId: string): void {
    for (const burst of this.#bursts.values()) if (burst.batches.has(batchId)) burst.isCopied = true;
  }

  /**
   * Takes the notices that are due.
   * @returns them, and when to ask again; null: not before something else happens
   */
  take(now: number): { readonly notices: readonly BatchNotice[]; readonly nextAt: number | null } {
    const notices: BatchNotice[] = [];
    let nextAt: number | null = null;
    for (const group of groups) {
      const burst = this.#bursts.get(group);
      if (!burst) continue;
      const dueAt = this.#dueAt(group, burst, now);
      if (dueAt > now) {
        nextAt = Math.min(nextAt ?? dueAt, dueAt);
        continue;
      }
      this.#bursts.delete(group);
      this.#toldAt.set(group, now);
      const { batches, isCopied } = burst;
      notices.push({
        group,
        done: [...burst.done],
        failed: [...burst.failed],
        // Of several, the clipboard has the links of the last one.
        isCopied: isCopied && batches.size === 1,
      });
    }
    return { notices, nextAt };
  }

  #dueAt(group: NoticeGroup, burst: Burst, now: number): number {
    // A clock that was set back holds nothing up.
    burst.firstAt = Math.min(burst.firstAt, now);
    burst.lastAt = Math.min(burst.lastAt, now);
    const quietAt = burst.lastAt + quietMs[group];
    if (group === 'yours') return quietAt;
    const toldAt = Math.min(this.#toldAt.get(group) ?? Number.NEGATIVE_INFINITY, now);
    this.#toldAt.set(group, toldAt);
    const isBusy = (this.#open.get(group)?.size ?? 0) > 0;
    return Math.max(isBusy ? burst.firstAt + longestMs : quietAt, toldAt + restMs);
  }
}
