import { numberIn, objectFrom } from './parse-saved.ts';

/** A point in the stream of answers from which deltas of `remaining` are taken. */
interface Anchor {
  readonly remaining: number;
  readonly at: number;
  /** Own nominal cost settled up to it, its own request included. */
  readonly settled: number;
  /** Of that, what may have been charged only after it; and what was under way and may have been charged before. */
  readonly overlapping: number;
  readonly inFlight: number;
}

/** One believable reading of one budget, in nominal cost where it speaks of our own requests. */
export interface Sample {
  readonly remaining: number;
  readonly now: number;
  /** Cost of the request whose answer this is. */
  readonly own: number;
  /** Own cost settled so far, ever. */
  readonly settled: number;
  /** Of that, what settled while this request was under way: may be in `remaining` or not. */
  readonly overlapping: number;
  /** Other requests still under way. */
  readonly inFlight: number;
}

/** How many uploads a calibration is drawn from; fewer and one foreign request would look like a price. */
const calibrationUploads = 5;
const foreignSpanMs = 10 * 60_000;
const hourMs = 3_600_000;
/** How much of the old peak is left after an hour: a neighbour is forgotten in about two days. */
const peakKeptPerHour = 0.95;

/**
 * What a request really takes from a budget, and what others take from it, both from the deltas of `remaining`.
 * Nobody else's spending can make our own requests look cheaper, so a lower price is believed as soon as it was seen
 * over a few uploads; more than the documented price is always somebody else.
 */
export class CostLearning {
  /** Real cost over documented cost, 0 to 1. */
  ratio = 1;
  /** Spent by others, credits per ms: on average, and at its recent worst. */
  foreignRate = 0;
  foreignPeak = 0;
  private anchor: Anchor | null = null;
  private span = { from: 0, spent: 0 };

  /** A new window has begun: the budget is full as far as we know. */
  refilled(limit: number, settled: number, inFlight: number, now: number): void {
    this.anchor = { remaining: limit, at: now, settled, overlapping: 0, inFlight };
    // Nobody can spend of what is used up, so the end of a window says nothing of others' pace.
    this.span = { from: now, spent: 0 };
  }

  /** Forgets where deltas are counted from, because the limit or the window changed under them. */
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
    };
    if (anchor === null || sample.remaining > anchor.remaining) {
      this.anchor = next;
      return;
    }
    const delta = anchor.remaining - sample.remaining;
    const since = sample.settled - anchor.settled;
    const certain = since - anchor.inFlight - sample.overlapping + sample.own;
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

/** Longest pause between two tries to go beyond a cap that was confirmed again and again, in windows. */
const longestPauseWindows = 168;
/** A cap found exactly where the documentation has it counts as confirmed that often. */
const documentedCountsAs = 6;

/**
 * A cap that no header shows. It is found by being refused, believed the longer the more often it was found at the
 * same place, and tried again from time to time, by one request alone, because it may have been raised.
 */
export class CapLearning {
  /** As many were let through in one window: up to here no care is needed. */
  proven = 0;
  private confirmed = 0;
  private lastFound: number;
  private readonly documented: number;
  /** From then on one request at a time may go beyond the cap. */
  probeFrom = 0;

  constructor(documented: number) {
    this.documented = documented;
    this.lastFound = documented;
  }

  letThrough(count: number): void {
    this.proven = Math.max(this.proven, count);
  }

  /** Refused after `count` had gone through in the window. Returns the cap to believe in. */
  refused(count: number, now: number, windowMs: number): number {
    const atSamePlace = Math.abs(count - this.lastFound) <= Math.max(1, 0.03 * count);
    if (!atSamePlace) this.confirmed = 0;
    else if (count === this.documented) this.confirmed = Math.max(documentedCountsAs, this.confirmed + 1);
    else this.confirmed += 1;
    this.lastFound = count;
    this.proven = count;
    const pause = this.confirmed === 0 ? 0 : Math.min(2 ** this.confirmed, longestPauseWindows);
    this.probeFrom = now + pause * windowMs;
    return count;
  }

  shift(ms: number): void {
    if (this.probeFrom !== 0) this.probeFrom += ms;
  }

  save(): unknown {
    const { proven, confirmed, lastFound, probeFrom } = this;
    return { proven, confirmed, lastFound, probeFrom };
  }

  restore(saved: unknown): void {
    const from = objectFrom(saved);
    this.proven = numberIn(from.proven, 0, 1e9) ?? 0;
    this.confirmed = numberIn(from.confirmed, 0, 1e6) ?? 0;
    this.lastFound = numberIn(from.lastFound, 0, 1e9) ?? this.documented;
    this.probeFrom = numberIn(from.probeFrom, 0, 1e15) ?? 0;
  }
}
