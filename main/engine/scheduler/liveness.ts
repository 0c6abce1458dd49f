import { numberIn } from './parse-saved.ts';

/** Number of answers in a row that do not count our own requests, after which `remaining` counts as frozen. */
const frozenAfter = 2;

/** Decides whether the numbers of one budget move with what is spent of it, or only decorate the answers. */
export class Liveness {
  private last: { readonly remaining: number; readonly tick: number } | null = null;
  private stuck = 0;

  get isFrozen(): boolean {
    return this.stuck >= frozenAfter;
  }

  /** Forgets the last number, because the limit or the window changed under it. */
  lostTrack(): void {
    this.last = null;
  }

  /** True if a request that began at this tick is later than the one of the last number. */
  isInOrder(startedTick: number): boolean {
    return this.last === null || startedTick > this.last.tick;
  }

  /** True if a number says more than the last one did. */
  hasMoved(remaining: number): boolean {
    return this.last === null || remaining < this.last.remaining;
  }

  /** Judges whether a charged request has moved the number; where it did not, the number is a decoration. */
  judge(remaining: number, ownAmount: number, limit: number, isNewWindow: boolean): void {
    const moved =
      this.last === null ? remaining + Math.min(1, ownAmount) <= limit : remaining < this.last.remaining;
    this.stuck = moved || isNewWindow ? 0 : Math.min(this.stuck + 1, frozenAfter);
  }

  /** @param remaining null where the answer told none */
  seen(remaining: number | null, limit: number, tick: number): void {
    this.last = { remaining: remaining ?? this.last?.remaining ?? limit, tick };
  }

  save(): number {
    return this.stuck;
  }

  restore(saved: unknown): void {
    this.stuck = numberIn(saved, 0, frozenAfter) ?? 0;
  }
}
