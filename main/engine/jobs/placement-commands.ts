import { AppError, errorData } from '../../../contract/app-error.ts';
import type { EngineOutput } from '../../../contract/engine.ts';
import type { Lane } from '../../../contract/origin.ts';
import type { Emitter } from '../events.ts';
import type { Store } from '../store/store.ts';
import type { JobResults, StoredJob } from '../store/types.ts';
import type { QueueEvents } from './events.ts';
import type { JobRouter } from './job-router.ts';
import type { OpenJobs } from './open-jobs.ts';
import type { Stages } from './stages.ts';

type PerJobAnswer = EngineOutput<'cancel'>;

/** Carries out what the user asks about when, where and as whom waiting jobs go. */
export interface PlacementCommands {
  /** Puts jobs that wait in this order, before all others of their lanes. */
  arrange(ids: readonly string[]): PerJobAnswer;
  /** Gives jobs that wait another account, or none. */
  uploadAs(ids: readonly string[], account: string | null): PerJobAnswer;
  /** Gives jobs another destination. */
  moveJobs(ids: readonly string[], destination: string): PerJobAnswer;
  /** Adds jobs to a post and its lane; those that waited for the post may be sent now. */
  joinPost(ids: readonly string[], postId: string, lane?: Lane): void;
}

export function createPlacementCommands(options: {
  readonly store: Pick<Store, 'jobs' | 'accounts'>;
  readonly openJobs: OpenJobs;
  readonly router: JobRouter;
  readonly stages: Pick<Stages, 'preparer'>;
  readonly events: Emitter<QueueEvents>;
  /** Whether the planner decides of the job. */
  isWaiting(job: StoredJob): boolean;
  /** Lets jobs go on, and answers for them. */
  goOn(result: JobResults): PerJobAnswer;
  /** Tells of changed jobs, and answers for them. */
  shown(result: JobResults): PerJobAnswer;
}): PlacementCommands {
  const { store, openJobs, router, stages, events, isWaiting, goOn, shown } = options;
  const { preparer } = stages;
  const isOpen = ({ id, state }: StoredJob) => openJobs.has(id) && state !== 'uploading';
  /** Registers again what was refused: it goes on as it was. */
  const leave = ({ refused }: JobResults) =>
    router.register(store.jobs.getMany(refused.map(({ id }) => id)).filter(isOpen));

  return {
    arrange(ids) {
      const { done, refused } = store.jobs.arrange(ids);
      done.filter(isWaiting).forEach(router.schedule);
      const given = new Set(ids);
      const answered = shown({ done, refused });
      router.replan();
      return { ...answered, done: answered.done.filter((id) => given.has(id)) };
    },
    moveJobs(ids, destination) {
      for (const id of ids) {
        preparer.remove(id);
        router.unschedule(id);
      }
      const result = store.jobs.move(ids, destination);
      leave(result);
      return goOn(result);
    },
    uploadAs(ids, account) {
      if (account !== null && !store.accounts.list().some(({ id }) => id === account))
        throw new AppError(errorData('not-found', `There is no account ${account}.`));
      for (const id of ids) router.unschedule(id);
      const result = store.jobs.uploadAs(ids, account);
      leave(result);
      return goOn(result);
    },
    joinPost(ids, postId, lane) {
      const { done } = store.jobs.joinPost(ids, postId, lane);
      done.filter(isWaiting).forEach(router.schedule);
      events.emit('jobs-changed', ids);
      router.replan();
    },
  };
}
