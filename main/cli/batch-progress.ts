import { toErrorData } from '../../contract/app-error.ts';
import type { EngineEvent } from '../../contract/engine.ts';
import type { Batch, BatchItem } from './batch.ts';
import type { CommandContext } from './context.ts';
import { openSession, type Session } from './session.ts';
import { assessWait, unreachableTimeoutMs } from './wait-policy.ts';

/** What whoever follows a batch is told on the way. */
export interface ProgressHooks {
  onEnded(items: BatchItem[]): void;
  /** Something moved. `percent` of the upload under way, null when none is. */
  onProgress(percent: number | null): void;
  onEvent(event: EngineEvent, session: Session): void;
}

/**
 * How following ended: all jobs did, the person broke it off, or they waited for what time does not bring and were
 * taken out of the queue.
 */
export type BatchOutcome = 'ended' | 'interrupted' | 'given-up';

type SessionOutcome = BatchOutcome | 'lost';

/** Follows the batch through one session, for as long as that lasts. */
function trackInSession(
  session: Session,
  batch: Batch,
  context: CommandContext,
  hooks: ProgressHooks,
): Promise<SessionOutcome> {
  const { client } = session;
  const { clock, interrupted } = context;
  return new Promise((resolve, reject) => {
    let lastSeq: number | null = null;
    let poorSince: number | null = null;
    let isOver = false;
    let givingUp = false;
    let callOff = () => {};
    const percents = new Map<string, number>();

    const end = (how: SessionOutcome) => {
      if (isOver) return;
      isOver = true;
      callOff();
      unsubscribe();
      interrupted.removeEventListener('abort', interrupt);
      resolve(how);
    };
    const interrupt = () => end('interrupted');
    const trouble = (thrown: unknown) => {
      if (isOver) return;
      // The session's end says the same and is waited for anyhow.
      if (toErrorData(thrown).code === 'engine-stopped') return;
      end('lost');
      reject(thrown);
    };

    const judge = () => {
      if (isOver) return;
      hooks.onProgress(percents.values().next().value ?? null);
      const openIds = batch.openIds();
      if (openIds.length === 0) return end(givingUp ? 'given-up' : 'ended');
      if (givingUp) return;
      const prospects = assessWait(batch.openJobs(), batch.count('uploaded') > 0);
      if (prospects === 'good') return;
      poorSince ??= clock.now();
      const left = prospects === 'none' ? 0 : poorSince + unreachableTimeoutMs - clock.now();
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
          // What was on its way just then is followed on.
          if (batch.openIds().length > 0) givingUp = false;
        });
    };

    /** Asks how all open jobs stand: at the beginning, and when news were missed. */
    const refresh = async () => {
      const ids = batch.openIds();
      const { jobs } = await client.call('jobs', { ids });
      const found = new Set(jobs.map(({ id }) => id));
      const ended = jobs.flatMap((job) => batch.update(job));
      ended.push(...ids.filter((id) => !found.has(id)).flatMap((id) => batch.markRemoved(id)));
      if (ended.length > 0) hooks.onEnded(ended);
      judge();
    };

    const unsubscribe = client.subscribe((event) => {
      hooks.onEvent(event, session);
      const isGap = lastSeq !== null && event.seq > lastSeq + 1;
      lastSeq = event.seq;
      if (event.kind !== 'delta') return;
      const ended = (event.jobs ?? []).flatMap((job) => batch.update(job));
      ended.push(...(event.removedJobs ?? []).flatMap((id) => batch.markRemoved(id)));
      for (const [id, sent, total] of event.progress ?? []) {
        if (batch.has(id)) percents.set(id, total > 0 ? Math.floor((100 * sent) / total) : 0);
      }
      for (const { id, state } of event.jobs ?? []) if (state !== 'uploading') percents.delete(id);
      if (ended.length > 0) hooks.onEnded(ended);
      if (isGap) refresh().catch(trouble);
      else judge();
    });

    interrupted.addEventListener('abort', interrupt);
    session.disconnected.then(() => end('lost'));
    if (interrupted.aborted) interrupt();
    else refresh().catch(trouble);
  });
}

/**
 * Follows the batch until each of its jobs has ended. When the engine that has them goes, another one that runs is
 * followed, or one of our own takes over.
 * @returns how it ended, and the session that was the last, which is the caller's to close
 */
export async function trackBatch(
  first: Session,
  batch: Batch,
  context: CommandContext,
  hooks: ProgressHooks,
): Promise<{ how: BatchOutcome; session: Session }> {
  let session = first;
  for (;;) {
    const how = await trackInSession(session, batch, context, hooks);
    if (how !== 'lost') return { how, session };
    session = await openSession(context, true);
  }
}
