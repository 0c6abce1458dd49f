import type { Lane } from '../../contract/origin.ts';
import type { EventTimeline } from './event-timeline.ts';
import type { VirtualImgur } from './virtual-imgur.ts';

/** Controls our machine in a scenario. */
export interface Uploader {
  /** Adds pictures to the queue. */
  add(count: number, lane: Lane, source: string, posts?: number): void;
  /** Sets the machine's clock, ms from the true time. */
  setClock(off: number): void;
  sleepUntil(time: number): void;
  setOnline(isOnline: boolean): void;
}

export interface Simulation {
  readonly time: EventTimeline;
  readonly imgur: VirtualImgur;
  readonly machine: Uploader;
  readonly random: () => number;
  /** Simulates an upload by another client of the same application; refused ones are lost. */
  foreign(address: string): void;
  /** Marks an unpredictable change. */
  surprise(): void;
  readonly end: number;
}

export interface Scenario {
  readonly name: string;
  /** Whether headers are correct, and the host says which limit was reached or would be. */
  readonly honest: boolean;
  /** Whether no other client spends from our budgets. */
  readonly alone: boolean;
  /** Whether all events are predictable, but for the dice of daily life. */
  readonly calm?: boolean;
  /** How often one cause may be met in one of its windows; default: once. */
  readonly maxRefusals?: number;
  /** Number of unannounced changes of the host's rules or prices: each may cost one refusal. */
  readonly surprises?: number;
  /** True start time, ms since 1970 UTC. */
  readonly start?: number;
  /** Factor by which windows are shorter than documented. */
  readonly scale?: number;
  /** Factor by which requests are faster than over a usual connection. */
  readonly faster?: number;
  /** Share of lost answers. */
  readonly loss?: number;
  /** Earlier strikes, as ms since 1970 UTC. */
  readonly strikes?: readonly number[];
  /** No upload may be sent before, ms since 1970 UTC. */
  readonly blockedUntil?: number;
  setUp(stage: Simulation): void;
}
