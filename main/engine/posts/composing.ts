import { AppError, errorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { Origin } from '../../../contract/origin.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Store } from '../store/store.ts';
import type { StoredPost } from '../store/types.ts';
import { appendEntries, entriesOfItems, entriesOfJobs, entryFor, type Refusals } from './entries.ts';
import type { PostHandlers } from './handlers.ts';
import { dropJobs, ownJobs } from './own-jobs.ts';
import type { PostRegistry } from './post-registry.ts';
import type { PostViews } from './post-views.ts';
import type { Submission } from './submission.ts';

type Given = Pick<EngineParsedInput<'addToPost'>, 'jobs' | 'items' | 'given' | 'origin'>;

export interface ComposingOptions {
  readonly store: Pick<Store, 'jobs' | 'library' | 'settings'>;
  readonly queue: Pick<JobQueue, 'host' | 'add' | 'addBytes' | 'cancel' | 'dismiss'>;
  readonly posts: PostRegistry;
  readonly views: Pick<PostViews, 'show'>;
  readonly submission: Pick<Submission, 'sendPictures'>;
}

/** Creates the handlers that compose a post: its pictures, their order and its texts. */
export function composingHandlers(
  options: ComposingOptions,
): Pick<
  PostHandlers,
  | 'makePost'
  | 'changePost'
  | 'addToPost'
  | 'addBytesToPost'
  | 'describePictures'
  | 'arrangePost'
  | 'removeFromPost'
> {
  const { store, queue, posts, views, submission } = options;
  const answer = (post: StoredPost) => ({ post: views.show(post) });

  async function addPictures(
    id: string,
    { jobs, items, given, origin }: Given,
    picture?: { name: string; bytes: Uint8Array },
  ): Promise<EngineOutput<'addToPost'>> {
    const post = posts.demand(id);
    const refused: Refusals = [];
    const found = [
      ...entriesOfJobs(store, post, jobs, refused),
      ...entriesOfItems(store, post, items, refused),
    ];
    const how = howToAdd(post, origin);
    const added = given.length > 0 ? (await queue.add(given, how)).added : [];
    const pasted = picture ? (await queue.addBytes(picture.name, picture.bytes, how)).added : [];
    for (const one of [...added, ...pasted]) {
      if (one.kind === 'job') found.push(entryFor({ jobId: one.jobId, itemId: null }, null, null));
      else refused.push({ input: one.input, error: one.error });
    }
    const changed = posts.edit(id, (before) => ({
      ...before,
      entries: appendEntries(before.entries, found),
    }));
    if (changed.state === 'making') submission.sendPictures(changed);
    return { ...answer(changed), refused };
  }

  return {
    makePost({ jobs, items, given, origin, ...content }) {
      const { account } = store.settings.read();
      const post = posts.save(posts.draft({ host: queue.host.id, account, ...content }));
      return addPictures(post.id, { jobs, items, given, origin });
    },
    changePost: async ({ id, ...content }) => answer(posts.edit(id, (post) => ({ ...post, ...content }))),
    addToPost: ({ id, ...given }) => addPictures(id, given),
    addBytesToPost: ({ id, name, bytes, origin }) =>
      addPictures(id, { jobs: [], items: [], given: [], origin }, { name, bytes }),
    async describePictures({ id, entries, title, description }) {
      const wanted = new Set(entries);
      const texts = {
        ...(title === undefined ? {} : { title }),
        ...(description === undefined ? {} : { description }),
      };
      const changed = posts.edit(id, (post) => ({
        ...post,
        entries: post.entries.map((entry) => (wanted.has(entry.id) ? { ...entry, ...texts } : entry)),
      }));
      return answer(changed);
    },
    arrangePost: async ({ id, entries }) => answer(posts.edit(id, (post) => arranged(post, entries))),
    async removeFromPost({ id, entries }) {
      const wanted = new Set(entries);
      const before = posts.demand(id);
      const own = ownJobs(
        store,
        before,
        before.entries.filter((entry) => wanted.has(entry.id)),
      );
      const changed = posts.edit(id, (post) => ({
        ...post,
        entries: post.entries.filter((entry) => !wanted.has(entry.id)),
        cover: post.cover !== null && wanted.has(post.cover) ? null : post.cover,
      }));
      dropJobs(queue, own);
      return answer(changed);
    },
  };
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

/** Reorders the entries of a post. @throws {AppError} `bad-call` */
function arranged(post: StoredPost, order: readonly string[]): StoredPost {
  const byId = new Map(post.entries.map((entry) => [entry.id, entry]));
  const entries = order.flatMap((id) => byId.get(id) ?? []);
  if (entries.length !== byId.size || new Set(order).size !== byId.size)
    throw new AppError(errorData('bad-call', 'The order has to name each picture of the post once.'));
  return { ...post, entries };
}
