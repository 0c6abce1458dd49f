import { numberIn, objectFrom } from './parse-saved.ts';

const firstGuess = { tookMs: 2_500, bytes: 500_000, msPerByte: 0.002 } as const;
/** Weight of the newest upload: about the last thirty count. */
const weight = 1 / 30;

/** Estimates how long an upload takes, as a fixed part and a part by its size, fitted to the last few dozen. */
export class Speed {
  private tookMs: number = firstGuess.tookMs;
  private bytes: number = firstGuess.bytes;
  private variance = 1e11;
  private covariance = firstGuess.msPerByte * 1e11;
  private seen = 0;

  learn(bytes: number, tookMs: number): void {
    if (!(bytes >= 0) || !(tookMs >= 0) || !Number.isFinite(bytes + tookMs)) return;
    this.seen += 1;
    const share = Math.max(weight, 1 / this.seen);
    const bytesOff = bytes - this.bytes;
    const tookOff = tookMs - this.tookMs;
    this.bytes += share * bytesOff;
    this.tookMs += share * tookOff;
    this.variance = (1 - share) * (this.variance + share * bytesOff * bytesOff);
    this.covariance = (1 - share) * (this.covariance + share * bytesOff * tookOff);
  }

  /** Expected duration of one upload, ms. */
  estimate(bytes: number): number {
    const perByte = this.variance > 0 ? Math.max(0, this.covariance / this.variance) : 0;
    const fixed = this.tookMs - perByte * this.bytes;
    if (fixed < 0) return this.bytes > 0 ? (this.tookMs * bytes) / this.bytes : this.tookMs;
    return fixed + perByte * bytes;
  }

  /** False until an upload was measured. */
  get isKnown(): boolean {
    return this.seen > 0;
  }

  /** Expected duration of an average upload, ms. */
  get average(): number {
    return this.tookMs;
  }

  /** Size of an average upload. */
  get typicalBytes(): number {
    return this.bytes;
  }

  save(): unknown {
    const { tookMs, bytes, variance, covariance, seen } = this;
    return { tookMs, bytes, variance, covariance, seen };
  }

  restore(saved: unknown): void {
    const from = objectFrom(saved);
    const tookMs = numberIn(from.tookMs, 0, 1e9);
    const bytes = numberIn(from.bytes, 0, 1e12);
    const variance = numberIn(from.variance, 0, 1e25);
    const covariance = numberIn(from.covariance, -1e25, 1e25);
    const seen = numberIn(from.seen, 0, Number.MAX_SAFE_INTEGER);
    if (tookMs === null || bytes === null || variance === null || covariance === null || seen === null)
      return;
    Object.assign(this, { tookMs, bytes, variance, covariance, seen });
  }
}
