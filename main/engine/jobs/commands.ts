import { randomUUID } from 'node:crypto';
import { errorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { MetadataRule } from '../../../contract/metadata.ts';
import type { Lane, Privacy } from '../../../contract/records.ts';
import type { Store } from '../store/store.ts';
import { perJob } from '../store/tables.ts';
import type { JobResults, StoredJob } from '../store/types.ts';
import type { Consents, Declined } from './consent.ts';
import { isSchedulable, type JobRouter, type Stages } from './job-router.ts';
import type { OpenJobs } from './open-jobs.ts';
import type { WaitReasons } from './wait-reasons.ts';

type PerJobAnswer = EngineOutput<'cancel'>;

/** What is asked of jobs that are there: each may be refused for itself, with the reason. */
export interface JobCommands {
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
  /** Decides for single ones what becomes of what they carry. */
  changeMetadata(ids: readonly string[], metadata: MetadataRule): PerJobAnswer;
  /** Of those that the host is making ready: they are waited for no longer. */
  leaveProcessing(ids: readonly string[]): PerJobAnswer;
  /** Of held jobs: upload nevertheless. */
  uploadAnyway(ids: readonly string[]): PerJobAnswer;
  /** Of held jobs: end with the link that is there. */
  useExisting(ids: readonly string[]): PerJobAnswer;
  /** The ways in that were told to stop are the caller's to switch off. */
  answerConsent(given: EngineParsedInput<'answerConsent'>): {
    readonly answer: PerJobAnswer;
    readonly declined: Declined;
  };
  /** Of files that have another content by now: nobody wants these any more. What is on its way goes on. */
  supersede(ids: readonly string[]): void;
  /** Jobs go together with the others of a post, in its lane; those that waited for it go now. */
  joinPost(ids: readonly string[], postId: string, lane?: Lane): void;
}

export function createJobCommands(options: {
  readonly store: Pick<Store, 'jobs' | 'settings'>;
  readonly openJobs: OpenJobs;
  readonly router: JobRouter;
  readonly consents: Consents;
  readonly reasons: WaitReasons;
  readonly stages: Stages;
  planChanged(): void;
}): JobCommands {
  const { store, openJobs, router: course, consents, reasons, stages, planChanged } = options;
  const { preparer, dispatcher, processing, publisher } = stages;

  const isWaiting = (job: StoredJob) =>
    isSchedulable(job) && openJobs.has(job.id) && !dispatcher.isUploading(job.id);

  const planAnew = () => {
    planChanged();
    dispatcher.pump();
  };

  const shown = (result: JobResults): PerJobAnswer => {
    publisher.jobsChanged(result.done.map(({ id }) => id));
    return answer(result);
  };

  const cancel = (ids: readonly string[]): PerJobAnswer => {
    const interrupted = new Set(ids.filter((id) => dispatcher.interrupt(id)));
    const result = store.jobs.cancel(ids.filter((id) => !interrupted.has(id)));
    course.endJobs(result.done);
    const { done, refused } = answer(result);
    return { done: [...interrupted, ...done], refused };
  };

  const goOn = (result: JobResults): PerJobAnswer => {
    course.register(result.done);
    return answer(result);
  };

  const end = (result: JobResults): PerJobAnswer => {
    course.endJobs(result.done);
    return answer(result);
  };

  return {
    cancel,
    retry: (ids) => goOn(store.jobs.retry(ids)),
    abandon: (ids) => end(perJob(ids, (id) => store.jobs.fail(id, reasons.causeOf(id)))),
    dismiss(ids) {
      const result = store.jobs.dismiss(ids);
      result.done.forEach(course.removeSpooled);
      publisher.jobsRemoved(result.done.map((job) => job.id));
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
        course.schedule(job);
      }
      const answered = shown(result);
      planAnew();
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
        if (history) publisher.historyAdded(history);
        course.ended(job);
        return { ok: true, value: job };
      });
      return answer(result);
    },
    uploadAnyway: (ids) => goOn(perJob(ids, store.jobs.release)),
    useExisting: (ids) => end(perJob(ids, (id) => store.jobs.reuseLink(id))),
    answerConsent(given) {
      const { released, cancelled, declined } = consents.answer(given);
      if (given.answer === 'accept') publisher.settingsChanged(store.settings.read());
      const called = cancel(cancelled);
      const { done, refused } = goOn(released);
      return {
        answer: { done: [...done, ...called.done], refused: [...refused, ...called.refused] },
        declined,
      };
    },
    supersede(ids) {
      course.endJobs(store.jobs.cancel(ids).done);
      const ended = store.jobs
        .getMany(ids)
        .filter(({ state }) => state === 'cancelled' || state === 'failed');
      const gone = store.jobs.dismiss(ended.map(({ id }) => id));
      publisher.jobsRemoved(gone.done.map(({ id }) => id));
    },
    joinPost(ids, postId, lane) {
      const { done } = store.jobs.joinPost(ids, postId, lane);
      done.filter(isWaiting).forEach(course.schedule);
      publisher.jobsChanged(ids);
      planAnew();
    },
  };
}

function answer(result: JobResults): PerJobAnswer {
  return { done: result.done.map((job) => job.id), refused: result.refused };
}
