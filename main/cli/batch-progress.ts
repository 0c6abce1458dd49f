import type { EngineEvent } from '../../contract/engine.ts';
import type { Batch, BatchItem } from './batch.ts';
import type { CommandContext } from './context.ts';
import type { Session } from './session.ts';
import { assessWait, unreachableTimeoutMs } from './wait-policy.ts';

/** Callbacks while a batch is being followed. */
export interface ProgressHooks {
  onEnded(items: BatchItem[]): void;
  /** Called when the state of a job changed. */
  onProgress(): void;
  /** Called with each event of the engine, before it is evaluated. */
  onEvent(event: EngineEvent): void;
}

/**
 * Outcome of following a batch: all jobs ended, the user interrupted it, or the jobs waited for something that time
 * does not bring and were removed from the queue.
 */
export type BatchOutcome = 'ended' | 'interrupted' | 'given-up';

/**
 * Follows the batch until each of its jobs has ended, on whichever engine has them.
 * @throws {AppError} when no engine could be found any more
 */
export function trackBatch(
  session: Session,
  batch: Batch,
  context: CommandContext,
  hooks: ProgressHooks,
): Promise<BatchOutcome> {
  const { client } = session;
  const { clock, interrupted } = context;
  return new Promise((resolve, reject) => {
    let lastSeq: number | null = null;
    let poorSince: number | null = null;
    let isOver = false;
    let givingUp = false;
    let callOff = () => {};

    const finish = () => {
      isOver = true;
      callOff();
      unsubscribe();
      interrupted.removeEventListener('abort', interrupt);
    };
    const end = (how: BatchOutcome) => {
      if (isOver) return;
      finish();
      resolve(how);
    };
    const interrupt = () => end('interrupted');
    const trouble = (thrown: unknown) => {
      if (isOver) return;
      finish();
      reject(thrown);
    };

    const judge = () => {
      if (isOver) return;
      hooks.onProgress();
      const openIds = batch.openIds();
      if (openIds.length === 0) return end(givingUp ? 'given-up' : 'ended');
      if (givingUp) return;
      const assessment = assessWait(batch.openJobs(), batch.count('uploaded') > 0);
      if (assessment === 'good') {
        poorSince = null;
        return;
      }
      poorSince ??= clock.now();
      const left = assessment === 'none' ? 0 : poorSince + unreachableTimeoutMs - clock.now();
      callOff();
      if (left > 0) {
        callOff = clock.after(left, judge);
        return;
      }
      givingUp = true;
      client
        .call('abandon', { ids: openIds })
        .then(refresh)
        .catch(trouble)
        .finally(() => {
          // Jobs that were just being sent are still followed.
          if (batch.openIds().length > 0) givingUp = false;
        });
    };

    /** Reads the state of all open jobs: at the beginning, and after missed events. */
    const refresh = async () => {
      const ids = batch.openIds();
      const { jobs } = await client.call('jobs', { ids });
      if (isOver) return;
      const found = new Set(jobs.map(({ id }) => id));
      const ended = jobs.flatMap((job) => batch.update(job));
      ended.push(...ids.filter((id) => !found.has(id)).flatMap((id) => batch.markRemoved(id)));
      if (ended.length > 0) hooks.onEnded(ended);
      judge();
    };

    const unsubscribe = client.subscribe((event) => {
      hooks.onEvent(event);
      const isGap = lastSeq !== null && event.seq > lastSeq + 1;
      lastSeq = event.seq;
      if (event.kind !== 'delta') return;
      const ended = (event.jobs ?? []).flatMap((job) => batch.update(job));
      ended.push(...(event.removedJobs ?? []).flatMap((id) => batch.markRemoved(id)));
      if (ended.length > 0) hooks.onEnded(ended);
      if (isGap) refresh().catch(trouble);
      else judge();
    });

    interrupted.addEventListener('abort', interrupt);
    session.onReplaced(() => {
      // Another engine counts from its own beginning.
      lastSeq = null;
      if (!isOver) refresh().catch(trouble);
    });
    session.lost.catch(trouble);
    if (interrupted.aborted) interrupt();
    else refresh().catch(trouble);
  });
}
