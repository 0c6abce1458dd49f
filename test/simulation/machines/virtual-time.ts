import { Heap } from '../../../main/engine/scheduler/heap.ts';

interface Happening {
  readonly at: number;
  readonly order: number;
  readonly run: () => void | Promise<void>;
}

/** Virtual time for parts that answer by promises: each event is over, with all that it made follow, before the next. */
export class VirtualTime {
  now: number;
  #order = 0;
  readonly #coming = new Heap<Happening>((a, b) => (a.at === b.at ? a.order < b.order : a.at < b.at));

  constructor(start: number) {
    this.now = start;
  }

  /** Schedules an event. Returns what calls it off. */
  at(time: number, run: () => void | Promise<void>): () => void {
    this.#order += 1;
    const happening = { at: Math.max(time, this.now), order: this.#order, run };
    this.#coming.push(happening);
    return () => void this.#coming.delete(happening);
  }

  /** Runs event after event until it is `end`, or until there is enough. */
  async runUntil(end: number, isEnough: () => boolean): Promise<void> {
    for (let next = this.#coming.peek(); next && next.at <= end; next = this.#coming.peek()) {
      if (isEnough()) return;
      this.#coming.delete(next);
      this.now = next.at;
      await next.run();
      // All promises that are kept by now have had their turn when this one is.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.now = Math.max(this.now, end);
  }
}
