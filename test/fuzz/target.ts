import type { Random } from './random.ts';

/** One thing that reads what others wrote. What it is given, and what has to be so whatever it is given. */
export interface Target {
  /**
   * Makes what cases are made from.
   * @param folder of this run alone
   * @param seeds of all runs and targets: what is slow to make is kept there, in a folder named after what made it
   */
  prepare(folder: string, seeds: string): Promise<Prepared>;
}

export interface Prepared {
  /** Makes one case, whose number is given as well. The same chance makes the same case. */
  make(random: Random, number: number): Case | Promise<Case>;
}

export interface Case {
  /** To be kept where it is found to break something. */
  readonly bytes: Buffer;
  /** Does it, and throws where something is not as it has to be. */
  run(): Promise<void>;
}
