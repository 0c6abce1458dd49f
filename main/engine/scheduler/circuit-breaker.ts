/** Number of answers remembered. */
const remembered = 8;
/** Failures that open the breaker: so many in a row, or among the last answers. */
const inARow = 5;
const amongLast = 6;
/** Pauses double from the first on, but not beyond a share of the outage so far, within these bounds. */
const firstPauseMs = 2_000;
const shareOfOutage = 1 / 20;
const longestPauseMs = { least: 30_000, most: 120_000 } as const;
/** Upper bound of a pause that the server names. */
const longestNamedMs = 6 * 3_600_000;

export type BreakerState = 'closed' | 'open' | 'half-open';

/** How a request ended, for the host's health. */
export type Health = 'good' | 'trouble' | 'unknown';

/** One ended request. Times in ms on a clock that never jumps. */
export interface Ended {
  readonly id: string;
  readonly health: Health;
  readonly startedAt: number;
  readonly now: number;
  /** How long the server asked to be left alone; null where it did not. */
  readonly namedMs: number | null;
}

/**
 * The circuit breaker of one host (Nygard, "Release It!"): closed while the host works; open, so that nothing is sent,
 * when failures dominate the last answers; half-open after a pause, which lets one request try. Pauses grow with the
 * outage, so that a long one costs few requests and its end is seen within a twentieth of its length.
 */
export class CircuitBreaker {
  private answers: boolean[] = [];
  private failures = 0;
  /** The outage: since when, until when nothing is sent, and how many pauses there were; null while closed. */
  private outage: { readonly since: number; until: number; pauses: number } | null = null;
  private probe: { readonly id: string; isSilent: boolean } | null = null;
  /** When the last outage ended: what began before and fails later belongs to it. */
  private closedAt = Number.NEGATIVE_INFINITY;

  /** @param now on the clock that never jumps, here and below */
  state(now: number): BreakerState {
    if (this.outage === null) return 'closed';
    return now < this.outage.until ? 'open' : 'half-open';
  }

  /** When it closes or half-opens; null while it is not open. */
  openUntil(now: number): number | null {
    return this.outage !== null && now < this.outage.until ? this.outage.until : null;
  }

  /** True if a request may be sent as far as the host's health goes; half-open lets one try. */
  lets(now: number): boolean {
    const state = this.state(now);
    return state === 'closed' || (state === 'half-open' && (this.probe === null || this.probe.isSilent));
  }

  started(id: string, now: number): void {
    if (this.state(now) === 'half-open') this.probe = { id, isSilent: false };
  }

  /** Reports that a request was silent for long. As the try of a half-open breaker it counts as failed, for now. */
  silent(id: string, startedAt: number, now: number): void {
    if (this.probe?.id !== id || this.probe.isSilent) return;
    this.probe.isSilent = true;
    this.pause(startedAt, now);
  }

  /** @returns its effect on the breaker */
  ended({ id, health, startedAt, now, namedMs }: Ended): 'opened' | 'closed' | null {
    const wasProbe = this.probe?.id === id;
    const wasSilent = wasProbe && this.probe?.isSilent === true;
    if (wasProbe) this.probe = null;
    if (health === 'unknown' || (health === 'trouble' && startedAt < this.closedAt)) return null;
    this.remember(health === 'good');
    if (health === 'good') return this.close(now);
    const named = namedMs !== null && namedMs > 0 ? now + Math.min(namedMs, longestNamedMs) : now;
    if (this.outage !== null) {
      if (wasProbe && !wasSilent) this.pause(startedAt, now);
      this.outage.until = Math.max(this.outage.until, named);
      return null;
    }
    if (!this.isDominated && named === now) return null;
    this.outage = { since: now, until: now, pauses: 0 };
    this.pause(now, now);
    this.outage.until = Math.max(this.outage.until, named);
    return 'opened';
  }

  private get isDominated(): boolean {
    return this.failures >= inARow || this.answers.filter((isGood) => !isGood).length >= amongLast;
  }

  private remember(isGood: boolean): void {
    this.answers = [...this.answers, isGood].slice(-remembered);
    this.failures = isGood ? 0 : this.failures + 1;
  }

  private close(now: number): 'closed' | null {
    if (this.outage === null) return null;
    this.outage = null;
    this.closedAt = now;
    this.probe = null;
    this.answers = [];
    this.failures = 0;
    return 'closed';
  }

  /**
   * Begins the next pause, counted from when the try began: a host that swallows requests is asked as often as one
   * that refuses.
   */
  private pause(from: number, now: number): void {
    const { outage } = this;
    if (outage === null) return;
    const share = (now - outage.since) * shareOfOutage;
    const longest = Math.min(Math.max(share, longestPauseMs.least), longestPauseMs.most);
    outage.until = Math.max(now, from + Math.min(firstPauseMs * 2 ** Math.min(outage.pauses, 10), longest));
    outage.pauses += 1;
  }
}
