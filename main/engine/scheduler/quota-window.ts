import { numberIn, timeFrom } from './parse-saved.ts';

/** Rounding error of a window's end: servers tell whole seconds, rounded in an undocumented way. */
export const roundingMs = 1000;

/** When a request was sent and when its answer came, by our clock, ms. */
interface Exchange {
  readonly sentAt: number;
  readonly now: number;
}

/**
 * Tracks the window of one budget: it opens at its first use and ends a fixed time later. When it ends is told by
 * headers, or computed from what was charged, always to the careful side.
 */
export class QuotaWindow {
  /** Its length. */
  length: number;
  /** True once a window of this length was seen from its first use to the end it announced. */
  isLengthSeen = false;
  /** Number of the window; counts up. */
  number = 0;
  /** Between when and when it ends by the last answer alone; null where that told nothing that counts. */
  heard: { readonly earliest: number; readonly latest: number } | null = null;
  /** When the last window ended, ms; 0 when none has yet. */
  rolledAt = 0;
  private readonly documentedMs: number;
  /** Earliest time at which it may end: what is charged from then on may belong to the next one. */
  private earliestResetAt: number | null = null;
  /** True while the end is a guess, which the next certain charge corrects. */
  private isProvisional = true;
  /** Latest time at which it ends, by what opened it or was told; null while neither is known. */
  private end: number | null = null;
  /** Latest time at which it ends where only what was carried over can have opened it; null where nothing was. */
  private carriedEnd: number | null = null;
  /** Where the countdown to the reset was first seen in this window. */
  private countdown: { resetInMs: number; at: number } | null = null;
  private isCountdownStuck = false;

  constructor(documentedMs: number) {
    this.documentedMs = documentedMs;
    this.length = documentedMs;
  }

  /** Latest time at which it ends; null while nothing can have opened it. */
  get resetAt(): number | null {
    return this.end ?? this.carriedEnd;
  }

  isOver(now: number): boolean {
    return this.resetAt !== null && now >= this.resetAt;
  }

  /**
   * Begins the next window.
   * @param usedSince when what is carried over into it began; null for nothing. It may be all that is in it, so it has an
   * end: else what it leaves no room for would wait for ever
   */
  next(usedSince: number | null, now: number): void {
    this.rolledAt = this.resetAt ?? 0;
    this.number += 1;
    this.end = null;
    this.carriedEnd = usedSince === null ? null : now + this.length;
    this.earliestResetAt = usedSince === null ? null : usedSince + this.length;
    this.isProvisional = true;
    this.countdown = null;
  }

  /** True if what is charged now may belong to the next window. */
  mayBeOver(now: number): boolean {
    return this.earliestResetAt !== null && now >= this.earliestResetAt;
  }

  /** @param isCertain the charge surely belongs to this window */
  charged(startedAt: number, now: number, isCertain: boolean): void {
    if (this.end !== null && !(this.isProvisional && isCertain)) return;
    this.end = now + this.length;
    const earliest = this.earliestResetAt ?? Number.POSITIVE_INFINITY;
    this.earliestResetAt = Math.min(earliest, startedAt + this.length);
    this.isProvisional = !isCertain;
  }

  /** Records an attempt whose end was not seen. @returns whether it belongs to this window */
  includes(startedAt: number): boolean {
    if (this.end !== null && startedAt < this.end - this.length) return false;
    if (this.resetAt === null) this.end = startedAt + this.length;
    this.earliestResetAt ??= startedAt + this.length;
    return true;
  }

  /** The longest plausible countdown. */
  get maxResetMs(): number {
    return 2 * Math.max(this.length, this.documentedMs);
  }

  /**
   * Applies the countdown of an answer.
   * @param isFirstUse the answer is to what opened it
   * @returns whether it ends later than was known
   */
  read(resetInMs: number, isFirstUse: boolean, { sentAt, now }: Exchange): boolean {
    if (!this.counts(resetInMs, now) && this.end !== null) return false;
    const latest = now + resetInMs + roundingMs;
    const earliest = Math.min(sentAt, now) + resetInMs - roundingMs;
    this.heard = { earliest, latest };
    if (isFirstUse || resetInMs > this.length + 2 * roundingMs) this.learnLength(resetInMs);
    const known = this.end;
    this.earliestResetAt = earliest;
    if (known === null || this.isProvisional) {
      this.end = latest;
      this.isProvisional = false;
      return false;
    }
    const isSame = Math.abs(latest - known) <= 2 * roundingMs + Math.max(0, now - sentAt);
    this.end = isSame ? Math.min(known, latest) : latest;
    return !isSame && latest > known;
  }

  /** False for a countdown that does not count down: the window that we compute ourselves is better. */
  private counts(resetInMs: number, now: number): boolean {
    this.countdown ??= { resetInMs, at: now };
    const elapsed = now - this.countdown.at;
    const hasMoved = Math.abs(this.countdown.resetInMs - resetInMs) >= roundingMs;
    if (elapsed < 5 * roundingMs) return !this.isCountdownStuck;
    this.isCountdownStuck = !hasMoved;
    if (hasMoved) this.countdown = { resetInMs, at: now };
    return hasMoved;
  }

  /**
   * Learns the window's length. Only clear differences count: a window of the documented length may have been
   * joined a little late.
   */
  private learnLength(resetInMs: number): void {
    const seen = Math.ceil(resetInMs / roundingMs) * roundingMs;
    if (seen > this.length || seen < this.length / 4) this.length = seen;
    this.isLengthSeen = true;
  }

  /**
   * Records a refusal in this window.
   * @param statedMs how long the host said to wait; null where it did not
   * @param guessMs how long to wait where nothing tells when it ends
   */
  refused(statedMs: number | null, guessMs: number, now: number): void {
    const stated = numberIn(statedMs, 1, this.maxResetMs);
    if (stated !== null) this.end = now + stated + roundingMs;
    else if (this.end === null || this.isProvisional) this.end = now + guessMs;
    this.isProvisional = false;
    this.earliestResetAt = null;
  }

  /**
   * Shortens a hidden window, which has no header of its own, as much as the announced ones of its length were
   * found shorter.
   */
  rescale(length: number): void {
    const change = length - this.length;
    this.length = length;
    if (this.end !== null) this.end += change;
    if (this.carriedEnd !== null) this.carriedEnd += change;
    if (this.earliestResetAt !== null) this.earliestResetAt += change;
  }

  /** Reopens the window that had only looked ended, because the clock was set. */
  reopen(resetAt: number): void {
    this.end = resetAt;
    this.isProvisional = false;
    this.number -= 1;
  }

  /** Earliest time at which it may end; null where that is not known. */
  get earliest(): number | null {
    return this.earliestResetAt;
  }

  /** Takes over the end that all machines together know, and the number of the window. */
  adopt(resetAt: number | null, number: number): void {
    if (number !== this.number) this.countdown = null;
    this.number = number;
    this.end = resetAt;
    this.carriedEnd = null;
    this.isProvisional = false;
  }

  shift(ms: number): void {
    if (this.end !== null) this.end += ms;
    if (this.carriedEnd !== null) this.carriedEnd += ms;
    if (this.earliestResetAt !== null) this.earliestResetAt += ms;
    if (this.countdown) this.countdown = { ...this.countdown, at: this.countdown.at + ms };
    if (this.rolledAt !== 0) this.rolledAt += ms;
  }

  save(): Readonly<Record<string, unknown>> {
    return {
      resetAt: this.resetAt,
      earliestResetAt: this.earliestResetAt,
      provisional: this.isProvisional,
      windowMs: this.length,
      window: this.number,
      rolledAt: this.rolledAt,
      countdownStuck: this.isCountdownStuck,
      ...(this.end === null && this.carriedEnd !== null && { carried: true }),
    };
  }

  restore(from: Readonly<Record<string, unknown>>): void {
    const isCarried = from.carried === true;
    this.end = isCarried ? null : timeFrom(from.resetAt);
    this.carriedEnd = isCarried ? timeFrom(from.resetAt) : null;
    this.earliestResetAt = timeFrom(from.earliestResetAt);
    this.isProvisional = from.provisional !== false;
    this.length = numberIn(from.windowMs, 1, 2 * this.documentedMs) ?? this.documentedMs;
    this.number = numberIn(from.window, 0, 1e12) ?? 0;
    this.rolledAt = timeFrom(from.rolledAt) ?? 0;
    this.isCountdownStuck = from.countdownStuck === true;
  }
}
