import type { EngineEvent } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';

/** Counts the pictures that failed while the user looked elsewhere. */
export class UnseenFailures {
  readonly #ids = new Set<string>();
  /** Open jobs: only what fails from now on is new. */
  readonly #open = new Set<string>();

  get count(): number {
    return this.#ids.size;
  }

  /** Replaces all jobs; what failed before this program started is no news. */
  reset(jobs: readonly Pick<Job, 'id' | 'state'>[]): void {
    this.#open.clear();
    const failed = new Set(jobs.filter(({ state }) => state === 'failed').map(({ id }) => id));
    for (const id of this.#ids) if (!failed.has(id)) this.#ids.delete(id);
    for (const job of jobs) this.#note(job, true);
  }

  /** @param isSeen whether the user has the window in front */
  onEvent(event: EngineEvent, isSeen: boolean): void {
    if (event.kind !== 'delta') return;
    for (const job of event.jobs ?? []) this.#note(job, isSeen);
    for (const id of event.removedJobs ?? []) {
      this.#ids.delete(id);
      this.#open.delete(id);
    }
  }

  /** Forgets all of them: the user has the window in front. */
  seen(): void {
    this.#ids.clear();
  }

  #note({ id, state }: Pick<Job, 'id' | 'state'>, isSeen: boolean): void {
    if (state === 'failed') {
      if (this.#open.delete(id) && !isSeen) this.#ids.add(id);
      return;
    }
    this.#ids.delete(id);
    if (state === 'uploaded' || state === 'cancelled') this.#open.delete(id);
    else this.#open.add(id);
  }
}
