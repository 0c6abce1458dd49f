import { numberIn, objectFrom } from './parse-saved.ts';
import type { WorkItem } from './types.ts';

const hourMs = 3_600_000;
/** Weight of the newest hour once many were seen: about the last two days count. */
const weight = 0.02;
/** Hours without arrivals assumed before the first, so that one drop is not taken for a habit. */
const quietHoursBefore = 6;
/** Upper bound of the arrivals counted in one hour: a drop of thousands is an event, not a rate. */
const maxPerHour = 60;
const maxStreams = 64;
const forgottenBelow = 0.05;

interface Stream {
  perHour: number;
  hours: number;
  count: number;
}

/** Estimates how many items tend to arrive while a queue is worked off, so that an ETA leaves room for them. */
export class ArrivalRates {
  private readonly streams = new Map<string, Stream>();
  private since: number | null = null;
  /** Highest `seq` seen: items that come back after a failed try, or after a restart, are no arrivals. */
  private newest = -1;

  /** @param now on the clock that never jumps */
  arrived(item: WorkItem, now: number): void {
    if (item.seq <= this.newest) return;
    this.newest = item.seq;
    this.turn(now);
    const key = streamOf(item);
    const stream = this.streams.get(key);
    if (stream) stream.count += 1;
    else if (this.streams.size < maxStreams) this.streams.set(key, { perHour: 0, hours: 0, count: 1 });
  }

  turn(now: number): void {
    this.since ??= now;
    const hours = Math.floor((now - this.since) / hourMs);
    if (hours <= 0) return;
    this.since += hours * hourMs;
    for (const [key, stream] of this.streams) {
      for (let hour = 0; hour < Math.min(hours, 200); hour += 1) {
        stream.hours += 1;
        const share = Math.max(weight, 1 / (stream.hours + quietHoursBefore));
        stream.perHour += (Math.min(stream.count, maxPerHour) - stream.perHour) * share;
        stream.count = 0;
      }
      if (stream.perHour < forgottenBelow) this.streams.delete(key);
    }
  }

  /** Streams by key with their arrivals per ms. */
  *rates(): Generator<{ key: string; perMs: number }> {
    for (const [key, { perHour }] of this.streams) yield { key, perMs: perHour / hourMs };
  }

  save(): unknown {
    const streams = [...this.streams].map(([key, { perHour, hours }]) => [key, perHour, hours]);
    return { streams, newest: this.newest };
  }

  restore(saved: unknown): void {
    const from = objectFrom(saved);
    this.newest = numberIn(from.newest, -1, Number.MAX_SAFE_INTEGER) ?? -1;
    const streams: unknown[] = Array.isArray(from.streams) ? from.streams.slice(0, maxStreams) : [];
    for (const one of streams) {
      const [key, perHour, hours] = Array.isArray(one) ? (one as unknown[]) : [];
      const rate = numberIn(perHour, 0, maxPerHour);
      if (typeof key !== 'string' || rate === null) continue;
      this.streams.set(key, { perHour: rate, hours: numberIn(hours, 0, 1e9) ?? 0, count: 0 });
    }
  }
}

/**
 * Returns the key of an item's stream. A watched folder comes back under its own name; a drop never does, so drops
 * count together.
 */
export function streamOf(item: Pick<WorkItem, 'lane' | 'source'>): string {
  return item.lane === 'bulk' ? `bulk ${item.source}` : item.lane;
}
