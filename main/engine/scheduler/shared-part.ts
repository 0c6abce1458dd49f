import { numberIn, objectFrom } from './parse-saved.ts';

/** What a machine was given of a budget, and of what. */
interface Division {
  readonly common: number;
  readonly part: number;
}

/** The part of other machines in a budget, where one allowance is spent by many. */
export class SharedPart {
  /** Promised to attempts of other machines. */
  reserved = 0;
  /** Number of those attempts. */
  inFlight = 0;
  /** Spent by this machine in the window that all count, as far as they know. */
  ownSpent = 0;
  /** What was left for all machines when they parted; null where that window is over. */
  common: number | null = null;
  private mode: 'alone' | 'together' | 'divided' = 'alone';
  private machines = 1;
  /** What this machine's part was when it was divided. */
  private part = 0;
  /** The division of a process before this one, as long as the others were not heard of again. */
  private kept: Division | null = null;

  /** True where other machines spend too, whether they are heard of or not. */
  get isOn(): boolean {
    return this.mode !== 'alone';
  }

  /** True while this machine goes on with its part, because the others are not heard of. */
  get isPart(): boolean {
    return this.mode === 'divided';
  }

  together(reserved: number, inFlight: number, ownSpent: number): void {
    this.mode = 'together';
    this.machines = 1;
    this.reserved = Math.max(0, reserved);
    this.inFlight = Math.max(0, inFlight);
    this.ownSpent = ownSpent;
    this.kept = null;
  }

  /** Ends the common counting: from now on each machine has an equal part. */
  divide(machines: number, common: number, part: number): void {
    this.mode = 'divided';
    this.kept = null;
    this.common = common;
    this.part = part;
    this.machines = Math.max(1, machines);
    this.reserved = 0;
    this.inFlight = 0;
  }

  /** This machine's part of a new window. */
  nextWindow(limit: number): number {
    this.common = null;
    this.kept = null;
    this.part = Math.floor(limit / this.machines);
    return this.part;
  }

  /**
   * What is left for all machines by what this one knows: a process that ended while it had a part saved what was left of
   * that, which says nothing of the whole.
   */
  leftForAll(remaining: number): number {
    return this.kept ? Math.max(0, this.kept.common - Math.max(0, this.kept.part - remaining)) : remaining;
  }

  /** @param limit of the window, all of which is there for all when it has begun since the division */
  save(limit: number): Division | null {
    return this.isPart ? { common: this.common ?? limit, part: this.part } : this.kept;
  }

  restore(saved: unknown, limit: number): void {
    const from = objectFrom(saved);
    const [common, part] = [numberIn(from.common, 0, limit), numberIn(from.part, 0, limit)];
    this.kept = common === null || part === null ? null : { common, part };
  }
}
