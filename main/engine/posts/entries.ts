import { randomUUID } from 'node:crypto';
import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { PostEntry } from '../../../contract/posts.ts';
import type { Store } from '../store/store.ts';
import type { StoredPost } from '../store/types.ts';

export type Refusals = { input: string; error: ErrorData }[];

/** Makes an entry of a job or of an item of the library. */
export const entryFor = (
  of: Pick<PostEntry, 'jobId' | 'itemId'>,
  title: string | null,
  description: string | null,
): PostEntry => ({ ...of, id: randomUUID(), title: title ?? '', description: description ?? '' });

/** Makes entries of jobs; those that were cancelled, or belong to another draft, are refused. */
export function entriesOfJobs(
  store: Pick<Store, 'jobs'>,
  post: StoredPost,
  ids: readonly string[],
  refused: Refusals,
): PostEntry[] {
  return ids.flatMap((id) => {
    const job = store.jobs.get(id);
    const isOthers = job?.held?.why === 'draft' && job.held.postId !== post.id;
    if (job && !isOthers && job.state !== 'cancelled')
      return [entryFor({ jobId: id, itemId: null }, job.title, job.description)];
    const error = job
      ? errorData('wrong-state', 'It was cancelled, or belongs to another draft.', { id })
      : errorData('not-found', `There is no job ${id}.`, { id });
    refused.push({ input: id, error });
    return [];
  });
}

/** Makes entries of items of the library; those at another host than the post are refused. */
export function entriesOfItems(
  store: Pick<Store, 'library'>,
  post: StoredPost,
  ids: readonly string[],
  refused: Refusals,
): PostEntry[] {
  return ids.flatMap((id) => {
    const [item] = store.library.getMany([id]);
    if (item?.host === post.host)
      return [entryFor({ jobId: null, itemId: id }, item.title, item.description)];
    const error = item
      ? errorData('forbidden', 'It is on another host.', { host: item.host })
      : errorData('not-found', `There is no item ${id}.`, { id });
    refused.push({ input: id, error });
    return [];
  });
}

/** Appends entries, each job or item once. */
export function appendEntries(before: readonly PostEntry[], found: readonly PostEntry[]): PostEntry[] {
  const known = new Set(before.map(({ jobId, itemId }) => jobId ?? itemId));
  const fresh = found.filter(({ jobId, itemId }) => {
    const key = jobId ?? itemId;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
  return [...before, ...fresh];
}
