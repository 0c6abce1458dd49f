const secondMs = 1_000;
/** How long an answer is waited for at first, after the last byte; and at the most, without what size adds. */
const firstMs = 30 * secondMs;
const longestMs = 240 * secondMs;
/** The host looks at what it was sent: a long video takes longer. */
const msPerByte = secondMs / 1_000_000;
/** Patience over what is usual; and from when on a request counts as silent, so that others take its turn. */
const timesUsual = 3;
const silentAfterMs = 15 * secondMs;
/** Weight of the newest answer, as for the smoothed round-trip time of RFC 6298. */
const weight = 1 / 8;

/**
 * How long the answer to an upload is waited for, as TCP's retransmission timeout (RFC 6298): by what is usual for this
 * host, and twice as long after each silence, so that a slow host is not cut off for ever.
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

  /** No answer came. Requests that were under way together count once. */
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

  /** From when on nothing having been heard is no longer usual, ms from the last byte or sign of life. */
  get silentAfterMs(): number {
    return Math.max(silentAfterMs, this.usualMs * timesUsual);
  }
}
