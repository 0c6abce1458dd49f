import { timeFrom } from './parse-saved.ts';

/**
 * Number of strikes that stops us. Imgur blocks an application until the month's end at the fifth daily limit hit;
 * we stop one earlier.
 */
const stopAt = 4;
/** Share of the daily limit that is never touched, by the number of strikes seen. */
const margins = [0.004, 0.02, 0.05, 0.1] as const;

/** Counts the daily limits hit in this UTC month, by whichever program, as the host's clock has it. */
export class Strikes {
  private times: number[];

  constructor(saved: readonly unknown[]) {
    this.times = saved.map(timeFrom).filter((time) => time !== null);
  }

  /** @param serverNow ms since 1970 UTC by the host's clock */
  add(serverNow: number): void {
    this.times = [...this.inMonth(serverNow), serverNow];
  }

  count(serverNow: number): number {
    return this.inMonth(serverNow).length;
  }

  /** Until when nothing may be sent at all, by the host's clock; null if nothing is blocked. */
  blockedUntil(serverNow: number): number | null {
    return this.count(serverNow) >= stopAt ? monthEnd(serverNow) : null;
  }

  /** Share of the limit that is kept as a margin. */
  margin(serverNow: number): number {
    return margins[Math.min(this.count(serverNow), margins.length - 1)] ?? 0;
  }

  /** Takes over what all machines have counted together. */
  adopt(times: readonly number[]): void {
    this.times = [...times];
  }

  save(): readonly number[] {
    return this.times;
  }

  private inMonth(serverNow: number): number[] {
    const start = monthStart(serverNow);
    return this.times.filter((time) => time >= start);
  }
}

function monthStart(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

function monthEnd(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
