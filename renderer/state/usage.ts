import type { BudgetView, UsageEntry } from '../../contract/credits.ts';
import type { Origin } from '../../contract/origin.ts';

/** Budget of the daily usage: every upload takes from it, and only this address does. */
export const dailyBudgetId = 'user';

const hourMs = 3_600_000;
const hoursShown = 24;

export interface HourUsage {
  /** Begins and ends with the clock's hour, ms. */
  readonly from: number;
  readonly to: number;
  readonly credits: number;
}

/** Usage by one origin. An upload that is sent twice costs twice and counts twice. */
export interface OriginUsage {
  readonly origin: Origin;
  readonly credits: number;
  readonly uploads: number;
  /** Number of these uploads without an answer: they count as spent. */
  readonly unknown: number;
}

export interface DayUsage {
  readonly hours: readonly HourUsage[];
  readonly credits: number;
  /** Largest first. */
  readonly byOrigin: readonly OriginUsage[];
}

/** Returns the start of the first of the 24 hours, the last of which is the current one. */
export function usageWindowStart(now: number): number {
  return new Date(now).setMinutes(0, 0, 0) - (hoursShown - 1) * hourMs;
}

/** Sums up spending by hour and by origin; entries that were refunded because nothing was sent are left out. */
export function dayUsage(entries: readonly UsageEntry[], now: number): DayUsage {
  const begin = usageWindowStart(now);
  const hours = Array.from({ length: hoursShown }, () => 0);
  const byOrigin = new Map<Origin, OriginUsage>();
  for (const entry of entriesSince(entries, begin)) {
    // Entries in the future were made before the clock was set back.
    const index = Math.min(Math.floor((entry.at - begin) / hourMs), hoursShown - 1);
    hours[index] = (hours[index] ?? 0) + entry.credits;
    const before = byOrigin.get(entry.origin);
    byOrigin.set(entry.origin, {
      origin: entry.origin,
      credits: (before?.credits ?? 0) + entry.credits,
      uploads: (before?.uploads ?? 0) + 1,
      unknown: (before?.unknown ?? 0) + (entry.settled === 'unknown' ? 1 : 0),
    });
  }
  return {
    hours: hours.map((credits, index) => ({
      from: begin + index * hourMs,
      to: begin + (index + 1) * hourMs,
      credits,
    })),
    credits: sum(hours),
    byOrigin: [...byOrigin.values()].sort((a, b) => b.credits - a.credits),
  };
}

/** Describes usage that the host counts and this app did not cause. */
export interface OtherUsage {
  readonly credits: number;
  readonly since: number;
}

/**
 * Computes the credits that others at this address used in the current window; null when there are none or when
 * unknown. Uploads in progress count as ours, since the host may have counted them already.
 */
export function otherUsage(
  budget: BudgetView | undefined,
  entries: readonly UsageEntry[],
): OtherUsage | null {
  if (!budget || budget.limit === null || budget.remaining === null || budget.resetAt === null) return null;
  if (budget.source !== 'header' && budget.source !== 'asked') return null;
  if (budget.seenAt === null) return null;
  const since = budget.resetAt - budget.windowMs;
  // Hosts differ in when a window begins, and an upload is written down before they count it: whatever we spent in a
  // window's time before the reading may be in it, and nobody is to be blamed for that.
  const ours = sum(entriesSince(entries, budget.seenAt - budget.windowMs).map((entry) => entry.credits));
  const credits = budget.limit - budget.remaining - ours;
  return credits > 0 ? { credits, since } : null;
}

function entriesSince(entries: readonly UsageEntry[], since: number): UsageEntry[] {
  return entries.filter(
    (entry) => entry.budget === dailyBudgetId && entry.settled !== 'nothing-sent' && entry.at >= since,
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
