const firstTarget = 2;
/** One more upload at once has to bring at least this much. */
const worthwhileGain = 1.08;
const holdAfterPlateau = 12;
const holdAfterTrouble = 6;

/**
 * How many uploads at once make the most of the line, found by trying: one more as long as it brings something, half
 * as many after trouble.
 */
export class Concurrency {
  target = firstTarget;
  private round: { since: number; bytes: number; count: number } | null = null;
  private lastRate = 0;
  private grew = false;
  /** Rounds to leave things as they are. */
  private hold = 0;

  /**
   * @param atOnce uploads under way while this one was, itself included
   * @param bound most that is allowed
   */
  completed(bytes: number, atOnce: number, bound: number, now: number): void {
    if (atOnce < this.target || this.round === null || now < this.round.since) {
      this.round = { since: now, bytes: 0, count: 0 };
      return;
    }
    this.round.bytes += bytes;
    this.round.count += 1;
    const lasted = now - this.round.since;
    if (this.round.count < Math.max(4, 2 * this.target) || lasted <= 0) return;
    this.judge(this.round.bytes / lasted, bound);
    this.round = { since: now, bytes: 0, count: 0 };
  }

  private judge(rate: number, bound: number): void {
    if (this.grew && rate < this.lastRate * worthwhileGain) {
      this.target = Math.max(1, this.target - 1);
      this.hold = holdAfterPlateau;
      this.grew = false;
    } else {
      this.grew = this.hold === 0 && this.target < bound;
      if (this.grew) this.target += 1;
      this.hold = Math.max(0, this.hold - 1);
    }
    this.lastRate = rate;
  }

  trouble(): void {
    this.target = Math.max(1, Math.floor(this.target / 2));
    this.hold = holdAfterTrouble;
    this.grew = false;
    this.round = null;
  }
}
