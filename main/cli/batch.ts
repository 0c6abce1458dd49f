import { errorData } from '../../contract/app-error.ts';
import type { ErrorData } from '../../contract/errors.ts';
import type { Job } from '../../contract/job.ts';

/** Holds the result of one picture of an `upload`. */
export interface BatchItem {
  readonly input: string;
  /** Null for an input that was refused before it became a job. */
  readonly jobId: string | null;
  readonly status: 'open' | 'uploaded' | 'failed' | 'cancelled';
  /** The job's last known state. */
  readonly job: Job | null;
  readonly error: ErrorData | null;
}

/** Tracks the pictures of one `upload` in the order given, and their states. Independent of engine and output. */
export interface Batch {
  readonly items: readonly BatchItem[];
  /**
   * Updates a job.
   * @returns the items that have just ended
   */
  update(job: Job): BatchItem[];
  /**
   * Marks a job as removed from the queue by another program.
   * @returns the items that have just ended
   */
  markRemoved(jobId: string): BatchItem[];
  has(jobId: string): boolean;
  openIds(): string[];
  openJobs(): Job[];
  count(status: BatchItem['status']): number;
  /** Returns the ended items that come next in the order given, each once. */
  takeEndedInOrder(): BatchItem[];
  /** Returns the ended items behind one that has not ended, each once: for the end of waiting. */
  takeEndedRest(): BatchItem[];
}

const outcomeOf = (job: Job): Pick<BatchItem, 'status' | 'error'> => {
  if (job.state === 'uploaded') return { status: 'uploaded', error: null };
  if (job.state === 'cancelled')
    return { status: 'cancelled', error: job.error ?? errorData('cancelled', 'It was cancelled.') };
  if (job.state === 'failed')
    return { status: 'failed', error: job.error ?? errorData('internal', 'It failed.') };
  return { status: 'open', error: null };
};

export function createBatch(added: readonly Pick<BatchItem, 'input' | 'jobId' | 'error'>[]): Batch {
  const items: BatchItem[] = added.map((one) => ({
    ...one,
    status: one.jobId ? 'open' : 'failed',
    job: null,
  }));
  // The same picture given twice may be one job.
  const places = new Map<string, number[]>();
  for (const [place, { jobId }] of items.entries()) {
    if (jobId) places.set(jobId, [...(places.get(jobId) ?? []), place]);
  }
  const taken = new Set<number>();
  let head = 0;

  const change = (jobId: string, next: Partial<BatchItem>): BatchItem[] => {
    const ended: BatchItem[] = [];
    for (const place of places.get(jobId) ?? []) {
      const before = items[place];
      if (before?.status !== 'open') continue;
      const after = { ...before, ...next };
      items[place] = after;
      if (after.status !== 'open') ended.push(after);
    }
    return ended;
  };
  const open = () => items.filter((item) => item.status === 'open');

  return {
    items,
    update: (job) => change(job.id, { job, ...outcomeOf(job) }),
    markRemoved: (jobId) =>
      change(jobId, { status: 'cancelled', error: errorData('cancelled', 'It was taken out of the queue.') }),
    has: (jobId) => places.has(jobId),
    openIds: () => [...new Set(open().flatMap(({ jobId }) => jobId ?? []))],
    openJobs: () => open().flatMap(({ job }) => job ?? []),
    count: (status) => items.filter((item) => item.status === status).length,
    takeEndedInOrder() {
      const next: BatchItem[] = [];
      for (; head < items.length; head += 1) {
        const item = items[head];
        if (!item || item.status === 'open') break;
        if (!taken.has(head)) next.push(item);
        taken.add(head);
      }
      return next;
    },
    takeEndedRest() {
      return items.filter((item, place) => {
        const isDue = item.status !== 'open' && !taken.has(place);
        if (isDue) taken.add(place);
        return isDue;
      });
    },
  };
}
