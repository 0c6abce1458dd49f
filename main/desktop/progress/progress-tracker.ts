import type { EngineEvent } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';
import { createEmitter, type EventSource } from '../../engine/events.ts';
import { UnseenFailures } from './unseen-failures.ts';
import { type RunState, UploadRun } from './upload-run.ts';

export interface ProgressTrackerEvents {
  /** The run or the number of unseen failures may have changed: several times a second while something goes. */
  changed: readonly [];
}

/** Follows the progress that is shown outside of the window. */
export class ProgressTracker {
  readonly #isInFront: () => boolean;
  readonly #events = createEmitter<ProgressTrackerEvents>();
  readonly #run = new UploadRun();
  readonly #failures = new UnseenFailures();

  /** @param isInFront whether the user works in the window */
  constructor(isInFront: () => boolean) {
    this.#isInFront = isInFront;
  }

  get events(): EventSource<ProgressTrackerEvents> {
    return this.#events;
  }

  get run(): RunState {
    return this.#run.state;
  }

  get unseenFailures(): number {
    return this.#failures.count;
  }

  /** Replaces all jobs. */
  reset(jobs: readonly Job[]): void {
    this.#run.reset(jobs);
    this.#failures.reset(jobs);
    this.#events.emit('changed');
  }

  onEvent(event: EngineEvent): void {
    if (event.kind !== 'delta' || !(event.jobs || event.progress || event.removedJobs)) return;
    this.#run.onEvent(event);
    this.#failures.onEvent(event, this.#isInFront());
    this.#events.emit('changed');
  }

  /** The user has come to the window. */
  seen(): void {
    if (this.#failures.count === 0) return;
    this.#failures.seen();
    this.#events.emit('changed');
  }
}
