/** Initial number of uploads at once, when nothing is known of the connection, and after an outage. */
const initialSize = 4;
const sizeAfterOutage = 2;
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
  /** Size at its beginning, and number of its uploads. */
  readonly base: number;
  /** True where each of its uploads makes room for one more. */
  readonly grows: boolean;
  work: number;
  count: number;
}

/**
 * Sizes the number of uploads in flight as TCP sizes its congestion window (RFC 5681): slow start doubles it while
 * throughput grows, the first time by one with each answer, trouble halves it, and from there it grows by one at a time.
 */
export class CongestionWindow {
  private current: number;
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

  /** @param initial uploads at once to begin with */
  constructor(initial = initialSize) {
    this.current = initial;
  }

  /** @param most what the settings allow, 1 or more */
  size(most: number): number {
    return Math.min(this.current, most);
  }

  completed({ bytes, startedAt, underWay, most, now }: Completion): void {
    const size = this.size(most);
    // What did not fill the window says nothing of a larger one.
    if (underWay < (this.round?.base ?? size)) {
      this.round = null;
      return;
    }
    if (startedAt < this.troubleAt) return;
    this.round ??= this.begin(startedAt, size);
    const { round } = this;
    round.work += bytes + overheadBytes;
    round.count += 1;
    // To wait for the slowest of them would leave the line idle, which is what a window is to prevent.
    if (round.grows && size < Math.min(2 * round.base, most)) this.grow(round.base, size + 1);
    if (round.count < round.base || now <= round.since) return;
    this.judge(round.work / (now - round.since), round.base, most);
    this.round = this.begin(now, this.size(most));
  }

  private begin(since: number, base: number): Round {
    return { since, base, grows: this.phase === 'slow-start' && this.before === null, work: 0, count: 0 };
  }

  private judge(rate: number, size: number, most: number): void {
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
    this.current = sizeAfterOutage;
    this.phase = 'slow-start';
    this.threshold = 0;
    this.before = null;
    this.lastRate = 0;
    this.round = null;
  }
}
