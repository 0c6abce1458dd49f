import { numberIn, objectFrom } from './parse-saved.ts';

/** A point in the stream of answers from which deltas of `remaining` are taken. */
interface Anchor {
  readonly remaining: number;
  readonly at: number;
  /** Own nominal cost settled up to it, its own request included. */
  readonly settled: number;
  /** Of that, what may have been charged only after it; and what was in flight and may have been charged before. */
  readonly overlapping: number;
  readonly inFlight: number;
  readonly doubtful: number;
}

/** One believable reading of one budget, in nominal cost where it speaks of our own requests. */
export interface Sample {
  readonly remaining: number;
  readonly now: number;
  /** Cost of the request that it answers. */
  readonly own: number;
  /** Own cost settled so far, in total. */
  readonly settled: number;
  /** Of that, what settled while this request was in flight: may be in `remaining` or not. */
  readonly overlapping: number;
  /** Cost of other requests still in flight. */
  readonly inFlight: number;
  /** Of what settled so far, what was not accepted: the host may have charged nothing for it. */
  readonly doubtful: number;
}

/** Minimum number of uploads in a calibration; with fewer, one foreign request would look like a price. */
const calibrationUploads = 5;
const foreignSpanMs = 10 * 60_000;
const hourMs = 3_600_000;
/** Share of the old peak that is kept per hour: a neighbour is forgotten in about two days. */
const peakKeptPerHour = 0.95;

/**
 * Learns what a request really takes from a budget, and what others take from it, both from the deltas of
 * `remaining`. Spending by others cannot make our own requests look cheaper, so a lower price is believed as soon
 * as it was seen over a few uploads; more than the documented price is always spent by others.
 */
export class CostLearning {
  /** Real cost over documented cost, 0 to 1. */
  ratio = 1;
  /** Spending by others, credits per ms: on average, and at its recent worst. */
  foreignRate = 0;
  foreignPeak = 0;
  private anchor: Anchor | null = null;
  private span = { from: 0, spent: 0 };

  /** Records that a new window has begun: the budget is full as far as we know. */
  refilled(now: number, full: Pick<Anchor, 'remaining' | 'settled' | 'inFlight' | 'doubtful'>): void {
    this.anchor = { ...full, at: now, overlapping: 0 };
    // Others cannot spend what is used up, so the end of a window says nothing of their pace.
    this.span = { from: now, spent: 0 };
  }

  /** Forgets the anchor of the deltas, because the limit or the window changed under it. */
  lostTrack(): void {
    this.anchor = null;
  }

  read(sample: Sample): void {
    const anchor = this.anchor;
    const next = {
      remaining: sample.remaining,
      at: sample.now,
      settled: sample.settled + sample.own,
      overlapping: sample.overlapping,
      inFlight: sample.inFlight,
      doubtful: sample.doubtful,
    };
    if (anchor === null || sample.remaining > anchor.remaining) {
      this.anchor = next;
      return;
    }
    const delta = anchor.remaining - sample.remaining;
    const since = sample.settled - anchor.settled;
    const doubtful = sample.doubtful - anchor.doubtful;
    const certain = since - doubtful - anchor.inFlight - sample.overlapping + sample.own;
    const possible = since + anchor.overlapping + sample.inFlight + sample.own;
    const dearer = delta > this.ratio * possible * 1.2 && possible > 0;
    const enough = certain >= calibrationUploads * Math.max(1, sample.own);
    if (dearer) this.ratio = Math.min(1, Math.max(this.ratio, delta / possible));
    else if (enough && delta > 0 && delta < this.ratio * certain * 0.8) this.ratio = delta / certain;
    if (dearer || enough || sample.now - anchor.at >= foreignSpanMs) {
      this.foreign(Math.max(0, delta - this.ratio * possible), anchor.at, sample.now);
      this.anchor = next;
    }
  }

  private foreign(spent: number, from: number, now: number): void {
    if (this.span.from === 0) this.span.from = from;
    this.span.spent += spent;
    const lasted = now - this.span.from;
    if (lasted < foreignSpanMs) return;
    const rate = this.span.spent / lasted;
    const weight = 1 - Math.exp(-lasted / (6 * hourMs));
    this.foreignRate += (rate - this.foreignRate) * weight;
    this.foreignPeak = Math.max(rate, this.foreignPeak * peakKeptPerHour ** (lasted / hourMs));
    if (this.foreignPeak * hourMs < 0.5) this.foreignPeak = 0;
    this.span = { from: now, spent: 0 };
  }

  /**
   * Estimates what others may have taken in a stretch of time in which the host did not say how much is left.
   * @param tookMs duration of an upload, in which they go on
   */
  foreignIn(ageMs: number, tookMs: number, onAverage: boolean): number {
    return onAverage ? this.foreignRate * ageMs : this.foreignPeak * 1.5 * (ageMs + 2 * tookMs);
  }

  shift(ms: number): void {
    if (this.anchor) this.anchor = { ...this.anchor, at: this.anchor.at + ms };
    if (this.span.from !== 0) this.span.from += ms;
  }

  save(): unknown {
    return { ratio: this.ratio, foreignRate: this.foreignRate, foreignPeak: this.foreignPeak };
  }

  restore(saved: unknown): void {
    const from = objectFrom(saved);
    this.ratio = numberIn(from.ratio, 0.001, 1) ?? 1;
    this.foreignRate = numberIn(from.foreignRate, 0, 1e6) ?? 0;
    this.foreignPeak = numberIn(from.foreignPeak, 0, 1e6) ?? 0;
  }
}
