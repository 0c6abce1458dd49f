import type { ErrorData } from '../../../contract/errors.ts';
import type { StoredJob } from '../store/types.ts';
import { dueAt } from './due-at.ts';

/** When a job is retried after a failure, and after which. */
export interface Retry {
  readonly error: ErrorData;
  readonly until: number;
}

/** Index of all open jobs in memory: their batch, and whether they wait after a failure. */
export interface OpenJobs {
  add(job: StoredJob): void;
  /** Updates the retry after an attempt that did not end the job. */
  updateRetry(job: StoredJob): void;
  /** Id of the job's destination; null for a job that is not open. */
  hostOf(id: string): string | null;
  /** The job's account; null: anonymous. */
  accountOf(id: string): string | null;
  retryOf(id: string): Retry | null;
  /** Until when the upload can be undone, ms; 0 where there is no undo delay. */
  undoableUntil(id: string): number;
  has(id: string): boolean;
  /** Marks the job as "send this now"; lasts until the job has ended or the engine stops. */
  prioritize(id: string): void;
  isUrgent(id: string): boolean;
  ids(): Iterable<string>;
  readonly count: number;
  /** @returns true when it was the last open job of its batch */
  end(job: StoredJob): boolean;
}

export function createOpenJobs(now: () => number): OpenJobs {
  const open = new Map<
    string,
    {
      readonly host: string;
      readonly account: string | null;
      readonly retry: Retry | null;
      readonly grace: number;
    }
  >();
  const left = new Map<string, number>();
  const urgent = new Set<string>();
  const entryOf = (job: StoredJob) => {
    const due = dueAt(job, now());
    return {
      host: job.host,
      account: job.account,
      retry: job.error && due > 0 ? { error: job.error, until: due } : null,
      grace: job.error ? 0 : due,
    };
  };
  return {
    add(job) {
      if (!open.has(job.id)) left.set(job.batchId, (left.get(job.batchId) ?? 0) + 1);
      open.set(job.id, entryOf(job));
    },
    updateRetry: (job) => void open.set(job.id, entryOf(job)),
    hostOf: (id) => open.get(id)?.host ?? null,
    accountOf: (id) => open.get(id)?.account ?? null,
    retryOf: (id) => open.get(id)?.retry ?? null,
    undoableUntil: (id) => open.get(id)?.grace ?? 0,
    has: (id) => open.has(id),
    prioritize: (id) => void urgent.add(id),
    isUrgent: (id) => urgent.has(id),
    ids: () => open.keys(),
    get count() {
      return open.size;
    },
    end(job) {
      urgent.delete(job.id);
      if (!open.delete(job.id)) return false;
      const others = (left.get(job.batchId) ?? 1) - 1;
      if (others > 0) left.set(job.batchId, others);
      else left.delete(job.batchId);
      return others === 0;
    },
  };
}
