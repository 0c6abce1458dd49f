import { Heap } from '../../main/engine/scheduler/heap.ts';

interface TimedEvent {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** True time and what will happen in it. A month takes as long as its events take to compute. */
export class EventTimeline {
  now: number;
  private order = 0;
  private readonly coming = new Heap<TimedEvent>((a, b) => (a.at === b.at ? a.order < b.order : a.at < b.at));

  constructor(start: number) {
    this.now = start;
  }

  /** @returns a function that calls it off */
  at(time: number, run: () => void): () => void {
    this.order += 1;
    const happening = { at: Math.max(time, this.now), order: this.order, run };
    this.coming.push(happening);
    return () => this.coming.delete(happening);
  }

  runUntil(end: number): void {
    for (let next = this.coming.peek(); next && next.at <= end; next = this.coming.peek()) {
      this.coming.delete(next);
      this.now = next.at;
      next.run();
    }
    this.now = end;
  }
}
