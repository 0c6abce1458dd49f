import type { Parts } from './parts.ts';

/** An attempt that holds credits. */
export interface Held {
  readonly parts: Parts;
  /** What it claims; null: nothing. */
  readonly claim: string | null;
  /** Since when it has them, on a clock that is never set, ms: not before the store had it. */
  since: number;
  /** True once the store has it. */
  isKnown: boolean;
  isSilent: boolean;
}

/** What the attempts of this machine hold. */
export class HeldCredits {
  readonly #held = new Map<string, Held>();

  get size(): number {
    return this.#held.size;
  }

  get(attemptId: string): Held | undefined {
    return this.#held.get(attemptId);
  }

  add(attemptId: string, held: Omit<Held, 'isSilent'>): void {
    this.#held.set(attemptId, { ...held, isSilent: false });
  }

  delete(attemptId: string): void {
    this.#held.delete(attemptId);
  }

  /** Notes that the store was told of all of them, and may have some only since now. */
  told(now: number): void {
    for (const held of this.#held.values()) {
      held.since = now;
      held.isKnown = true;
    }
  }

  /** The attempts whose leases are to be prolonged. */
  get alive(): readonly string[] {
    return [...this.#held].filter(([, { isSilent }]) => !isSilent).map(([id]) => id);
  }

  get leases(): readonly (readonly [string, Parts])[] {
    return [...this.#held].map(([id, { parts }]) => [id, parts] as const);
  }

  get claims(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      [...this.#held].flatMap(([id, { claim }]) => (claim === null ? [] : [[id, claim]])),
    );
  }

  /** What of one budget the store knows to be held here. @param name its name in the store */
  partOf(name: string): { reserved: number; inFlight: number } {
    let reserved = 0;
    let inFlight = 0;
    for (const { parts, isKnown } of this.#held.values()) {
      const part = parts[name];
      if (!part || !isKnown) continue;
      reserved += part.amount;
      inFlight += 1;
    }
    return { reserved, inFlight };
  }
}
