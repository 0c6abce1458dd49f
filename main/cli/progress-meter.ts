import type { Job } from '../../contract/job.ts';
import type { Batch } from './batch.ts';

/** Milliseconds over which the rate is told: long enough to be calm, short enough to follow the line. */
const rateWindowMs = 10_000;
/** Below it a rate is chance. */
const shortestWindowMs = 1_000;

/** How far a batch is, in bytes. */
export interface MeterReading {
  readonly uploaded: number;
  readonly count: number;
  readonly sentBytes: number;
  /** Of pictures whose size is not known yet, as many as those have that are known. */
  readonly totalBytes: number;
  /** Bytes a second; null until there is enough to tell. */
  readonly rate: number | null;
  /** Milliseconds; null when it cannot be told. */
  readonly leftMs: number | null;
  /** Pictures that wait, and until when the first of them does (ms since 1970); null where nobody knows. */
  readonly waiting: number;
  readonly waitingUntil: number | null;
}

export interface ProgressMeter {
  /** Bytes that an upload under way has handed over. */
  sent(jobId: string, bytes: number): void;
  /** It is not under way any more. */
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
    // A try that failed takes back what it had sent.
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
      // What waits goes by the engine's word, which knows the credits; what runs by the line.
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
