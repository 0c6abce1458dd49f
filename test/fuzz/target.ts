import type { Random } from './random.ts';

/** Defines a fuzzing target: a reader of untrusted input, its cases and its invariants. */
export interface Target {
  /**
   * Prepares the input of the cases.
   * @param folder of this run alone
   * @param seeds of all runs and targets: what is slow to make is kept there, in a folder named after what made it
   */
  prepare(folder: string, seeds: string): Promise<Prepared>;
}

export interface Prepared {
  /** Creates one case, whose number is given as well. The same random numbers give the same case. */
  make(random: Random, number: number): Case | Promise<Case>;
}

export interface Case {
  /** Bytes to be stored with a finding. */
  readonly bytes: Buffer;
  /** Runs the case, and throws where an invariant is violated. */
  run(): Promise<void>;
}
