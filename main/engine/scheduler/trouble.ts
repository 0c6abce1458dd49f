/** First and longest pause after a refusal that has nothing to do with our budgets. */
const firstPauseMs = 60_000;
const longestPauseMs = 10 * 60_000;
const longestToldMs = 6 * 3_600_000;

/**
 * The host is over capacity or refuses for no reason that can be seen: everything waits, then one request tries, and
 * the pauses grow until one goes through.
 */
export class Trouble {
  private pausedUntil: number | null = null;
  private inRow = 0;
  private sinceTick = 0;

  /** Refusals of requests that were under way together count once. */
  refused(waitMs: number | null, startedTick: number, tick: number, now: number): void {
    if (startedTick < this.sinceTick) return;
    const doubled = firstPauseMs * 2 ** Math.min(this.inRow, 10);
    const told = waitMs !== null && Number.isFinite(waitMs) ? Math.min(waitMs, longestToldMs) : 0;
    this.inRow += 1;
    this.sinceTick = tick;
    this.pausedUntil = now + Math.max(Math.min(doubled, longestPauseMs), told);
  }

  /** Something went through. */
  over(): void {
    this.inRow = 0;
    this.pausedUntil = null;
  }

  /** When the pause ends, or null while there is none. */
  until(now: number): number | null {
    return this.pausedUntil !== null && now < this.pausedUntil ? this.pausedUntil : null;
  }

  /** True from the first refusal until something has gone through: only one at a time may try. */
  get trying(): boolean {
    return this.inRow > 0;
  }

  shift(ms: number): void {
    if (this.pausedUntil !== null) this.pausedUntil += ms;
  }
}
