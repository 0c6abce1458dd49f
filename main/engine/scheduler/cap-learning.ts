import { numberIn, objectFrom } from './parse-saved.ts';

/** Longest pause between two tries to go beyond a cap that was confirmed again and again, in windows. */
const maxPauseWindows = 168;
/** A cap found exactly where the documentation has it counts as confirmed that often. */
const documentedCountsAs = 6;
/** After so many uploads beyond what was known another one may go beside those. */
const beyondPerUpload = 10;

/** Two counts of uploads that mean the same place, give or take. */
const tolerance = (count: number): number => Math.max(1, 0.03 * count);

/** A place at which something was refused for no known reason. */
interface Suspicion {
  readonly count: number;
  /** Number of the window in which that was. */
  readonly window: number;
}

/**
 * What is known of a cap that no header shows. It is found by being refused: once at the place where the documentation
 * has it, or beyond all that went through before; twice, in two windows, at any other. It is believed the longer the more
 * often it was found at the same place, and tried again from time to time, because it may have been raised.
 */
export class CapLearning {
  private confirmed = 0;
  private lastFound: number;
  private readonly documented: number;
  private suspicion: Suspicion | null = null;
  /** From then on the cap may be tried. */
  probeFrom = 0;

  constructor(documented: number) {
    this.documented = documented;
    this.lastFound = documented;
  }

  /**
   * Uploads that may be under way at once beyond the cap that is believed in: one, and more with what has gone through
   * there in this window.
   */
  atOnceBeyond(used: number, believed: number): number {
    return 1 + Math.floor(Math.max(0, used - believed) / beyondPerUpload);
  }

  /**
   * Let through as the `used`th of its window.
   * @param isLate it was under way when something was refused
   */
  letThrough(used: number, window: number, isLate: boolean): void {
    const { suspicion } = this;
    if (suspicion === null) return;
    // What was under way beside the refused one was before it at the host.
    if (isLate && suspicion.window === window) this.suspicion = { ...suspicion, count: used };
    else if (suspicion.window === window || used > suspicion.count + tolerance(suspicion.count))
      this.suspicion = null;
  }

  /** Let through although the cap had been found: it lies that much higher. */
  foundHigher(used: number): void {
    this.lastFound = Math.max(this.lastFound, used);
  }

  /**
   * Refused below what is believed, for no known reason.
   * @param used went through in this window, and perhaps `underWay` more
   * @returns whether that is a cap now: it was so in another window at about the same place
   */
  suspect(used: number, underWay: number, window: number): boolean {
    const { suspicion } = this;
    const isSame =
      suspicion !== null && suspicion.window !== window && isBetween(suspicion.count, used, used + underWay);
    if (isSame) return true;
    if (suspicion?.window !== window) this.suspicion = { count: used, window };
    return false;
  }

  /** Found after `count` had gone through in the window. Returns the cap to believe in. */
  refused(count: number, now: number, windowMs: number): number {
    const atSamePlace = Math.abs(count - this.lastFound) <= tolerance(count);
    if (!atSamePlace) this.confirmed = 0;
    else if (count === this.documented) this.confirmed = Math.max(documentedCountsAs, this.confirmed + 1);
    else this.confirmed += 1;
    this.lastFound = count;
    this.suspicion = null;
    const pause = this.confirmed === 0 ? 0 : Math.min(2 ** this.confirmed, maxPauseWindows);
    this.probeFrom = now + pause * windowMs;
    return count;
  }

  shift(ms: number): void {
    if (this.probeFrom !== 0) this.probeFrom += ms;
  }

  save(): unknown {
    const { confirmed, lastFound, probeFrom, suspicion } = this;
    return { confirmed, lastFound, probeFrom, suspicion };
  }

  restore(saved: unknown): void {
    const from = objectFrom(saved);
    this.confirmed = numberIn(from.confirmed, 0, 1e6) ?? 0;
    this.lastFound = numberIn(from.lastFound, 0, 1e9) ?? this.documented;
    this.probeFrom = numberIn(from.probeFrom, 0, 1e15) ?? 0;
    const suspicion = objectFrom(from.suspicion);
    const count = numberIn(suspicion.count, 0, 1e9);
    const window = numberIn(suspicion.window, 0, 1e12);
    this.suspicion = count === null || window === null ? null : { count, window };
  }
}

/** Whether a place lies between two counts, give or take. */
export function isBetween(place: number, from: number, to: number): boolean {
  return place >= from - tolerance(from) && place <= to + tolerance(to);
}
