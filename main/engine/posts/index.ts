import { randomBytes, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Post, PostEntry, postCalls } from '../../../contract/posts.ts';
import type { Origin } from '../../../contract/records.ts';
import type { Clock } from '../clock.ts';
import type { ChangeResult, RemoteAlbum } from '../hosts/albums.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob, StoredPost } from '../store/types.ts';
import { type AlbumAllocation, allocateToAlbums } from './album-allocation.ts';
import { itemOf, picturesOf } from './post-pictures.ts';
import { toPostView } from './post-view.ts';
import { problemsOf } from './problems.ts';
import { createPostRunner } from './runner.ts';
import { tagsOf } from './text.ts';

/** What the host deleted may be handed out for a while. */
const recheckDelaysMs = [0, 1_000, 4_000] as const;
/** How many finished posts a snapshot tells of. */
const recentLimit = 100;

type Names = keyof typeof postCalls;
type PostHandlers = { [N in Names]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>> };
type Refused = { input: string; error: ErrorData }[];

export interface Posts {
  readonly handlers: PostHandlers;
  /**
   * Puts uploaded pictures into the album with this title, which is made where there is none; on disk when it returns.
   * What cannot be put into an album stays as it is.
   */
  putIntoAlbum(title: string, jobIds: readonly string[]): void;
  /** Posts as people see them; unknown ids are left out. */
  show(ids: readonly string[]): Post[];
  /** All that are not done, and the newest that are. */
  recent(): Post[];
  start(): void;
  /** Begins nothing more; lets the request under way end within that time. */
  drain(withinMs: number): Promise<void>;
  drained(): Promise<void>;
}

export interface PostsOptions {
  readonly store: Pick<Store, 'jobs' | 'library' | 'posts' | 'settings'>;
  readonly queue: JobQueue;
  /** False: posts may be looked at and changed, and nothing is sent. */
  readonly work: boolean;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Posts: drafts, their making, and what is public. */
export function createPosts({ store, queue, work, clock, log }: PostsOptions): Posts {
  const { publisher } = queue;
  /** The posts that a job's changes matter to. */
  const postsOfJob = new Map<string, Set<string>>();

  const index = (post: StoredPost) => {
    for (const { jobId } of post.entries) {
      if (jobId === null) continue;
      const posts = postsOfJob.get(jobId) ?? new Set();
      postsOfJob.set(jobId, posts.add(post.id));
    }
  };
  const forgetIndex = (post: StoredPost) => {
    for (const { jobId } of post.entries) if (jobId !== null) postsOfJob.get(jobId)?.delete(post.id);
  };

  const save = (post: StoredPost): StoredPost => {
    store.posts.save(post);
    index(post);
    publisher.postsChanged([post.id]);
    return post;
  };

  const runner = createPostRunner({
    clock,
    log,
    queue,
    isPaused: store.settings.isPaused,
    read: store.posts.get,
    write: save,
    pictures: (post) => picturesOf(store, post),
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
      if (post.album)
        publisher.announce({
          kind: 'post-ended',
          postId: post.id,
          page: post.album.page,
          origin: originOf(post),
        });
    },
    troubleChanged: (id) => publisher.postsChanged([id]),
  });

  queue.onJobsChanged((ids) => {
    const moved = new Set(ids.flatMap((id) => [...(postsOfJob.get(id) ?? [])]));
    if (moved.size === 0) return;
    publisher.postsChanged(moved);
    if (work) for (const id of moved) runner.wake(id);
  });

  queue.onSettingsChanged(() => {
    for (const { id, state } of store.posts.list()) {
      // Drafts are for whoever is active when they are submitted.
      if (state === 'draft') publisher.postsChanged([id]);
      // What was paused goes on.
      if (state === 'making' && work) runner.wake(id);
    }
  });
  const withAccount = (post: StoredPost): StoredPost =>
    post.state === 'draft' ? { ...post, account: store.settings.read().account } : post;

  const originOf = (post: StoredPost): Origin | null => {
    const [job] = store.jobs.getMany(post.entries.flatMap(({ jobId }) => jobId ?? []));
    return job?.origin ?? null;
  };

  const show = (stored: StoredPost): Post => {
    const post = withAccount(stored);
    const open = post.entries.flatMap(({ jobId }) => jobId ?? []);
    const ends = post.state === 'making' ? queue.jobs(open).filter(({ endedAt }) => endedAt === null) : [];
    const isKnown = ends.length > 0 && ends.every(({ doneBy }) => doneBy !== null);
    return toPostView(post, {
      pictures: picturesOf(store, post),
      limits: queue.host.albums,
      doneBy: isKnown ? Math.max(...ends.map(({ doneBy }) => doneBy ?? 0)) : null,
      trouble: runner.troubleOf(post.id),
    });
  };

  const find = (id: string): StoredPost => {
    const post = store.posts.get(id);
    if (post) return post;
    throw new AppError(errorData('not-found', `There is no post ${id}.`, { id }));
  };

  const change = (id: string, to: (post: StoredPost) => StoredPost): StoredPost => {
    const post = find(id);
    forgetIndex(post);
    const changed = save({ ...to(post), updatedAt: clock.now() });
    if (work) runner.wake(id);
    return changed;
  };

  const blank = (): StoredPost => {
    const now = clock.now();
    return {
      id: randomUUID(),
      host: queue.host.id,
      account: null,
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
  };

  /** Jobs that are there for this post alone, and are not up yet. */
  const ownJobs = (post: StoredPost, entries: readonly PostEntry[]): StoredJob[] =>
    store.jobs
      .getMany(entries.flatMap(({ jobId }) => jobId ?? []))
      .filter((job) => job.postId === post.id && job.state !== 'uploaded');

  const dropJobs = (jobs: readonly StoredJob[]) => {
    const ids = jobs.map(({ id }) => id);
    if (ids.length === 0) return;
    queue.cancel(ids);
    // What is under way ends a little later, and stays in the list as cancelled.
    queue.dismiss(ids);
  };

  const entryFor = (
    from: Pick<PostEntry, 'jobId' | 'itemId'>,
    title: string | null,
    text: string | null,
  ) => ({
    ...from,
    id: randomUUID(),
    title: title ?? '',
    description: text ?? '',
  });

  function entriesOfJobs(post: StoredPost, ids: readonly string[], refused: Refused): PostEntry[] {
    return ids.flatMap((id) => {
      const [job] = store.jobs.getMany([id]);
      const other = job?.held?.why === 'draft' && job.held.postId !== post.id;
      if (job && !other && job.state !== 'cancelled')
        return [entryFor({ jobId: id, itemId: null }, job.title, job.description)];
      const error = job
        ? errorData('wrong-state', 'It was cancelled, or belongs to another draft.', { id })
        : errorData('not-found', `There is no job ${id}.`, { id });
      refused.push({ input: id, error });
      return [];
    });
  }

  function entriesOfItems(post: StoredPost, ids: readonly string[], refused: Refused): PostEntry[] {
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

  const howToAdd = (post: StoredPost, origin: Origin) =>
    ({
      origin,
      title: null,
      description: null,
      privacy: 'hidden',
      account: post.account,
      duplicates: 'upload',
      postId: post.id,
    }) as const;

  async function addPictures(
    id: string,
    {
      jobs,
      items,
      given,
      origin,
    }: Pick<EngineParsedInput<'addToPost'>, 'jobs' | 'items' | 'given' | 'origin'>,
    bytes?: { name: string; bytes: Uint8Array },
  ): Promise<EngineOutput<'addToPost'>> {
    const post = find(id);
    const refused: Refused = [];
    const found = [...entriesOfJobs(post, jobs, refused), ...entriesOfItems(post, items, refused)];
    const how = howToAdd(post, origin);
    const added = given.length > 0 ? (await queue.add(given, how)).added : [];
    const pasted = bytes ? (await queue.addBytes(bytes.name, bytes.bytes, how)).added : [];
    for (const one of [...added, ...pasted]) {
      if (one.kind === 'job') found.push(entryFor({ jobId: one.jobId, itemId: null }, null, null));
      else refused.push({ input: one.input, error: one.error });
    }
    const changed = change(id, (before) => {
      const isThere = new Set(before.entries.map(({ jobId, itemId }) => jobId ?? itemId));
      const fresh = found.filter(({ jobId, itemId }) => {
        const key = jobId ?? itemId;
        if (isThere.has(key)) return false;
        isThere.add(key);
        return true;
      });
      return { ...before, entries: [...before.entries, ...fresh] };
    });
    if (changed.state === 'making') sendPictures(changed);
    return { post: show(changed), refused };
  }

  /** Gives the post's pictures the texts that they have in it, and lets them go together. */
  function sendPictures(post: StoredPost): void {
    const entries = new Map(post.entries.flatMap((entry) => (entry.jobId ? [[entry.jobId, entry]] : [])));
    const jobs = store.jobs.getMany([...entries.keys()]).filter((job) => job.endedAt === null);
    for (const { id } of jobs) {
      const { title = '', description = '' } = entries.get(id) ?? {};
      queue.describe([id], { title: title.trim() || null, description: description.trim() || null });
    }
    const lane = jobs[0]?.lane;
    queue.joinPost(
      jobs.map(({ id }) => id),
      post.id,
      lane,
    );
    queue.reserveForPost(post.id, post.account, costOfMaking(post));
  }

  function stepsOf(post: StoredPost): number {
    const untold = picturesOf(store, post).filter(({ entryId, said }) => {
      const entry = post.entries.find(({ id }) => id === entryId);
      return said && entry && (said.title ?? '') !== entry.title.trim();
    }).length;
    const fromMaking = post.album ? 0 : 1;
    const share = (post.privacy === 'public') === post.isPublic ? 0 : 1;
    // Filling it and looking what is in it.
    return untold + fromMaking + 2 + share;
  }

  const costOfMaking = (post: StoredPost) => {
    const { postCost } = queue.host.albums;
    const times = stepsOf(post);
    return Object.fromEntries(
      Object.entries(postCost).map(([budget, cost]) => [budget, (cost ?? 0) * times]),
    );
  };

  const demandConsent = (accepted: boolean) => {
    if (accepted) store.settings.grantGalleryConsent();
    if (store.settings.hasGalleryConsent()) return;
    throw new AppError(errorData('consent-needed', 'It would be shown to everybody.'));
  };

  function submit(id: string, accepted: boolean): StoredPost {
    const post = withAccount(find(id));
    const [problem] = problemsOf(post, picturesOf(store, post), queue.host.albums);
    if (problem) throw new AppError(problem.error);
    if (post.privacy === 'public' && !post.isPublic) demandConsent(accepted);
    runner.resetTries(id);
    const own = ownJobs(post, post.entries).map((job) => job.id);
    store.jobs.setAccount(own, post.account);
    const making = save({ ...post, state: 'making', error: null, updatedAt: clock.now() });
    sendPictures(making);
    if (work) runner.wake(id);
    return making;
  }

  /** In one step that is on disk, so that it goes on whatever crashes. */
  function fill({ post, title, account, jobs }: AlbumAllocation): void {
    const before = post ?? { ...blank(), account, title };
    // What was deleted meanwhile would keep all others waiting.
    const there = picturesOf(store, before).filter(({ state }) => state !== 'gone');
    const isKept = new Set(there.map(({ entryId }) => entryId));
    const images = new Set(there.map(({ image }) => image?.id));
    const fresh = jobs.filter(({ remote }) => {
      const isNew = !images.has(remote?.id);
      images.add(remote?.id);
      return isNew;
    });
    const entries = [
      ...before.entries.filter(({ id }) => isKept.has(id)),
      ...fresh.map((job) => entryFor({ jobId: job.id, itemId: null }, job.title, job.description)),
    ];
    const cover = before.cover !== null && isKept.has(before.cover) ? before.cover : null;
    forgetIndex(before);
    runner.resetTries(before.id);
    const now = clock.now();
    const making = save({ ...before, entries, cover, state: 'making', error: null, updatedAt: now });
    sendPictures(making);
    if (work) runner.wake(making.id);
  }

  /** Of a small request: throws what keeps it from being done. */
  const demandDone = (answer: ChangeResult | null) => {
    if (answer === null) throw new AppError(queue.whyNot());
    if (answer.kind === 'failed') throw new AppError(answer.failure);
  };

  /** The host said that it deleted the album; whether it is so, is looked at. Deleting it once more does no harm. */
  async function demandGone(album: RemoteAlbum, account: string | null): Promise<void> {
    for (const wait of recheckDelaysMs) {
      if (wait > 0) await new Promise<void>((resolve) => clock.after(wait, resolve));
      const seen = await queue.request(
        ({ albums: { cost } }) => cost,
        (host, credentials, signal) => host.albums.readContents(album, credentials, signal),
        { account },
      );
      if (seen === null) throw new AppError(queue.whyNot());
      if (seen.kind === 'failed') throw new AppError(seen.failure);
      if (seen.pictures === null) return;
    }
    throw new AppError(errorData('still-there', 'The host still has the album that it says it deleted.'));
  }

  /** One after the other, each with its own outcome. */
  async function perThing(
    ids: readonly string[],
    into: EngineOutput<'sharePublic'>,
    act: (id: string) => Promise<void>,
  ): Promise<void> {
    for (const id of ids) {
      try {
        await act(id);
        into.done.push(id);
      } catch (thrown) {
        into.refused.push({ id, error: toErrorData(thrown) });
      }
    }
  }

  const itemToShare = (id: string) => {
    const [item] = store.library.getMany([id]);
    if (!item) throw new AppError(errorData('not-found', `There is no item ${id}.`, { id }));
    if (item.account === null)
      throw new AppError(errorData('account-needed', 'It was uploaded without an account.', { id }));
    return { item, image: item.remote };
  };

  const writePrivacy = (id: string, privacy: 'hidden' | 'public', title?: string) => {
    store.library.applyRemoteChange(id, title === undefined ? { privacy } : { privacy, title });
    publisher.itemsChanged([id]);
  };

  const answer = (post: StoredPost) => ({ post: show(post) });

  const handlers: PostHandlers = {
    posts: async () => ({ posts: store.posts.list().map(show) }),
    async makePost({ jobs, items, given, origin, ...content }) {
      const { account } = store.settings.read();
      const post = save({ ...blank(), account, ...content });
      return addPictures(post.id, { jobs, items, given, origin });
    },
    changePost: async ({ id, ...content }) => answer(change(id, (post) => ({ ...post, ...content }))),
    addToPost: ({ id, ...what }) => addPictures(id, what),
    addBytesToPost: ({ id, name, bytes, origin }) =>
      addPictures(id, { jobs: [], items: [], given: [], origin }, { name, bytes }),
    async describePictures({ id, entries, title, description }) {
      const wanted = new Set(entries);
      const text = {
        ...(title === undefined ? {} : { title }),
        ...(description === undefined ? {} : { description }),
      };
      const changed = change(id, (post) => ({
        ...post,
        entries: post.entries.map((entry) => (wanted.has(entry.id) ? { ...entry, ...text } : entry)),
      }));
      return answer(changed);
    },
    async arrangePost({ id, entries }) {
      const changed = change(id, (post) => {
        const byId = new Map(post.entries.map((entry) => [entry.id, entry]));
        const arranged = entries.flatMap((entry) => byId.get(entry) ?? []);
        if (arranged.length !== byId.size || new Set(entries).size !== byId.size)
          throw new AppError(errorData('bad-call', 'The order has to name each picture of the post once.'));
        return { ...post, entries: arranged };
      });
      return answer(changed);
    },
    async removeFromPost({ id, entries }) {
      const wanted = new Set(entries);
      const before = find(id);
      const leaving = before.entries.filter((entry) => wanted.has(entry.id));
      const own = ownJobs(before, leaving);
      const changed = change(id, (post) => ({
        ...post,
        entries: post.entries.filter((entry) => !wanted.has(entry.id)),
        cover: post.cover !== null && wanted.has(post.cover) ? null : post.cover,
      }));
      dropJobs(own);
      return answer(changed);
    },
    async planPost({ id }) {
      const post = find(id);
      const waiting = picturesOf(store, post).filter(({ state }) => state !== 'uploaded' && state !== 'gone');
      const uploads = waiting.length;
      const { uploadCost } = queue.host;
      const credits = uploads * (uploadCost.user ?? 0) + stepsOf(post);
      return {
        uploads,
        credits,
        doneBy: uploads === 0 ? clock.now() : queue.whatIf(uploads, 'dialog'),
      };
    },
    submitPost: async ({ id, accepted }) => answer(submit(id, accepted)),
    async retryPost({ id }) {
      const post = find(id);
      const failed = picturesOf(store, post).filter(({ state }) => state === 'failed');
      const jobs = failed.flatMap(
        ({ entryId }) => post.entries.find((entry) => entry.id === entryId)?.jobId ?? [],
      );
      if (jobs.length > 0) queue.retry(jobs);
      return answer(submit(id, false));
    },
    async discardPost({ id }) {
      const post = find(id);
      const own = post.state === 'done' ? [] : ownJobs(post, post.entries);
      forgetIndex(post);
      store.posts.remove(id);
      queue.reserveForPost(id, post.account, null);
      publisher.postsRemoved([id]);
      dropJobs(own);
      return {};
    },
    async deletePost({ id }) {
      const { album, account } = find(id);
      if (album) {
        const answered = await queue.request(
          ({ albums: { cost } }) => cost,
          (host, credentials, signal) => host.albums.remove(album, credentials, signal),
          { account },
        );
        demandDone(answered);
        await demandGone(album, account);
      }
      return handlers.discardPost({ id });
    },
    async sharePublic({ items, posts, title, tags, mature, accepted }) {
      demandConsent(accepted);
      const into: EngineOutput<'sharePublic'> = { done: [], refused: [] };
      const { tags: clean, bad } = tagsOf(tags);
      if (bad[0] !== undefined)
        throw new AppError(
          errorData('bad-tag', 'A tag has characters that no tag has', { tag: bad[0].slice(0, 80) }),
        );
      await perThing(items, into, async (id) => {
        const { item, image } = itemToShare(id);
        const shown = (item.title ?? title ?? '').trim();
        if (shown === '') throw new AppError(errorData('title-needed', 'It has no title.', { id }));
        const { maxTitleLength } = queue.host.albums;
        if (shown.length > maxTitleLength)
          throw new AppError(
            errorData('title-too-long', 'Its title is too long.', {
              most: maxTitleLength,
              length: shown.length,
            }),
          );
        const entry = { title: shown, tags: clean, mature };
        const answered = await queue.request(
          ({ albums: { postCost } }) => postCost,
          (host, credentials, signal) =>
            host.albums.share({ kind: 'image', image }, entry, credentials, signal),
          { account: item.account },
        );
        demandDone(answered);
        writePrivacy(id, 'public', shown);
      });
      await perThing(posts, into, async (id) => {
        change(id, (post) => ({
          ...post,
          privacy: 'public',
          title: post.title.trim() === '' ? (title ?? '') : post.title,
          tags: tags.length > 0 ? tags : post.tags,
          mature: post.mature || mature,
        }));
        submit(id, accepted);
      });
      return into;
    },
    async makeHidden({ items, posts }) {
      const into: EngineOutput<'makeHidden'> = { done: [], refused: [] };
      await perThing(items, into, async (id) => {
        const { item, image } = itemToShare(id);
        const answered = await queue.request(
          ({ albums: { cost } }) => cost,
          (host, credentials, signal) => host.albums.unshare({ kind: 'image', image }, credentials, signal),
          { account: item.account },
        );
        demandDone(answered);
        writePrivacy(id, 'hidden');
      });
      await perThing(posts, into, async (id) => {
        const post = change(id, (before) => ({ ...before, privacy: 'hidden' }));
        if (post.state === 'done' || post.state === 'failed') submit(id, false);
      });
      return into;
    },
  };

  return {
    handlers,
    putIntoAlbum(title, jobIds) {
      const posts = store.posts.list().filter(({ host }) => host === queue.host.id);
      const { maxPictures } = queue.host.albums;
      allocateToAlbums(title, store.jobs.getMany(jobIds), posts, maxPictures).forEach(fill);
    },
    show: (ids) => ids.flatMap((id) => store.posts.get(id) ?? []).map(show),
    recent() {
      const all = store.posts.list();
      const done = all.filter(({ state }) => state === 'done').slice(0, recentLimit);
      return [...all.filter(({ state }) => state !== 'done'), ...done].map(show);
    },
    start() {
      for (const post of store.posts.list()) {
        index(post);
        if (post.state !== 'making') continue;
        queue.reserveForPost(post.id, post.account, costOfMaking(post));
        if (work) runner.wake(post.id);
      }
    },
    drain: (withinMs) => runner.drain(withinMs),
    drained: () => runner.drained(),
  };
}
