import { errorData } from '../../../contract/app-error.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import type { PostPicture } from '../../../contract/posts.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob, StoredPost } from '../store/types.ts';
import type { Picture } from './state-machine.ts';

export type ResolvedPicture = Picture & Pick<PostPicture, 'name' | 'thumbnail' | 'error'>;

const isGone = ({ presence }: LibraryItem) =>
  presence === 'deleted' || presence === 'deleting' || presence === 'removed';

/** Lists the pictures of a post in its order, as the queue and the library know them now. */
export function picturesOf(
  store: Pick<Store, 'jobs' | 'library'>,
  { entries }: Pick<StoredPost, 'entries'>,
): ResolvedPicture[] {
  const jobs = new Map(
    store.jobs.getMany(entries.flatMap(({ jobId }) => jobId ?? [])).map((job) => [job.id, job] as const),
  );
  const itemOfJob = (job: StoredJob): string | null =>
    store.library.getByJob(job.id)?.id ?? (job.held?.why === 'duplicate' ? job.held.historyId : null);
  return entries.map(({ id: entryId, jobId, itemId }) => {
    const job = jobId === null ? undefined : jobs.get(jobId);
    if (job && job.state !== 'uploaded') return ofJob(entryId, job);
    const known = itemId ?? (job ? itemOfJob(job) : null);
    const [item] = known === null ? [] : store.library.getMany([known]);
    if (item) return ofItem(entryId, item);
    // Forgotten here, and still at the host.
    if (job) return { ...ofJob(entryId, job), said: { title: job.title, description: job.description } };
    const error = errorData('gone', 'The picture is not in the library any more');
    return { ...unknown, entryId, error };
  });
}

/** Returns the library's item of an entry, if there is one. */
export function itemOf(
  store: Pick<Store, 'jobs' | 'library'>,
  { jobId, itemId }: StoredPost['entries'][number],
): string | null {
  return itemId ?? (jobId === null ? null : (store.library.getByJob(jobId)?.id ?? null));
}

const unknown = { name: '', state: 'gone', image: null, said: null, thumbnail: null } as const;

const pictureStates: Partial<Record<StoredJob['state'], Picture['state']>> = {
  uploaded: 'uploaded',
  uploading: 'uploading',
  processing: 'uploading',
};

function ofJob(entryId: string, job: StoredJob): ResolvedPicture {
  const { name, state, remote, media, hasThumbnail } = job;
  const hasFailed = state === 'failed' || state === 'cancelled';
  return {
    entryId,
    name,
    state: hasFailed ? 'failed' : (pictureStates[state] ?? 'waiting'),
    image: remote,
    said: null,
    thumbnail: hasThumbnail && media ? media.sha256 : null,
    error: hasFailed ? (job.error ?? errorData('cancelled', 'It was cancelled')) : null,
  };
}

function ofItem(entryId: string, item: LibraryItem): ResolvedPicture {
  const { name, title, description, remote, thumbnail, hasThumbnail } = item;
  const said = { title, description };
  const seen = { entryId, name, image: remote, said, thumbnail: hasThumbnail ? thumbnail : null };
  if (!isGone(item)) return { ...seen, state: 'uploaded', error: null };
  return { ...seen, state: 'gone', error: errorData('gone', 'The picture was deleted at the host') };
}
