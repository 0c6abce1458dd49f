import { numberIn, objectFrom } from './parse-saved.ts';

/** Threshold of a jump: smaller steps are what time services do all day. */
const noticeableMs = 5_000;

/**
 * Detects that this machine's clock was set, so that times noted by it can be shifted. Three witnesses: a steady
 * clock where the caller has one (it goes on in sleep and is never set), the server's `Date` from answer to answer,
 * and plain sense, as no clock goes backwards by itself. A long sleep is no jump.
 */
export class ClockWatch {
  /** Server's clock minus ours, ms; 0 until an answer told. */
  offset = 0;
  /** Sum of all jumps, ms. */
  total = 0;
  private knowsOffset = false;
  private fromSnapshot = false;
  private last: number;
  private readonly steady: (() => number) | null;
  private skew: number;

  constructor(now: number, steady: (() => number) | null, saved: unknown) {
    this.last = now;
    this.steady = steady;
    this.skew = steady ? now - steady() : 0;
    const offset = numberIn(objectFrom(saved).offset, -1e13, 1e13);
    if (offset !== null) {
      this.offset = offset;
      this.knowsOffset = true;
      this.fromSnapshot = true;
    }
  }

  /** Ms by which our clock was set forward (negative: back) since the last call; 0 nearly always. */
  jumped(now: number): number {
    const jump = this.steady ? now - this.steady() - this.skew : Math.min(0, now - this.last);
    this.last = now;
    if (Math.abs(jump) < noticeableMs) return 0;
    this.skew += jump;
    this.offset -= jump;
    this.total += jump;
    return jump;
  }

  /** Like `jumped`, by an answer that took `tookMs`, of which it is not known when in between it was dated. */
  observeOffset(offset: number | null, tookMs: number): number {
    if (offset === null || !Number.isFinite(offset)) return 0;
    const change = offset - this.offset;
    const first = !this.knowsOffset;
    const mayBeOurs = this.fromSnapshot || this.steady === null;
    this.knowsOffset = true;
    this.fromSnapshot = false;
    if (Math.abs(change) <= noticeableMs + Math.max(0, tookMs)) {
      if (first) this.offset = offset;
      return 0;
    }
    this.offset = offset;
    if (first || !mayBeOurs) return 0;
    this.total -= change;
    return -change;
  }

  save(): unknown {
    return this.knowsOffset ? { offset: this.offset } : {};
  }
}
