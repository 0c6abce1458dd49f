import { randomUUID } from 'node:crypto';
import { errorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { Privacy } from '../../../contract/host.ts';
import type { MetadataRule } from '../../../contract/metadata.ts';
import type { Emitter } from '../events.ts';
import type { Store } from '../store/store.ts';
import { perJob } from '../store/tables.ts';
import type { JobResults, StoredJob } from '../store/types.ts';
import type { Consents, Declined } from './consent.ts';
import type { QueueEvents } from './events.ts';
import { isSchedulable, type JobRouter } from './job-router.ts';
import { allowFindings } from './look-choice.ts';
import type { OpenJobs } from './open-jobs.ts';
import { createPlacementCommands, type PlacementCommands } from './placement-commands.ts';
import type { Stages } from './stages.ts';
import type { WaitReasons } from './wait-reasons.ts';

type PerJobAnswer = EngineOutput<'cancel'>;

/** Carries out the user's commands on jobs; each job may be refused on its own, with the reason. */
export interface JobCommands extends PlacementCommands {
  cancel(ids: readonly string[]): PerJobAnswer;
  retry(ids: readonly string[]): PerJobAnswer;
  abandon(ids: readonly string[]): PerJobAnswer;
  dismiss(ids: readonly string[]): PerJobAnswer;
  sendNow(ids: readonly string[]): PerJobAnswer;
  describe(
    ids: readonly string[],
    text: { title?: string | null | undefined; description?: string | null | undefined },
  ): PerJobAnswer;
  changePrivacy(ids: readonly string[], privacy: Privacy, title: string | null): PerJobAnswer;
  /** Overrides for single jobs what happens to their metadata. */
  changeMetadata(ids: readonly string[], metadata: MetadataRule): PerJobAnswer;
  /** Stops waiting for jobs that the host is still processing. */
  leaveProcessing(ids: readonly string[]): PerJobAnswer;
  /** Uploads held jobs anyway. */
  uploadAnyway(ids: readonly string[]): PerJobAnswer;
  /** Sends jobs that are held for what looks private in them. @param always of their way in, what was found is allowed */
  sendAsItIs(ids: readonly string[], always: boolean): PerJobAnswer;
  /** Ends held jobs with the existing link. */
  useExisting(ids: readonly string[]): PerJobAnswer;
  /** Applies the answer to a question of consent; returns the sources that the caller has to switch off. */
  answerConsent(given: EngineParsedInput<'answerConsent'>): {
    readonly answer: PerJobAnswer;
    readonly declined: Declined;
  };
  /** Drops jobs whose files have changed since. Uploads in flight go on. */
  supersede(ids: readonly string[]): void;
  /** Retries a job whose file was moved; the store has changed its source already. */
  sourceMoved(id: string): void;
}

export function createJobCommands(options: {
  readonly store: Pick<Store, 'jobs' | 'accounts' | 'settings'>;
  readonly openJobs: OpenJobs;
  readonly router: JobRouter;
  readonly consents: Consents;
  readonly reasons: WaitReasons;
  readonly stages: Stages;
  readonly events: Emitter<QueueEvents>;
}): JobCommands {
  const { store, openJobs, router, consents, reasons, stages, events } = options;
  const { preparer, dispatchers, processing } = stages;

  const isWaiting = (job: StoredJob) =>
    isSchedulable(job) && openJobs.has(job.id) && !dispatchers.isUploading(job.id);

  const shown = (result: JobResults): PerJobAnswer => {
    events.emit(
      'jobs-changed',
      result.done.map(({ id }) => id),
    );
    return answer(result);
  };

  const cancel = (ids: readonly string[]): PerJobAnswer => {
    const interrupted = new Set(ids.filter((id) => dispatchers.interrupt(id)));
    const result = store.jobs.cancel(ids.filter((id) => !interrupted.has(id)));
    router.endJobs(result.done);
    const { done, refused } = answer(result);
    return { done: [...interrupted, ...done], refused };
  };

  const goOn = (result: JobResults): PerJobAnswer => {
    router.register(result.done);
    return answer(result);
  };

  const end = (result: JobResults): PerJobAnswer => {
    router.endJobs(result.done);
    return answer(result);
  };

  return {
    ...createPlacementCommands({ ...options, isWaiting, goOn, shown }),
    cancel,
    retry: (ids) => goOn(store.jobs.retry(ids)),
    abandon(ids) {
      // Explained before the first one ends: what the others wait for changes with it.
      const causeOf = reasons.causesOf(ids);
      return end(perJob(ids, (id) => store.jobs.fail(id, causeOf(id))));
    },
    dismiss(ids) {
      const result = store.jobs.dismiss(ids);
      result.done.forEach(router.removeSpooled);
      events.emit(
        'jobs-removed',
        result.done.map((job) => job.id),
      );
      return answer(result);
    },
    sendNow(ids) {
      const result = perJob(ids, (id) => {
        const job = store.jobs.get(id);
        if (job && isWaiting(job)) return { ok: true, value: job };
        return { ok: false, error: errorData('wrong-state', 'Only what still waits can be sent now.') };
      });
      for (const { id } of result.done) {
        const job = store.jobs.endUndoDelay(id);
        if (!job) continue;
        openJobs.prioritize(id);
        openJobs.add(job);
        if (job.state === 'queued') preparer.prioritize(id);
        router.schedule(job);
      }
      const answered = shown(result);
      router.replan();
      return answered;
    },
    describe: (ids, text) => shown(store.jobs.describe(ids, text)),
    changePrivacy: (ids, privacy, title) => shown(store.jobs.changePrivacy(ids, privacy, title)),
    changeMetadata(ids, metadata) {
      const result = store.jobs.changeMetadata(ids, metadata);
      for (const { id } of result.done) preparer.remove(id);
      return goOn(result);
    },
    leaveProcessing(ids) {
      const error = errorData('not-ready', 'Nobody waited until the host had made it ready.');
      const result = perJob(ids, (id) => {
        const left = store.jobs.endProcessing(id, { kind: 'left', error }, randomUUID());
        if (!left.ok) return left;
        processing.unwatch(id);
        const { job, history } = left.value;
        if (history) events.emit('history-added', history);
        router.ended(job);
        return { ok: true, value: job };
      });
      return answer(result);
    },
    uploadAnyway: (ids) => goOn(perJob(ids, store.jobs.release)),
    sendAsItIs(ids, always) {
      if (always) {
        const before = store.settings.read().lookAllowed;
        const lookAllowed = allowFindings(store.jobs.getMany(ids), before);
        events.emit('settings-changed', store.settings.write({ lookAllowed }));
      }
      return goOn(perJob(ids, store.jobs.releasePrivate));
    },
    useExisting: (ids) => end(perJob(ids, (id) => store.jobs.reuseLink(id))),
    answerConsent(given) {
      const { released, cancelled, declined } = consents.answer(given);
      if (given.answer === 'accept') events.emit('settings-changed', store.settings.read());
      const called = cancel(cancelled);
      const { done, refused } = goOn(released);
      return {
        answer: { done: [...done, ...called.done], refused: [...refused, ...called.refused] },
        declined,
      };
    },
    supersede(ids) {
      router.endJobs(store.jobs.cancel(ids).done);
      const ended = store.jobs
        .getMany(ids)
        .filter(({ state }) => state === 'cancelled' || state === 'failed');
      const gone = store.jobs.dismiss(ended.map(({ id }) => id));
      events.emit(
        'jobs-removed',
        gone.done.map(({ id }) => id),
      );
    },
    sourceMoved(id) {
      events.emit('jobs-changed', [id]);
      goOn(store.jobs.retry([id]));
    },
  };
}

function answer(result: JobResults): PerJobAnswer {
  return { done: result.done.map((job) => job.id), refused: result.refused };
}
