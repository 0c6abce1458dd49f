import type { Job } from '../../contract/job.ts';
import type { Batch } from './batch.ts';

/** Window of the rate in milliseconds: long enough to be calm, short enough to follow the connection. */
const rateWindowMs = 10_000;
/** Shortest time in milliseconds for a meaningful rate. */
const shortestWindowMs = 1_000;

/** Describes the progress of a batch, in bytes. */
export interface MeterReading {
  readonly uploaded: number;
  readonly count: number;
  readonly sentBytes: number;
  /** Pictures of unknown size count with the mean of the known ones. */
  readonly totalBytes: number;
  /** Bytes a second; null until it can be measured. */
  readonly rate: number | null;
  /** Remaining milliseconds; null when unknown. */
  readonly leftMs: number | null;
  /**
   * Number of waiting pictures, and the time at which the first of them continues (ms since 1970); null when unknown.
   */
  readonly waiting: number;
  readonly waitingUntil: number | null;
}

export interface ProgressMeter {
  /** Records the bytes that an upload in progress has sent. */
  sent(jobId: string, bytes: number): void;
  /** Records the end of an attempt. */
  stopped(jobId: string): void;
  read(now: number): MeterReading;
}

const bytesOf = ({ job }: Batch['items'][number]) => job?.progress?.total ?? job?.media?.bytes ?? null;

export function createProgressMeter(batch: Batch): ProgressMeter {
  const underWay = new Map<string, number>();
  let samples: { readonly at: number; readonly bytes: number }[] = [];

  const waitOf = (open: readonly Job[]) => {
    const reasons = open.flatMap(({ reason }) => (reason && reason.kind !== 'turn' ? reason : []));
    const times = reasons.flatMap(({ until }) => until ?? []);
    return { waiting: reasons.length, waitingUntil: times.length > 0 ? Math.min(...times) : null };
  };

  const rateAt = (now: number, bytes: number): number | null => {
    samples.push({ at: now, bytes });
    samples = samples.filter(({ at }) => at >= now - rateWindowMs);
    const [first] = samples;
    if (!first || now - first.at < shortestWindowMs) return null;
    // A failed attempt takes back what it had sent.
    return Math.max(0, (1000 * (bytes - first.bytes)) / (now - first.at));
  };

  return {
    sent: (jobId, bytes) => void underWay.set(jobId, bytes),
    stopped: (jobId) => void underWay.delete(jobId),
    read(now) {
      const { items } = batch;
      const sizes = items.flatMap((item) => bytesOf(item) ?? []);
      const known = sizes.reduce((sum, size) => sum + size, 0);
      const typical = sizes.length > 0 ? known / sizes.length : 0;
      const totalBytes = Math.round(known + typical * (items.length - sizes.length));
      const sentBytes = items.reduce((sum, item) => {
        if (item.status !== 'open') return sum + (bytesOf(item) ?? typical);
        return sum + (item.jobId ? (underWay.get(item.jobId) ?? 0) : 0);
      }, 0);
      const rate = rateAt(now, sentBytes);
      const open = batch.openJobs();
      const promised = open.flatMap(({ doneBy }) => doneBy ?? []);
      const byRate = rate ? (1000 * (totalBytes - sentBytes)) / rate : null;
      const byPromise =
        promised.length === open.length && open.length > 0 ? Math.max(...promised) - now : null;
      const wait = waitOf(open);
      // Waiting jobs are estimated by the engine, which knows the credits; running ones by the connection's rate.
      const leftMs = wait.waiting > 0 ? byPromise : byRate;
      return {
        uploaded: batch.count('uploaded'),
        count: items.length,
        sentBytes: Math.min(Math.round(sentBytes), totalBytes),
        totalBytes,
        rate,
        leftMs: leftMs === null ? null : Math.max(0, leftMs),
        ...wait,
      };
    },
  };
}
