import type { VirtualTime } from './virtual-time.ts';

/** What the host answers to one upload. */
export interface Told {
  readonly remaining: number;
  readonly resetInMs: number;
  readonly isRefused: boolean;
}

/** A host with one honest limit, in windows that open with their first upload. */
export class HonestHost {
  readonly limit: number;
  readonly windowMs: number;
  readonly accepted: { readonly at: number; readonly machine: number; readonly window: number }[] = [];
  readonly refused: number[] = [];
  readonly #time: VirtualTime;
  #opened = Number.NEGATIVE_INFINITY;
  #used = 0;
  #window = 0;

  constructor(time: VirtualTime, limit: number, windowMs: number) {
    this.#time = time;
    this.limit = limit;
    this.windowMs = windowMs;
  }

  take(machine: number): Told {
    const { now } = this.#time;
    if (now - this.#opened >= this.windowMs) {
      this.#opened = now;
      this.#used = 0;
      this.#window += 1;
    }
    const isRefused = this.#used >= this.limit;
    if (isRefused) this.refused.push(now);
    else {
      this.#used += 1;
      this.accepted.push({ at: now, machine, window: this.#window });
    }
    const left = this.windowMs - (now - this.#opened);
    return { remaining: this.limit - this.#used, resetInMs: left, isRefused };
  }
}
