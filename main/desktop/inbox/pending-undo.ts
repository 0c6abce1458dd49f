import type { EngineEvent } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';

/** Tracks the uploads that can still be cancelled, and those that wait for consent, from the engine's events. */
export class PendingUndo {
  /** Ids of jobs, with their order of arrival. */
  readonly #inGrace = new Map<string, number>();
  readonly #asking = new Set<string>();

  onEvent(event: EngineEvent): void {
    if (event.kind !== 'delta') return;
    this.#note(event.jobs ?? []);
    for (const id of event.removedJobs ?? []) this.#forget(id);
  }

  /** Replaces all jobs. */
  reset(jobs: readonly Job[]): void {
    this.#inGrace.clear();
    this.#asking.clear();
    this.#note(jobs);
  }

  /** Id of the newest upload that can still be cancelled. */
  get last(): string | null {
    const newest = [...this.#inGrace].reduce<[string, number] | null>(
      (best, one) => (best && best[1] > one[1] ? best : one),
      null,
    );
    return newest?.[0] ?? null;
  }

  get state(): { readonly canCallBack: boolean; readonly isAsking: boolean } {
    return { canCallBack: this.#inGrace.size > 0, isAsking: this.#asking.size > 0 };
  }

  #note(jobs: readonly Job[]): void {
    for (const { id, seq, state, reason, held } of jobs) {
      this.#forget(id);
      if (state === 'waiting' && reason?.kind === 'grace') this.#inGrace.set(id, seq);
      if (state === 'paused' && held?.why === 'consent') this.#asking.add(id);
    }
  }

  #forget(id: string): void {
    this.#inGrace.delete(id);
    this.#asking.delete(id);
  }
}
