import { timeFrom } from './parse-saved.ts';

/** Imgur blocks an application until the month's end at the fifth daily limit hit; we stop one earlier. */
const stopAt = 4;
/** Share of the daily limit that is never touched, by the number of strikes seen. */
const margins = [0.004, 0.02, 0.05, 0.1] as const;

/** Daily limits hit in this UTC month, by whomever, as the host's clock has it. */
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

  /** Until when nothing may go at all, by the host's clock; null while there is no such need. */
  blockedUntil(serverNow: number): number | null {
    return this.count(serverNow) >= stopAt ? monthEnd(serverNow) : null;
  }

  /** Share of the limit to stay away from it. */
  margin(serverNow: number): number {
    return margins[Math.min(this.count(serverNow), margins.length - 1)] ?? 0;
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
