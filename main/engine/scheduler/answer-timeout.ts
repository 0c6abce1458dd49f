const secondMs = 1_000;
/** Timeout before any answer was measured, after the last byte; and the upper bound, without what size adds. */
const firstMs = 30 * secondMs;
const longestMs = 240 * secondMs;
/** Timeout added per byte: the host inspects what it was sent, and a long video takes longer. */
const msPerByte = secondMs / 1_000_000;
/**
 * Multiples of the usual answer time: the timeout, and from when on a request counts as silent, so that others take
 * its turn.
 */
const timesUsual = 3;
const silentAfterMs = 15 * secondMs;
/** Weight of the newest answer, as for the smoothed round-trip time of RFC 6298. */
const weight = 1 / 8;

/**
 * Estimates the timeout for the answer to an upload, as TCP's retransmission timeout (RFC 6298): by what is usual
 * for this host, and twice as long after each silence, so that a slow host is not cut off for ever.
 */
export class AnswerTimeout {
  /** Smoothed time from the last byte to the answer, ms; 0 until one came. */
  private usualMs = 0;
  private doublings = 0;
  private doubledAt = Number.NEGATIVE_INFINITY;

  answered(ms: number): void {
    if (!Number.isFinite(ms) || ms < 0) return;
    this.doublings = 0;
    this.usualMs = this.usualMs === 0 ? ms : Math.max(ms / 2, this.usualMs + (ms - this.usualMs) * weight);
  }

  /** Doubles the timeout because no answer came. Requests in flight together count once. */
  timedOut(startedAt: number, now: number): void {
    if (startedAt < this.doubledAt) return;
    this.doubledAt = now;
    this.doublings += 1;
  }

  /**
   * @param bytes of the picture
   * @param tries of the same picture so far: what takes long is given longer
   * @returns ms from the last byte on
   */
  withinMs(bytes: number, tries: number): number {
    const doublings = Math.min(Math.max(this.doublings, tries), 8);
    const base = Math.min(Math.max(firstMs * 2 ** doublings, this.usualMs * timesUsual), longestMs);
    return base + Math.max(0, bytes) * msPerByte;
  }

  /** After how long a silence is unusual, ms from the last byte or sign of life. */
  get silentAfterMs(): number {
    return Math.max(silentAfterMs, this.usualMs * timesUsual);
  }
}
