import type { PostEntry } from '../../../contract/posts.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob, StoredPost } from '../store/types.ts';

/** The jobs that are there for this post alone, and are not up yet. */
export function ownJobs(
  store: Pick<Store, 'jobs'>,
  post: StoredPost,
  entries: readonly PostEntry[],
): StoredJob[] {
  return store.jobs
    .getMany(entries.flatMap(({ jobId }) => jobId ?? []))
    .filter((job) => job.postId === post.id && job.state !== 'uploaded');
}

/** Cancels jobs and takes them out of the list. What is under way ends a little later, and stays there as cancelled. */
export function dropJobs(queue: Pick<JobQueue, 'cancel' | 'dismiss'>, jobs: readonly StoredJob[]): void {
  const ids = jobs.map(({ id }) => id);
  if (ids.length === 0) return;
  queue.cancel(ids);
  queue.dismiss(ids);
}
