import type { Lane } from '../../../contract/records.ts';
import type { Budget } from './budget.ts';
import { numberIn, objectFrom } from './parse-saved.ts';

const hourMs = 3_600_000;
/** In a window as short as this nobody needs a reserve: its end is near. */
const shortWindowMs = 60_000;
/** Beyond this a window is filled over many shorter ones. */
const longWindowMs = 6 * hourMs;
const leastUploads = 2;
const firstGuessPerHour = 3;
const keptPerHour = 0.97;

/** How many pictures somebody waits for in an hour, at its recent busiest. */
export class Demand {
  private peak = firstGuessPerHour;
  private hour: { since: number; count: number } | null = null;

  started(now: number): void {
    this.turn(now);
    if (this.hour) this.hour.count += 1;
  }

  /** Uploads to keep credits for, in each hour of a window. */
  get wanted(): number {
    return Math.max(leastUploads, Math.ceil(1.5 * Math.max(this.peak, this.hour?.count ?? 0)));
  }

  turn(now: number): void {
    if (this.hour === null || now < this.hour.since) {
      this.hour = { since: now, count: 0 };
      return;
    }
    const hours = Math.floor((now - this.hour.since) / hourMs);
    if (hours === 0) return;
    this.peak = Math.max(this.hour.count, this.peak * keptPerHour ** hours);
    this.hour = { since: this.hour.since + hours * hourMs, count: 0 };
  }

  shift(ms: number): void {
    if (this.hour) this.hour = { ...this.hour, since: this.hour.since + ms };
  }

  save(): unknown {
    return { peak: this.peak };
  }

  restore(saved: unknown): void {
    this.peak = numberIn(objectFrom(saved).peak, 0, 1e6) ?? firstGuessPerHour;
  }
}

/** What is kept of one budget for interactive work, as it melts, upload by upload, until the window's end. */
export interface Reserve {
  /** At the beginning of a window, credits. */
  readonly full: number;
  /** Credits of one upload. */
  readonly unit: number;
  /** From then to the window's end nothing is kept, ms. */
  readonly tailMs: number;
}

/** Share of the reserve that a lane has to leave alone. */
const share: Readonly<Record<Lane, number>> = { interactive: 0, normal: 0.5, bulk: 1 };

/**
 * @param unit price of one upload in this budget
 * @param wanted uploads to keep for each hour
 * @param tookMs duration of one upload
 */
export function reserveOf(budget: Budget, unit: number, wanted: number, lane: Lane, tookMs: number): Reserve {
  const { windowMs, limit } = budget;
  // What others would take meanwhile cannot be kept from them, and would be lost to us.
  const isShared = budget.cost.foreignPeak * windowMs >= unit / 2;
  if (windowMs <= shortWindowMs || unit <= 0 || isShared) return { full: 0, unit, tailMs: 0 };
  const isLong = windowMs > longWindowMs;
  const hours = Math.max(1, Math.min(windowMs, longWindowMs) / hourMs);
  const most = (isLong ? 0.05 : 0.2) * limit;
  const full = share[lane] * Math.min(most, wanted * hours * unit);
  const drainMs = (full / unit) * tookMs;
  // A day's reserve is spent at the pace of the hours, which leave room for it over the last few.
  const tailMs = Math.max(shortWindowMs, 2 * drainMs, isLong ? windowMs / 6 : 0);
  return { full, unit, tailMs: Math.min(tailMs, windowMs / 2) };
}

/** What the reserve has melted to, credits, in whole uploads. Nothing while the window has not been opened. */
export function keptAt(reserve: Reserve, windowMs: number, resetAt: number | null, now: number): number {
  if (resetAt === null || reserve.full === 0) return 0;
  const left = (resetAt - now - reserve.tailMs) / (windowMs - reserve.tailMs);
  const kept = reserve.full * Math.min(1, Math.max(0, left));
  return Math.round(kept / reserve.unit) * reserve.unit;
}

/** When the reserve will have melted to `kept`, ms. */
export function meltedAt(reserve: Reserve, windowMs: number, resetAt: number, kept: number): number {
  const uploads = Math.floor(Math.max(0, kept) / reserve.unit);
  const left = reserve.full === 0 ? 0 : ((uploads + 0.5) * reserve.unit) / reserve.full;
  return Math.ceil(resetAt - reserve.tailMs - Math.min(1, left) * (windowMs - reserve.tailMs)) + 1;
}
