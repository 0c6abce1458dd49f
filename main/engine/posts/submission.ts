import { AppError, errorData } from '../../../contract/app-error.ts';
import type { EngineOutput } from '../../../contract/engine.ts';
import type { Clock } from '../clock.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Store } from '../store/store.ts';
import type { StoredPost } from '../store/types.ts';
import { countMakingSteps, makingCost } from './making-cost.ts';
import { ownJobs } from './own-jobs.ts';
import { picturesOf } from './post-pictures.ts';
import type { PostRegistry } from './post-registry.ts';
import { withActiveAccount } from './post-views.ts';
import { problemsOf } from './problems.ts';
import type { PostProgress } from './progress.ts';

/** Submits posts: from then on they are made until they are done, whatever crashes. */
export interface Submission {
  /**
   * Submits a draft.
   * @throws {AppError} `not-found`, `consent-needed`, or what is wrong with it.
   * @param accepted consent to the gallery
   */
  submit(id: string, accepted: boolean): StoredPost;
  /** Submits it again, with the pictures that failed. */
  retry(id: string): StoredPost;
  /** Has a post made as it is; on disk when it returns. */
  make(post: StoredPost): StoredPost;
  /** Sets the texts of the post's pictures, and lets them be uploaded together. */
  sendPictures(post: StoredPost): void;
  /** Resumes the posts of an earlier run. */
  resume(): void;
  plan(id: string): EngineOutput<'planPost'>;
  /** Checks the consent to the gallery. @throws {AppError} `consent-needed` where it is missing */
  demandGalleryConsent(accepted: boolean): void;
}

export interface SubmissionOptions {
  readonly store: Pick<Store, 'jobs' | 'library' | 'settings'>;
  readonly queue: Pick<JobQueue, 'host' | 'describe' | 'joinPost' | 'reserveForPost' | 'retry' | 'whatIf'>;
  readonly posts: PostRegistry;
  readonly progress: PostProgress;
  readonly clock: Clock;
  /** Has the post made now. */
  wake(id: string): void;
}

export function createSubmission(options: SubmissionOptions): Submission {
  const { store, queue, posts, progress, clock, wake } = options;

  const reserve = (post: StoredPost) => {
    const steps = countMakingSteps(post, picturesOf(store, post));
    queue.reserveForPost(post.id, post.account, makingCost(steps, queue.host.albums.postCost));
  };

  const sendPictures = (post: StoredPost) => {
    const entries = new Map(post.entries.flatMap((entry) => (entry.jobId ? [[entry.jobId, entry]] : [])));
    const jobs = store.jobs.getMany([...entries.keys()]).filter((job) => job.endedAt === null);
    for (const { id } of jobs) {
      const { title = '', description = '' } = entries.get(id) ?? {};
      queue.describe([id], { title: title.trim() || null, description: description.trim() || null });
    }
    const ids = jobs.map(({ id }) => id);
    queue.joinPost(ids, post.id, jobs[0]?.lane);
    reserve(post);
  };

  const make = (post: StoredPost): StoredPost => {
    progress.reset(post.id);
    const making = posts.save({ ...post, state: 'making', error: null, updatedAt: clock.now() });
    sendPictures(making);
    wake(post.id);
    return making;
  };

  const demandGalleryConsent = (accepted: boolean) => {
    if (accepted) store.settings.grantGalleryConsent();
    if (store.settings.hasGalleryConsent()) return;
    throw new AppError(errorData('consent-needed', 'It would be shown to everybody.'));
  };

  const submit = (id: string, accepted: boolean): StoredPost => {
    const post = withActiveAccount(store, posts.demand(id));
    const [problem] = problemsOf(post, picturesOf(store, post), queue.host.albums);
    if (problem) throw new AppError(problem.error);
    if (post.privacy === 'public' && !post.isPublic) demandGalleryConsent(accepted);
    const own = ownJobs(store, post, post.entries).map((job) => job.id);
    store.jobs.setAccount(own, post.account);
    return make(post);
  };

  return {
    submit,
    make,
    sendPictures,
    demandGalleryConsent,
    retry(id) {
      const post = posts.demand(id);
      const failed = picturesOf(store, post).filter(({ state }) => state === 'failed');
      const entryIds = new Set(failed.map(({ entryId }) => entryId));
      const jobIds = post.entries.flatMap((entry) => (entryIds.has(entry.id) ? (entry.jobId ?? []) : []));
      if (jobIds.length > 0) queue.retry(jobIds);
      return submit(id, false);
    },
    resume() {
      for (const post of posts.list()) {
        if (post.state !== 'making') continue;
        reserve(post);
        wake(post.id);
      }
    },
    plan(id) {
      const post = posts.demand(id);
      const pictures = picturesOf(store, post);
      const uploads = pictures.filter(({ state }) => state !== 'uploaded' && state !== 'gone').length;
      return {
        uploads,
        credits: uploads * (queue.host.uploadCost.user ?? 0) + countMakingSteps(post, pictures),
        doneBy: uploads === 0 ? clock.now() : queue.whatIf(uploads, 'dialog'),
      };
    },
  };
}
