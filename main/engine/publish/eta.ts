import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { Forecast } from '../scheduler/types.ts';

/** What was last published about a job: why it waits, and when it will be done. */
interface PublishedEta {
  readonly doneBy: number | null;
  readonly reason: string;
}

/** Share of the time left by which an ETA has to move to count as changed. */
const etaTolerance = 0.02;
const etaToleranceMs = 1_000;

export interface EtaCache {
  readonly doneBy: (id: string) => number | null;
  readonly allDoneBy: number | null;
  /** Takes a new forecast. @returns the ids whose published values change */
  refresh(ids: Iterable<string>): string[];
  forget(id: string): void;
}

/** Caches published ETAs, so that only those that really moved are published again. */
export function createEtaCache(options: {
  now(): number;
  forecast(): Forecast;
  reasonFor(id: string): WaitReason | null;
}): EtaCache {
  const said = new Map<string, PublishedEta>();
  let forecast: Forecast = { doneBy: () => null, allDoneBy: null };

  const moved = (before: PublishedEta | undefined, doneBy: number | null, reason: string, now: number) => {
    if (!before || before.reason !== reason) return true;
    if (before.doneBy === null || doneBy === null) return before.doneBy !== doneBy;
    return Math.abs(doneBy - before.doneBy) > Math.max(etaToleranceMs, etaTolerance * (before.doneBy - now));
  };

  return {
    doneBy: (id) => forecast.doneBy(id),
    get allDoneBy() {
      return forecast.allDoneBy;
    },
    refresh(ids) {
      const now = options.now();
      forecast = options.forecast();
      const news: string[] = [];
      for (const id of ids) {
        const doneBy = forecast.doneBy(id);
        const reason = reasonKey(options.reasonFor(id));
        if (!moved(said.get(id), doneBy, reason, now)) continue;
        said.set(id, { doneBy, reason });
        news.push(id);
      }
      return news;
    },
    forget: (id) => said.delete(id),
  };
}

/**
 * Returns the key by which reasons are compared: its kind, its end, and how many are ahead in two digits, so that a
 * long queue is not published again with each upload.
 */
function reasonKey(reason: WaitReason | null): string {
  if (!reason) return '';
  const until = reason.until === null ? '' : Math.round(reason.until / etaToleranceMs);
  if (reason.kind === 'credits') return `credits ${reason.budget} ${until}`;
  if (reason.kind === 'turn') return `turn ${Number(reason.ahead.toPrecision(2))}`;
  return `${reason.kind} ${until}`;
}
