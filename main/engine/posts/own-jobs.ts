import type { PostEntry } from '../../../contract/posts.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob, StoredPost } from '../store/types.ts';

/** Lists the jobs that exist for this post alone, and are not uploaded yet. */
export function ownJobs(
  store: Pick<Store, 'jobs'>,
  post: StoredPost,
  entries: readonly PostEntry[],
): StoredJob[] {
  return store.jobs
    .getMany(entries.flatMap(({ jobId }) => jobId ?? []))
    .filter((job) => job.postId === post.id && job.state !== 'uploaded');
}

/** Cancels jobs and takes them out of the list. Uploads in flight end a little later, and stay there as cancelled. */
export function dropJobs(queue: Pick<JobQueue, 'cancel' | 'dismiss'>, jobs: readonly StoredJob[]): void {
  const ids = jobs.map(({ id }) => id);
  if (ids.length === 0) return;
  queue.cancel(ids);
  queue.dismiss(ids);
}
