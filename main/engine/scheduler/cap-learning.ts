import { numberIn, objectFrom } from './parse-saved.ts';

/** Longest pause between two tries to exceed a cap that was confirmed again and again, in windows. */
const maxPauseWindows = 168;
/** Initial confirmations of a cap found exactly where the documentation has it. */
const documentedCountsAs = 6;
/** Uploads beyond the known cap that allow one more at once. */
const beyondPerUpload = 10;

/** Tolerance within which two counts of uploads mean the same cap. */
const tolerance = (count: number): number => Math.max(1, 0.03 * count);

/** A count at which something was refused for no known reason. */
interface Suspicion {
  readonly count: number;
  /** Number of the window in which that was. */
  readonly window: number;
}

/**
 * Learns a cap that no header shows. It is found by being refused: once at the place where the documentation has
 * it, or beyond all that went through before; twice, in two windows, at any other. It is believed the longer the
 * more often it was found at the same place, and tried again from time to time, because it may have been raised.
 */
export class CapLearning {
  private confirmed = 0;
  private lastFound: number;
  private readonly documented: number;
  private suspicion: Suspicion | null = null;
  /** From when on the cap may be probed. */
  probeFrom = 0;

  constructor(documented: number) {
    this.documented = documented;
    this.lastFound = documented;
  }

  /**
   * Maximum number of uploads in flight beyond the assumed cap: one, and more with what has gone through there in
   * this window.
   */
  atOnceBeyond(used: number, believed: number): number {
    return 1 + Math.floor(Math.max(0, used - believed) / beyondPerUpload);
  }

  /**
   * Records an upload that succeeded as the `used`th of its window.
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

  /** Raises the cap: an upload went through although it had been found. */
  foundHigher(used: number): void {
    this.lastFound = Math.max(this.lastFound, used);
  }

  /**
   * Records a refusal below the assumed cap, for no known reason.
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

  /** Records a refusal after `count` uploads of the window. Returns the cap to assume. */
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

  /** Like `save`, with times from now on, for machines whose clocks differ. */
  saveAt(now: number): unknown {
    const { confirmed, lastFound, suspicion } = this;
    return { confirmed, lastFound, probeInMs: Math.max(0, this.probeFrom - now), suspicion };
  }

  /** Takes over what `saveAt` told of another machine; nothing where that told nothing. */
  restoreAt(told: unknown, now: number): void {
    if (told === null) return;
    const probeInMs = numberIn(objectFrom(told).probeInMs, 0, 1e12) ?? 0;
    this.restore({ ...objectFrom(told), probeFrom: probeInMs === 0 ? 0 : now + probeInMs });
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

/** True if a place lies between two counts, within the tolerance. */
export function isBetween(place: number, from: number, to: number): boolean {
  return place >= from - tolerance(from) && place <= to + tolerance(to);
}
