import type { BudgetReading, BudgetRule, Refusal } from '../../main/engine/scheduler/types.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Limits in the host's documentation. */
export const rules: readonly BudgetRule[] = [
  { id: 'user', windowMs: hourMs, assumedLimit: 500, announced: true, countsStrikes: false },
  { id: 'client', windowMs: dayMs, assumedLimit: 12_500, announced: true, countsStrikes: true },
  { id: 'post', windowMs: hourMs, assumedLimit: 1250, announced: true, countsStrikes: false },
  { id: 'uploads', windowMs: hourMs, assumedLimit: 50, announced: false, countsStrikes: false },
];
export const uploadCost = { user: 10, client: 10, post: 1, uploads: 1 } as const;
export const budgetReadCost = { user: 1, client: 1 } as const;

type BudgetName = 'user' | 'client' | 'post' | 'uploads';
const names: readonly BudgetName[] = ['user', 'client', 'post', 'uploads'];

/** A window that opens at its first use. */
class Bucket {
  limit: number;
  readonly windowMs: number;
  used = 0;
  private openedAt: number | null = null;

  constructor(limit: number, windowMs: number) {
    this.limit = limit;
    this.windowMs = windowMs;
  }

  roll(now: number): void {
    if (this.openedAt !== null && now >= this.openedAt + this.windowMs) {
      this.openedAt = null;
      this.used = 0;
    }
  }

  remaining(now: number): number {
    this.roll(now);
    return Math.max(0, this.limit - this.used);
  }

  take(amount: number, now: number): void {
    this.roll(now);
    this.openedAt ??= now;
    this.used += amount;
  }

  get opened(): number {
    return this.openedAt ?? 0;
  }

  resetInMs(now: number): number {
    this.roll(now);
    return this.openedAt === null ? this.windowMs : this.openedAt + this.windowMs - now;
  }
}

export type HeaderBehavior =
  | 'honest'
  | 'missing'
  | 'client-frozen'
  | 'flipping'
  | 'nonsense'
  | 'reset-frozen';

export interface VirtualResponse {
  readonly accepted: boolean;
  readonly readings: Readonly<Record<string, BudgetReading>>;
  readonly refusal: Refusal | null;
  /** The full budget, and since when its window is open, for the judge of the scenario. */
  readonly cause: string;
}

/**
 * Models Imgur's limits, stricter than the real one where it is unknown: whole seconds are rounded down, a refusal does
 * not say which limit it was unless it is the daily one, asking for credits costs.
 */
export class VirtualImgur {
  private readonly addresses = new Map<string, Record<'user' | 'post' | 'uploads', Bucket>>();
  /** Factor by which a day and an hour are shorter. */
  private readonly scale: number;
  readonly client: Bucket;
  userLimit = 500;
  postLimit = 1250;
  hiddenCap = Number.POSITIVE_INFINITY;
  creditsPerUpload = 10;
  headers: HeaderBehavior = 'honest';
  stormUntil = 0;
  /** Answers 429 to all, with every budget full. */
  broken = false;
  /** Answers 429 to all until this time. */
  blipUntil = 0;
  /** Share of uploads that are answered so alone, while others go through. */
  blips = 0;
  /** Whether refusals that name no limit show the user's budget as empty and untouched. */
  misleading = false;
  private readonly random: () => number;

  constructor(random: () => number, scale = 1) {
    this.random = random;
    this.scale = scale;
    this.client = new Bucket(12_500, dayMs / scale);
  }

  private of(address: string): Record<'user' | 'post' | 'uploads', Bucket> {
    const known = this.addresses.get(address);
    if (known) return known;
    const made = {
      user: new Bucket(this.userLimit, hourMs / this.scale),
      post: new Bucket(this.postLimit, hourMs / this.scale),
      uploads: new Bucket(this.hiddenCap, hourMs / this.scale),
    };
    this.addresses.set(address, made);
    return made;
  }

  /** Changes the limits, also of windows that are open. */
  changeLimits(userLimit: number, clientLimit: number, hiddenCap = this.hiddenCap): void {
    this.userLimit = userLimit;
    this.client.limit = clientLimit;
    this.hiddenCap = hiddenCap;
    for (const buckets of this.addresses.values()) {
      buckets.user.limit = userLimit;
      buckets.uploads.limit = hiddenCap;
    }
  }

  private bucket(address: string, name: BudgetName): Bucket {
    return name === 'client' ? this.client : this.of(address)[name];
  }

  private cost(name: BudgetName): number {
    return name === 'user' || name === 'client' ? this.creditsPerUpload : 1;
  }

  /** Returns the number of uploads that would be accepted now. */
  room(address: string, now: number): number {
    if (this.broken || now < this.stormUntil || now < this.blipUntil) return 0;
    return Math.min(
      ...names.map((name) => Math.floor(this.bucket(address, name).remaining(now) / this.cost(name))),
    );
  }

  /** Returns when there may be room again; null where there is. */
  roomAt(address: string, now: number): number {
    if (this.broken) return now + 60_000;
    if (now < this.stormUntil || now < this.blipUntil) return Math.max(this.stormUntil, this.blipUntil);
    const short = names.filter((name) => this.bucket(address, name).remaining(now) < this.cost(name));
    return Math.max(now + 1, ...short.map((name) => now + this.bucket(address, name).resetInMs(now)));
  }

  upload(address: string, now: number): VirtualResponse {
    if (now < this.stormUntil) {
      return {
        accepted: false,
        readings: {},
        refusal: { kind: 'capacity', budget: null, waitMs: null },
        cause: 'storm',
      };
    }
    const short = names.find((name) => this.bucket(address, name).remaining(now) < this.cost(name));
    const isLasting = now < this.blipUntil;
    const isBlip = isLasting || (this.blips > 0 && this.random() < this.blips);
    const cause =
      short === undefined
        ? `blip ${this.broken ? 0 : isLasting ? this.blipUntil : now}`
        : `${short} ${this.bucket(address, short).opened}`;
    if (short === undefined && !this.broken && !isBlip) {
      for (const name of names) this.bucket(address, name).take(this.cost(name), now);
      return { accepted: true, readings: this.readings(address, now, true), refusal: null, cause };
    }
    const readings = this.readings(address, now, true);
    if (short === 'client') {
      return { accepted: false, readings, refusal: { kind: 'daily', budget: 'client', waitMs: null }, cause };
    }
    const refusal: Refusal = { kind: 'rate', budget: null, waitMs: null };
    if (!this.misleading) return { accepted: false, readings, refusal, cause };
    const user = { limit: this.userLimit, remaining: 0, resetInMs: hourMs };
    return { accepted: false, readings: { ...readings, user }, refusal, cause };
  }

  credits(address: string, now: number): VirtualResponse {
    const accepted = this.of(address).user.remaining(now) >= 1 && this.client.remaining(now) >= 1;
    if (accepted) {
      this.of(address).user.take(1, now);
      this.client.take(1, now);
    }
    const refusal: Refusal | null = accepted ? null : { kind: 'rate', budget: 'user', waitMs: null };
    return { accepted, readings: this.readings(address, now, false), refusal, cause: 'asked' };
  }

  private readings(address: string, now: number, isPost: boolean): Record<string, BudgetReading> {
    if (this.headers === 'missing') return {};
    const shown: BudgetName[] = isPost ? ['user', 'client', 'post'] : ['user', 'client'];
    const readings: Record<string, BudgetReading> = {};
    for (const name of shown) {
      const bucket = this.bucket(address, name);
      readings[name] = {
        limit: bucket.limit,
        remaining: bucket.remaining(now),
        resetInMs: Math.floor(bucket.resetInMs(now) / 1000) * 1000,
      };
      if (this.headers === 'client-frozen' && name === 'client') {
        readings[name] = { limit: bucket.limit, remaining: bucket.limit, resetInMs: bucket.windowMs };
      }
      if (this.headers === 'reset-frozen') {
        readings[name] = { ...readings[name], resetInMs: bucket.windowMs };
      }
      if (this.headers === 'flipping') readings[name] = this.nonsense(readings[name], 10);
      if (this.headers === 'nonsense') readings[name] = this.nonsense(readings[name], 7);
    }
    return readings;
  }

  /**
   * Distorts a reading.
   * @param sides of the dice of which seven mean nonsense
   */
  private nonsense(honest: BudgetReading, sides: number): BudgetReading {
    const dice = Math.floor(this.random() * sides);
    if (dice === 0) return {};
    if (dice === 1) return { ...honest, remaining: -5 };
    if (dice === 2) return { ...honest, remaining: 1e12 };
    if (dice === 3) return { ...honest, resetInMs: -40_000 };
    if (dice === 4) return { ...honest, resetInMs: 10 * 365 * dayMs };
    if (dice === 5) return { limit: 0, remaining: 0, resetInMs: 0 };
    if (dice === 6) return { ...honest, limit: Number.NaN };
    return honest;
  }
}
