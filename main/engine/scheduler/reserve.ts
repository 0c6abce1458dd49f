import type { Budget } from './budget.ts';

const hourMs = 3_600_000;
/** Windows as short as this need no reserve: their end is near. */
const shortWindowMs = 60_000;
/** Windows longer than this are filled over many shorter ones. */
const longWindowMs = 6 * hourMs;

/** The reserve of one budget for captures and pastes, which melts, upload by upload, until the window's end. */
export interface Reserve {
  /** Size at the beginning of a window, credits. */
  readonly full: number;
  /** Price of one upload, credits. */
  readonly unit: number;
  /** Time before the window's end in which nothing is kept, ms. */
  readonly tailMs: number;
}

/** An empty reserve. */
export const noReserve: Reserve = { full: 0, unit: 0, tailMs: 0 };

/**
 * Computes the reserve of a budget.
 * @param unit price of one upload in this budget
 * @param wanted uploads to keep for each hour
 * @param tookMs duration of one upload
 */
export function reserveOf(budget: Budget, unit: number, wanted: number, tookMs: number): Reserve {
  const { windowMs, limit } = budget;
  // What others would take in that time cannot be kept from them, and would be lost to us.
  const isShared = budget.cost.foreignPeak * windowMs >= unit / 2;
  if (windowMs <= shortWindowMs || unit <= 0 || wanted <= 0 || isShared) return { full: 0, unit, tailMs: 0 };
  const isLong = windowMs > longWindowMs;
  const hours = Math.max(1, Math.min(windowMs, longWindowMs) / hourMs);
  const most = (isLong ? 0.05 : 0.2) * limit;
  const full = Math.min(most, wanted * hours * unit);
  const drainMs = (full / unit) * tookMs;
  // A day's reserve is spent at the pace of the hours, which leave room for it over the last few.
  const tailMs = Math.max(shortWindowMs, 2 * drainMs, isLong ? windowMs / 6 : 0);
  return { full, unit, tailMs: Math.min(tailMs, windowMs / 2) };
}

/**
 * Computes what the reserve has melted to, credits, in whole uploads. Nothing while the window has not been opened.
 */
export function keptAt(reserve: Reserve, windowMs: number, resetAt: number | null, now: number): number {
  if (resetAt === null || reserve.full === 0) return 0;
  const left = (resetAt - now - reserve.tailMs) / (windowMs - reserve.tailMs);
  const kept = reserve.full * Math.min(1, Math.max(0, left));
  return Math.round(kept / reserve.unit) * reserve.unit;
}

/** Computes when the reserve will have melted to `kept`, ms. */
export function meltedAt(reserve: Reserve, windowMs: number, resetAt: number, kept: number): number {
  const uploads = Math.floor(Math.max(0, kept) / reserve.unit);
  const left = reserve.full === 0 ? 0 : ((uploads + 0.5) * reserve.unit) / reserve.full;
  return Math.ceil(resetAt - reserve.tailMs - Math.min(1, left) * (windowMs - reserve.tailMs)) + 1;
}
