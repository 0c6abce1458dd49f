import { numberIn, objectFrom, timeFrom } from './parse-saved.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
/** Pauses after each refusal in one window. */
const pausesMs = [30 * secondMs, minuteMs, 2 * minuteMs, 4 * minuteMs, 8 * minuteMs, 16 * minuteMs] as const;
/** Number of refusals in a row after which the rest of the window is not probed any more. */
const mostInRow = 6;
/** Number of refusals in one window that what was on its way beside them may refute; later ones only what is sent after. */
const mostRefuted = 2;
const longestNamedMs = 24 * 60 * minuteMs;

/**
 * Handles refusals for too many requests that no budget explains. Everything waits, then one request probes alone,
 * with growing pauses, and at the latest when the window ends in which such refusals are counted.
 */
export class UnexplainedRefusals {
  private pausedUntil: number | null = null;
  /** Until when the host itself asked to be left alone: no answer that was on its way shortens that. */
  private namedUntil = 0;
  private inRow = 0;
  private windowEnd = 0;
  private inWindow = 0;
  /** Order of events: requests that began before belong to the refusal that was counted. */
  private tick = 0;
  /** Tick at which the request began that was refused last. */
  private refusedStart = 0;

  /**
   * Records a refusal.
   * @param namedMs how long the host said to wait; null where it did not
   * @param windowEnd when the window ends that such a refusal may belong to, ms
   */
  refused(at: {
    readonly startedTick: number;
    readonly tick: number;
    readonly now: number;
    readonly namedMs: number | null;
    readonly windowEnd: number;
  }): void {
    const named = numberIn(at.namedMs, 1, longestNamedMs);
    if (named !== null) this.namedUntil = Math.max(this.namedUntil, at.now + named + secondMs);
    // Of requests that were under way together one counts; a time that any of them names is kept.
    if (at.startedTick < this.tick) {
      if (named !== null) this.pausedUntil = Math.max(this.pausedUntil ?? 0, this.namedUntil);
      return;
    }
    if (at.now >= this.windowEnd) {
      this.windowEnd = at.windowEnd;
      this.inWindow = 0;
    }
    const before = Math.max(this.inRow, this.inWindow);
    const pause = pausesMs[Math.min(before, pausesMs.length - 1)] ?? minuteMs;
    this.inRow += 1;
    this.inWindow += 1;
    this.tick = at.tick;
    this.refusedStart = at.startedTick;
    const next = this.inRow >= mostInRow ? this.windowEnd : Math.min(at.now + pause, this.windowEnd);
    this.pausedUntil = named === null ? Math.max(next, at.now + secondMs) : at.now + named + secondMs;
  }

  /**
   * Records a success. What left after the refused request did shows that there was room: it was no cap. A host that
   * refuses one and takes the next, again and again, wants fewer all the same, and is left alone after each.
   */
  wentThrough(startedTick: number, now: number): void {
    const refutes = this.inWindow <= mostRefuted ? startedTick > this.refusedStart : startedTick > this.tick;
    if (!refutes || now < this.namedUntil) return;
    this.inRow = 0;
    this.pausedUntil = null;
  }

  /** When to probe next; null while nothing is in the way. */
  until(now: number): number | null {
    return this.pausedUntil !== null && now < this.pausedUntil ? this.pausedUntil : null;
  }

  /** True from the first refusal until a request has succeeded: only one at a time may probe. */
  get isAsking(): boolean {
    return this.inRow > 0;
  }

  shift(ms: number): void {
    if (this.pausedUntil !== null) this.pausedUntil += ms;
    if (this.namedUntil !== 0) this.namedUntil += ms;
    if (this.windowEnd !== 0) this.windowEnd += ms;
  }

  save(): unknown {
    const { pausedUntil, inRow, windowEnd, inWindow } = this;
    return { pausedUntil, inRow, windowEnd, inWindow };
  }

  restore(saved: unknown, now: number): void {
    const from = objectFrom(saved);
    const until = timeFrom(from.pausedUntil);
    this.inRow = numberIn(from.inRow, 0, 1e6) ?? 0;
    this.inWindow = numberIn(from.inWindow, 0, 1e6) ?? 0;
    this.windowEnd = timeFrom(from.windowEnd) ?? 0;
    // A time beyond all that is ever set here is of a clock that was wrong.
    this.pausedUntil = until !== null && until < now + longestNamedMs ? until : null;
  }
}
