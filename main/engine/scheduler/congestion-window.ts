/** Initial number of uploads at once, when nothing is known of the connection. */
const initialSize = 4;
/** Minimum gain in throughput that justifies doubling, and one more upload at once. */
const worthDoubling = 1.15;
const worthOneMore = 1.05;
/** Rounds for which a size that was found to be enough is kept before one more is tried. */
const restingRounds = 12;
/**
 * Cost of a request beside its bytes, in bytes: without it a round of small pictures would look like a slow
 * connection.
 */
const overheadBytes = 256 * 1024;

/** A completed upload. Times in ms on a clock that never jumps. */
export interface Completion {
  readonly bytes: number;
  readonly startedAt: number;
  /** Maximum number of uploads in flight during this one, itself included. */
  readonly underWay: number;
  /** Maximum that the settings allow. */
  readonly most: number;
  readonly now: number;
}

/** A run of uploads in which the window was full, over which throughput is measured. */
interface Round {
  readonly since: number;
  work: number;
  count: number;
}

/**
 * Sizes the number of uploads in flight as TCP sizes its congestion window (RFC 5681): slow start doubles it while
 * throughput grows, trouble halves it, and from there it grows by one at a time.
 */
export class CongestionWindow {
  private current = initialSize;
  private phase: 'slow-start' | 'avoidance' = 'slow-start';
  private round: Round | null = null;
  private lastRate = 0;
  /** Size before the last increase, as long as it is not known whether that brought anything; null otherwise. */
  private before: number | null = null;
  private resting = 0;
  /** Size up to which it grows without having to prove itself: it was that large before the last trouble. */
  private threshold = 0;
  /** Uploads that began before this time belong to trouble that was counted. */
  private troubleAt = Number.NEGATIVE_INFINITY;

  /** @param most what the settings allow, 1 or more */
  size(most: number): number {
    return Math.min(this.current, most);
  }

  completed({ bytes, startedAt, underWay, most, now }: Completion): void {
    const size = this.size(most);
    // What did not fill the window says nothing of a larger one.
    if (underWay < size) {
      this.round = null;
      return;
    }
    if (startedAt < this.troubleAt) return;
    this.round ??= { since: startedAt, work: 0, count: 0 };
    this.round.work += bytes + overheadBytes;
    this.round.count += 1;
    if (this.round.count < size || now <= this.round.since) return;
    this.judge(this.round.work / (now - this.round.since), most);
    this.round = { since: now, work: 0, count: 0 };
  }

  private judge(rate: number, most: number): void {
    const size = this.size(most);
    const worth = this.phase === 'slow-start' ? worthDoubling : worthOneMore;
    if (this.before !== null && rate < this.lastRate * worth) {
      this.current = this.before;
      this.before = null;
      this.phase = 'avoidance';
      this.resting = restingRounds;
      // The rate belongs to a size that was given up.
      return;
    }
    this.lastRate = rate;
    this.before = null;
    if (size >= most) return;
    if (size < this.threshold) this.current = size + 1;
    else if (this.phase === 'slow-start') this.grow(size, Math.min(2 * size, most));
    else if (this.resting > 0) this.resting -= 1;
    else this.grow(size, size + 1);
  }

  private grow(from: number, to: number): void {
    this.before = from;
    this.current = to;
  }

  /** Halves it, once for all uploads that were in flight together. */
  trouble(startedAt: number, most: number, now: number): void {
    if (startedAt < this.troubleAt) return;
    const size = this.size(most);
    this.threshold = size;
    this.current = Math.max(1, Math.floor(size / 2));
    this.phase = 'avoidance';
    this.before = null;
    this.lastRate = 0;
    this.resting = 0;
    this.round = null;
    this.troubleAt = now;
  }

  /** Restarts with slow start, as after an outage: what was known of the connection is old. */
  restart(): void {
    this.current = initialSize / 2;
    this.phase = 'slow-start';
    this.threshold = 0;
    this.before = null;
    this.lastRate = 0;
    this.round = null;
  }
}
