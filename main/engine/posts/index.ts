import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Store } from '../store/store.ts';
import type { StoredPost } from '../store/types.ts';
import { createAlbumFiller, type PutIntoAlbum } from './album-filler.ts';
import { composingHandlers } from './composing.ts';
import { galleryHandlers } from './gallery.ts';
import type { PostHandlers } from './handlers.ts';
import { itemOf, picturesOf } from './post-pictures.ts';
import { createPostRegistry, type PostRegistry } from './post-registry.ts';
import type { PostViews } from './post-views.ts';
import type { PostProgress } from './progress.ts';
import { removalHandlers } from './removal.ts';
import { PostRunner } from './runner.ts';
import { StepExecutor } from './step-executor.ts';
import { createSubmission, type Submission } from './submission.ts';

/** Manages posts: drafts, their creation at the host, and the gallery. */
export interface Posts {
  readonly handlers: PostHandlers;
  readonly putIntoAlbum: PutIntoAlbum;
  start(): void;
  /** Begins nothing more; gives the request in flight that much time to end. */
  drain(withinMs: number): Promise<void>;
  drained(): Promise<void>;
}

export interface PostsOptions {
  readonly store: Pick<Store, 'jobs' | 'library' | 'posts' | 'settings'>;
  readonly queue: JobQueue;
  readonly publisher: Pick<Publisher, 'postsChanged' | 'postsRemoved' | 'itemsChanged' | 'announce'>;
  readonly views: PostViews;
  readonly progress: PostProgress;
  /** False: posts can be read and changed, and nothing is sent. */
  readonly work: boolean;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createPosts(options: PostsOptions): Posts {
  const { store, queue, publisher, views, progress, work, clock } = options;
  const ending = new AbortController();
  const posts = createPostRegistry({ store, publisher, clock });
  const runner = createRunner(options, posts, ending.signal);
  const wake = (id: string) => {
    if (work) runner.wake(id);
  };
  const submission = createSubmission({ store, queue, posts, progress, clock, wake });
  const common = { store, queue, publisher, posts, views, submission, clock };
  followQueue({ ...common, wake });
  posts.on('edited', wake);
  progress.on('trouble-changed', (id) => publisher.postsChanged([id]));

  return {
    handlers: {
      ...composingHandlers(common),
      ...galleryHandlers(common),
      ...removalHandlers(common),
      ...submissionHandlers(submission, views),
    },
    putIntoAlbum: createAlbumFiller(common),
    start: submission.resume,
    async drain(withinMs) {
      ending.abort();
      await runner.drain(withinMs);
    },
    drained: () => runner.drained(),
  };
}

function createRunner(
  { store, queue, publisher, progress, clock, log }: PostsOptions,
  posts: PostRegistry,
  signal: AbortSignal,
): PostRunner {
  const executor = new StepExecutor({
    clock,
    log,
    queue,
    progress,
    read: posts.get,
    write: posts.save,
    described(post, { entryId, text }) {
      const entry = post.entries.find(({ id }) => id === entryId);
      const itemId = entry && itemOf(store, entry);
      if (!itemId) return;
      store.library.applyRemoteChange(itemId, text);
      publisher.itemsChanged([itemId]);
    },
    finished(post) {
      log.info({ post: post.id }, 'a post is made');
      queue.reserveForPost(post.id, post.account, null);
      if (!post.album) return;
      const [job] = store.jobs.getMany(post.entries.flatMap(({ jobId }) => jobId ?? []));
      const { page } = post.album;
      publisher.announce({ kind: 'post-ended', postId: post.id, page, origin: job?.origin ?? null });
    },
    signal,
  });
  return new PostRunner({
    clock,
    log,
    executor,
    isPaused: () => queue.isPaused,
    read: posts.get,
    pictures: (post) => picturesOf(store, post),
    signal,
  });
}

/** Has the publisher check posts again when something changed that they wait for. */
function followQueue({
  queue,
  publisher,
  posts,
  wake,
}: Pick<PostsOptions, 'queue' | 'publisher'> & { posts: PostRegistry; wake(id: string): void }): void {
  queue.on('jobs-changed', (jobIds) => {
    const moved = posts.ofJobs(jobIds);
    if (moved.size === 0) return;
    publisher.postsChanged(moved);
    for (const id of moved) wake(id);
  });
  const reconsider = () => {
    for (const { id, state } of posts.list()) {
      // A draft belongs to the account that is active when it is submitted.
      if (state === 'draft') publisher.postsChanged([id]);
      // What was paused goes on.
      if (state === 'making') wake(id);
    }
  };
  queue.on('settings-changed', reconsider);
  queue.on('pause-changed', reconsider);
}

function submissionHandlers(
  submission: Submission,
  views: PostViews,
): Pick<PostHandlers, 'posts' | 'planPost' | 'submitPost' | 'retryPost'> {
  const answer = (post: StoredPost) => ({ post: views.show(post) });
  return {
    posts: async () => ({ posts: views.all() }),
    planPost: async ({ id }) => submission.plan(id),
    submitPost: async ({ id, accepted }) => answer(submission.submit(id, accepted)),
    retryPost: async ({ id }) => answer(submission.retry(id)),
  };
}
