import { Heap } from '../../main/engine/scheduler/heap.ts';

interface TimedEvent {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Keeps the true time and the scheduled events. A month takes as long as its events take to compute. */
export class EventTimeline {
  now: number;
  private order = 0;
  private readonly coming = new Heap<TimedEvent>((a, b) => (a.at === b.at ? a.order < b.order : a.at < b.at));

  constructor(start: number) {
    this.now = start;
  }

  /**
   * Schedules an event.
   * @returns a function that cancels it
   */
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
