import type { JobQueue } from '../jobs/index.ts';
import type { Store } from '../store/store.ts';
import { type AlbumAllocation, allocateToAlbums } from './album-allocation.ts';
import { entryFor } from './entries.ts';
import { picturesOf } from './post-pictures.ts';
import type { PostRegistry } from './post-registry.ts';
import type { Submission } from './submission.ts';

/**
 * Puts uploaded pictures into the album with this title, which is created if missing; on disk when it returns. What
 * cannot be put into an album stays as it is.
 */
export type PutIntoAlbum = (title: string, jobIds: readonly string[]) => void;

export function createAlbumFiller(options: {
  readonly store: Pick<Store, 'jobs' | 'library'>;
  readonly queue: Pick<JobQueue, 'host'>;
  readonly posts: PostRegistry;
  readonly submission: Pick<Submission, 'make'>;
}): PutIntoAlbum {
  const { store, queue, posts, submission } = options;

  const fill = ({ post, title, account, jobs }: AlbumAllocation) => {
    const before = post ?? posts.draft({ host: queue.host.id, account, title });
    // What was deleted in between would keep all others waiting.
    const there = picturesOf(store, before).filter(({ state }) => state !== 'gone');
    const kept = new Set(there.map(({ entryId }) => entryId));
    const images = new Set(there.map(({ image }) => image?.id));
    const fresh = jobs.filter(({ remote }) => {
      const isNew = !images.has(remote?.id);
      images.add(remote?.id);
      return isNew;
    });
    submission.make({
      ...before,
      entries: [
        ...before.entries.filter(({ id }) => kept.has(id)),
        ...fresh.map((job) => entryFor({ jobId: job.id, itemId: null }, job.title, job.description)),
      ],
      cover: before.cover !== null && kept.has(before.cover) ? before.cover : null,
    });
  };

  return (title, jobIds) => {
    const known = posts.list().filter(({ host }) => host === queue.host.id);
    const { maxPictures } = queue.host.albums;
    // Other hosts have no albums.
    const own = store.jobs.getMany(jobIds).filter(({ host }) => host === queue.host.id);
    allocateToAlbums(title, own, known, maxPictures).forEach(fill);
  };
}
