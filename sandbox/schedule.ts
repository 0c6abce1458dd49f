import { z } from 'zod';

/** Defines when something goes wrong: by count, by chance and by time, each of which narrows the others. */
export const scheduleFields = {
  /** How many requests are affected; null for all. Default: one, or all where a time or a chance is given. */
  times: z.number().int().min(1).nullable().optional(),
  /** How many requests succeed before. */
  after: z.number().int().min(0).default(0),
  /** Share of affected requests, from 0 to 1. */
  chance: z.number().min(0).max(1).optional(),
  /** Delay of its beginning, in milliseconds. */
  inMs: z.number().min(0).default(0),
  /** Duration from its beginning, in milliseconds; default: no end by time. */
  forMs: z.number().positive().optional(),
};
const scheduleSchema = z.object(scheduleFields);
export type ScheduleFields = z.output<typeof scheduleSchema>;

/** Tracks one schedule. Pure: time and chance are arguments. */
export class Schedule {
  readonly #chance: number;
  readonly #from: number;
  readonly #until: number;
  #skip: number;
  #left: number;

  constructor({ times, after, chance, inMs, forMs }: ScheduleFields, now: number) {
    const usual = forMs === undefined && chance === undefined ? 1 : null;
    this.#chance = chance ?? 1;
    this.#from = now + inMs;
    this.#until = forMs === undefined ? Number.POSITIVE_INFINITY : this.#from + forMs;
    this.#skip = after;
    this.#left = (times === undefined ? usual : times) ?? Number.POSITIVE_INFINITY;
  }

  /** End in ms; infinite where it ends by count alone. */
  get until(): number {
    return this.#until;
  }

  isOver(now: number): boolean {
    return this.#left <= 0 || now >= this.#until;
  }

  /** Whether it is active at this time, regardless of count and chance. */
  covers(now: number): boolean {
    return now >= this.#from && !this.isOver(now);
  }

  /** Decides whether the current request is affected, and counts it. */
  meets(now: number, random: () => number): boolean {
    if (!this.covers(now)) return false;
    if (this.#skip > 0) {
      this.#skip -= 1;
      return false;
    }
    if (this.#chance < 1 && random() >= this.#chance) return false;
    this.#left -= 1;
    return true;
  }
}
