import { numberIn, objectFrom, timeFrom } from './parse-saved.ts';

const hourMs = 3_600_000;
/** Time without captures or pastes after which no room is kept for them. */
const rememberedMs = 7 * 24 * hourMs;
const spare = 1.5;
const keptPerHour = 0.97;

/** Estimates how many captures and pastes the user makes in an hour, at its recent busiest; none before the first. */
export class Demand {
  private peak = 0;
  private hour: { since: number; count: number } | null = null;
  private lastAt: number | null = null;
  private now = 0;

  started(now: number): void {
    this.turn(now);
    this.lastAt = now;
    if (this.hour) this.hour.count += 1;
  }

  /** Uploads to keep credits for, in each hour of a window. */
  get wanted(): number {
    if (this.lastAt === null || this.now - this.lastAt > rememberedMs) return 0;
    return Math.ceil(spare * Math.max(this.peak, this.hour?.count ?? 0));
  }

  turn(now: number): void {
    this.now = now;
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
    if (this.lastAt !== null) this.lastAt += ms;
  }

  save(): unknown {
    return { peak: Math.max(this.peak, this.hour?.count ?? 0), lastAt: this.lastAt };
  }

  restore(saved: unknown): void {
    const from = objectFrom(saved);
    this.lastAt = timeFrom(from.lastAt);
    this.peak = this.lastAt === null ? 0 : (numberIn(from.peak, 0, 1e6) ?? 0);
  }
}
