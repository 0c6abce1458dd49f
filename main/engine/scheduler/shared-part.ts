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
  }

  /** Ends the common counting: from now on each machine has an equal part. */
  divide(machines: number, common: number): void {
    this.mode = 'divided';
    this.common = common;
    this.machines = Math.max(1, machines);
    this.reserved = 0;
    this.inFlight = 0;
  }

  /** This machine's part of a new window. */
  nextWindow(limit: number): number {
    this.common = null;
    return Math.floor(limit / this.machines);
  }
}
