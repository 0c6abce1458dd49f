import { randomBytes, randomUUID } from 'node:crypto';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Clock } from '../clock.ts';
import { createEmitter, type EventSource } from '../events.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Store } from '../store/store.ts';
import type { StoredPost } from '../store/types.ts';

interface RegistryEvents {
  /** The user changed a post. */
  edited: readonly [postId: string];
}

/** Reads and writes posts, emits each change, and knows which posts a job belongs to. */
export interface PostRegistry extends Pick<EventSource<RegistryEvents>, 'on'> {
  list(): StoredPost[];
  get(id: string): StoredPost | null;
  /** @throws {AppError} `not-found` */
  demand(id: string): StoredPost;
  /** Creates a draft, which is not stored yet. */
  draft(of: Pick<StoredPost, 'host' | 'account'> & Partial<StoredPost>): StoredPost;
  /** Stores a post; on disk when it returns. */
  save(post: StoredPost): StoredPost;
  /** Carries out a change by the user. @throws {AppError} `not-found`, and what `to` throws */
  edit(id: string, to: (post: StoredPost) => StoredPost): StoredPost;
  remove(id: string): void;
  /** Finds the posts with an entry of one of these jobs. */
  ofJobs(jobIds: readonly string[]): ReadonlySet<string>;
}

export function createPostRegistry(options: {
  readonly store: Pick<Store, 'posts'>;
  readonly publisher: Pick<Publisher, 'postsChanged' | 'postsRemoved'>;
  readonly clock: Clock;
}): PostRegistry {
  const { store, publisher, clock } = options;
  const { on, emit } = createEmitter<RegistryEvents>();
  const postsOfJob = new Map<string, Set<string>>();
  const jobsOfPost = new Map<string, readonly string[]>();

  const forget = (id: string) => {
    for (const jobId of jobsOfPost.get(id) ?? []) {
      const posts = postsOfJob.get(jobId);
      posts?.delete(id);
      if (posts?.size === 0) postsOfJob.delete(jobId);
    }
    jobsOfPost.delete(id);
  };
  const index = ({ id, entries }: StoredPost) => {
    forget(id);
    const jobIds = entries.flatMap(({ jobId }) => jobId ?? []);
    jobsOfPost.set(id, jobIds);
    for (const jobId of jobIds) postsOfJob.set(jobId, (postsOfJob.get(jobId) ?? new Set()).add(id));
  };
  for (const post of store.posts.list()) index(post);

  const demand = (id: string): StoredPost => {
    const post = store.posts.get(id);
    if (post) return post;
    throw new AppError(errorData('not-found', `There is no post ${id}.`, { id }));
  };

  const save = (post: StoredPost): StoredPost => {
    store.posts.save(post);
    index(post);
    publisher.postsChanged([post.id]);
    return post;
  };

  return {
    on,
    demand,
    save,
    list: store.posts.list,
    get: store.posts.get,
    draft: (of) => ({ ...blankPost(clock.now()), ...of }),
    edit(id, to) {
      const edited = save({ ...to(demand(id)), updatedAt: clock.now() });
      emit('edited', id);
      return edited;
    },
    remove(id) {
      forget(id);
      store.posts.remove(id);
      publisher.postsRemoved([id]);
    },
    ofJobs: (jobIds) => new Set(jobIds.flatMap((id) => [...(postsOfJob.get(id) ?? [])])),
  };
}

function blankPost(now: number): Omit<StoredPost, 'host' | 'account'> {
  return {
    id: randomUUID(),
    mark: `snapferry-${randomBytes(12).toString('hex')}`,
    state: 'draft',
    title: '',
    description: '',
    tags: [],
    cover: null,
    credit: { notMine: false, author: '', link: '' },
    mature: false,
    privacy: 'hidden',
    entries: [],
    creation: 'none',
    album: null,
    told: null,
    toldBy: null,
    shown: null,
    isPublic: false,
    emptyLeft: false,
    error: null,
    createdAt: now,
    updatedAt: now,
    doneAt: null,
  };
}
