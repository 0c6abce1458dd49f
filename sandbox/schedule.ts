import { z } from 'zod';

/** When something goes wrong: by count, by chance and by time, each of which narrows the others. */
export const scheduleFields = {
  /** How many it meets; null for all. Left out: one, or all where a time or a chance is given. */
  times: z.number().int().min(1).nullable().optional(),
  /** How many go well before. */
  after: z.number().int().min(0).default(0),
  /** Share of those that are met, from 0 to 1. */
  chance: z.number().min(0).max(1).optional(),
  /** Begins so long from now, in milliseconds. */
  inMs: z.number().min(0).default(0),
  /** Ends so long after it began, in milliseconds; left out: it does not end by time. */
  forMs: z.number().positive().optional(),
};
const scheduleSchema = z.object(scheduleFields);
export type ScheduleFields = z.output<typeof scheduleSchema>;

/** One schedule on its way. Pure: time and chance are arguments. */
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

  /** Ms; infinite where it ends by count alone. */
  get until(): number {
    return this.#until;
  }

  isOver(now: number): boolean {
    return this.#left <= 0 || now >= this.#until;
  }

  /** True between its first and its last moment, whoever is met. */
  covers(now: number): boolean {
    return now >= this.#from && !this.isOver(now);
  }

  /** Whether the one that comes now is met, which is counted. */
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
