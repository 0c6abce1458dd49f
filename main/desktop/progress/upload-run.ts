import type { EngineEvent } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';

/** What a run of uploads has come to: from the first picture that is to go until none is left. */
export interface RunState {
  /** Pictures that are still to be uploaded. */
  readonly open: number;
  /** Those of them whose bytes are on their way, or that the host is making ready. */
  readonly going: number;
  readonly done: number;
  readonly failed: number;
  /** Share of the whole run that is done, 0 to 1. */
  readonly share: number;
}

type Followed = Pick<Job, 'id' | 'state' | 'held' | 'progress'>;

const idle: RunState = { open: 0, going: 0, done: 0, failed: 0, share: 0 };

/**
 * Follows the uploads as one run, from the engine's events. What waits for an answer of the user (`held`) is no part of
 * it: a draft would keep a run open for days.
 */
export class UploadRun {
  /** Share of each open picture that is sent; null while none of it is on its way. */
  readonly #open = new Map<string, number | null>();
  readonly #failed = new Set<string>();
  #done = 0;

  get state(): RunState {
    const open = this.#open.size;
    if (open === 0) return idle;
    let sent = 0;
    let going = 0;
    for (const share of this.#open.values()) {
      if (share === null) continue;
      going += 1;
      sent += share;
    }
    const failed = this.#failed.size;
    const ended = this.#done + failed;
    return { open, going, done: this.#done, failed, share: (ended + sent) / (ended + open) };
  }

  /** Replaces all jobs. What was counted before stays counted: the engine may only have been started again. */
  reset(jobs: readonly Followed[]): void {
    const known = new Set(jobs.map(({ id }) => id));
    for (const id of this.#open.keys()) if (!known.has(id)) this.#open.delete(id);
    for (const id of this.#failed) if (!known.has(id)) this.#failed.delete(id);
    for (const job of jobs) this.#note(job);
    this.#endIfDone();
  }

  onEvent(event: EngineEvent): void {
    if (event.kind !== 'delta') return;
    for (const job of event.jobs ?? []) this.#note(job);
    for (const id of event.removedJobs ?? []) {
      this.#open.delete(id);
      this.#failed.delete(id);
    }
    for (const [id, sent, total] of event.progress ?? [])
      if (this.#open.has(id)) this.#open.set(id, shareOf(sent, total));
    this.#endIfDone();
  }

  #note({ id, state, held, progress }: Followed): void {
    const wasOpen = this.#open.delete(id);
    if (state === 'uploaded') {
      if (wasOpen) this.#done += 1;
    } else if (state === 'failed') {
      if (wasOpen) this.#failed.add(id);
    } else if (state !== 'cancelled' && !(state === 'paused' && held)) {
      // One that is tried again counts no longer as failed.
      this.#failed.delete(id);
      this.#open.set(id, shareIn(state, progress));
    }
  }

  #endIfDone(): void {
    if (this.#open.size > 0) return;
    this.#done = 0;
    this.#failed.clear();
  }
}

function shareIn(state: Job['state'], progress: Job['progress']): number | null {
  if (state === 'processing') return 1;
  return state === 'uploading' ? shareOf(progress?.sent ?? 0, progress?.total ?? 0) : null;
}

const shareOf = (sent: number, total: number) => (total > 0 ? Math.min(1, Math.max(0, sent / total)) : 0);
