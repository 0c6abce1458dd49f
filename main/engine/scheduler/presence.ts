import { numberIn, objectFrom } from './parse-saved.ts';

const slotMs = 30 * 60_000;
const daySlots = 48;
/** Delay above which a missed wake-up counts as sleep; less is a busy machine. */
const missedMs = 5 * 60_000;
/** Weight of the newest day. */
const weight = 0.4;
/** Share of days from which on a time of day counts as asleep; last night alone is enough. */
const usuallyAway = 0.35;
const longestAwayMs = 7 * 86_400_000;

/**
 * Learns at which times of day this machine tends to sleep while work is waiting, in slots of half an hour (UTC),
 * so that an ETA does not count on the night.
 */
export class Presence {
  private readonly away: number[] = new Array<number>(daySlots).fill(0);
  /** Latest time of the next expected call, because work waits; null while nothing does. */
  private expectedAt: number | null = null;
  private countedTo: number;

  constructor(now: number) {
    this.countedTo = now;
  }

  /** @param wakeAt when the next call is due for certain, or null */
  expect(wakeAt: number | null): void {
    this.expectedAt = wakeAt;
  }

  /** Records a sign of life; to be called first thing at each. */
  seen(now: number): void {
    const due = this.expectedAt;
    const slept = due !== null && now - due > missedMs && now - due < longestAwayMs;
    if (slept) {
      this.count(due, 0);
      this.count(now, 1);
      this.expectedAt = null;
    } else if (due === null || now - this.countedTo > longestAwayMs || now < this.countedTo) {
      // Nothing was waiting, so it is not known.
      this.countedTo = now;
    } else this.count(now, 0);
  }

  /** Earliest time from `at` on at which the machine tends to be awake. */
  awakeFrom(at: number): number {
    if (this.expectedAway(at) < usuallyAway) return at;
    for (let slot = 1; slot < daySlots; slot += 1) {
      const next = (Math.floor(at / slotMs) + slot) * slotMs;
      if (this.expectedAway(next) < usuallyAway) return next;
    }
    return at;
  }

  private expectedAway(at: number): number {
    return this.away[slotOf(at)] ?? 0;
  }

  /** Counts every slot whose middle has passed. */
  private count(to: number, away: 0 | 1): void {
    for (let middle = nextMiddle(this.countedTo); middle <= to; middle += slotMs) {
      const slot = slotOf(middle);
      const known = this.away[slot] ?? 0;
      this.away[slot] = known + (away - known) * weight;
    }
    this.countedTo = Math.max(this.countedTo, to);
  }

  shift(ms: number): void {
    this.countedTo += ms;
    if (this.expectedAt !== null) this.expectedAt += ms;
  }

  save(): unknown {
    return { away: this.away.map((share) => Math.round(share * 100) / 100) };
  }

  restore(saved: unknown): void {
    const { away } = objectFrom(saved);
    if (!Array.isArray(away) || away.length !== daySlots) return;
    for (let slot = 0; slot < daySlots; slot += 1) this.away[slot] = numberIn(away[slot], 0, 1) ?? 0;
  }
}

function slotOf(time: number): number {
  return ((Math.floor(time / slotMs) % daySlots) + daySlots) % daySlots;
}

function nextMiddle(after: number): number {
  return (Math.floor(after / slotMs - 0.5) + 1) * slotMs + slotMs / 2;
}
