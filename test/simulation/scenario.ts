import type { Lane } from '../../contract/records.ts';
import type { EventTimeline } from './event-timeline.ts';
import type { VirtualImgur } from './virtual-imgur.ts';

/** What a scene can do to our machine. */
export interface Uploader {
  /** Puts pictures into the queue. */
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
  /** Somebody else's upload, under the same application; refused ones are lost. */
  foreign(address: string): void;
  /** Something changes that no promise could have known of. */
  surprise(): void;
  readonly end: number;
}

export interface Scenario {
  readonly name: string;
  /** Headers that tell the truth, and a host that tells which limit was reached or would be. */
  readonly honest: boolean;
  /** Nobody else spends from our budgets. */
  readonly alone: boolean;
  /** Nothing happens that nobody could have told beforehand, but for the dice of daily life. */
  readonly calm?: boolean;
  /** How often one cause may be met in one of its windows; left out, once. */
  readonly maxRefusals?: number;
  /** The host changes its rules or prices without notice: each time may cost one refusal. */
  readonly surprises?: number;
  /** True time of the beginning, ms since 1970 UTC. */
  readonly start?: number;
  /** Windows are so many times shorter than documented. */
  readonly scale?: number;
  /** Requests are so many times faster than over a usual line. */
  readonly faster?: number;
  /** Share of answers that are lost on the way. */
  readonly loss?: number;
  /** Strikes before the beginning, as ms since 1970 UTC. */
  readonly strikes?: readonly number[];
  /** Nobody may send before, ms since 1970 UTC. */
  readonly blockedUntil?: number;
  setUp(stage: Simulation): void;
}
