import { errorData } from '../../contract/app-error.ts';
import type { ErrorData } from '../../contract/errors.ts';
import type { Job } from '../../contract/records.ts';

/** What became of one picture of an `upload`. */
export interface BatchItem {
  readonly input: string;
  /** Null for what was refused before it came into the queue. */
  readonly jobId: string | null;
  readonly status: 'open' | 'uploaded' | 'failed' | 'cancelled';
  /** As last seen. */
  readonly job: Job | null;
  readonly error: ErrorData | null;
}

/** The pictures of one `upload` in the order given, and how each stands. Knows no engine and no output. */
export interface Batch {
  readonly items: readonly BatchItem[];
  /** @returns what has just ended */
  update(job: Job): BatchItem[];
  /** The job was taken out of the queue by somebody. @returns what has just ended */
  markRemoved(jobId: string): BatchItem[];
  has(jobId: string): boolean;
  openIds(): string[];
  openJobs(): Job[];
  count(status: BatchItem['status']): number;
  /** Those that have ended and come next in the order given, each once. */
  takeEndedInOrder(): BatchItem[];
  /** Those that have ended behind one that has not, each once: for when no more is waited for. */
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
