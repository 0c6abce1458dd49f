import type { Post } from '../../../contract/posts.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Store } from '../store/store.ts';
import type { StoredPost } from '../store/types.ts';
import { picturesOf } from './post-pictures.ts';
import { toPostView } from './post-view.ts';
import type { PostProgress } from './progress.ts';

/** Maximum number of finished posts in a snapshot. */
const recentLimit = 100;

/** Builds the views of posts. */
export interface PostViews {
  show(post: StoredPost): Post;
  /** Returns the views of these posts; unknown ids are left out. */
  many(ids: readonly string[]): Post[];
  all(): Post[];
  /** Returns the views of all unfinished posts, and of the newest finished ones. */
  recent(): Post[];
}

/** Resolves the account of a draft: the one that is active when it is submitted. */
export const withActiveAccount = (store: Pick<Store, 'settings'>, post: StoredPost): StoredPost =>
  post.state === 'draft' ? { ...post, account: store.settings.read().account } : post;

export function createPostViews(options: {
  readonly store: Pick<Store, 'jobs' | 'library' | 'posts' | 'settings'>;
  readonly queue: Pick<JobQueue, 'jobs' | 'host'>;
  readonly progress: Pick<PostProgress, 'troubleOf'>;
}): PostViews {
  const { store, queue, progress } = options;

  /** Returns when all its pictures are uploaded; null where that cannot be told, or there is nothing to wait for. */
  const doneByOf = ({ state, entries }: StoredPost): number | null => {
    if (state !== 'making') return null;
    const jobs = queue.jobs(entries.flatMap(({ jobId }) => jobId ?? []));
    const ends = jobs.filter(({ endedAt }) => endedAt === null).map(({ doneBy }) => doneBy);
    const known = ends.filter((doneBy) => doneBy !== null);
    return known.length > 0 && known.length === ends.length ? Math.max(...known) : null;
  };

  const show = (stored: StoredPost): Post => {
    const post = withActiveAccount(store, stored);
    return toPostView(post, {
      pictures: picturesOf(store, post),
      limits: queue.host.albums,
      doneBy: doneByOf(post),
      trouble: progress.troubleOf(post.id),
    });
  };

  return {
    show,
    many: (ids) => ids.flatMap((id) => store.posts.get(id) ?? []).map(show),
    all: () => store.posts.list().map(show),
    recent() {
      const all = store.posts.list();
      const done = all.filter(({ state }) => state === 'done').slice(0, recentLimit);
      return [...all.filter(({ state }) => state !== 'done'), ...done].map(show);
    },
  };
}
