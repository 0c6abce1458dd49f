import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { EngineOutput } from '../../../contract/engine.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import { hostNotInUse } from '../hosts/not-in-use.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Store } from '../store/store.ts';
import type { PostHandlers } from './handlers.ts';
import type { PostRegistry } from './post-registry.ts';
import { demandDone } from './removal.ts';
import type { Submission } from './submission.ts';
import { tagsOf } from './text.ts';

type PerThing = EngineOutput<'sharePublic'>;

export interface GalleryOptions {
  readonly store: Pick<Store, 'library'>;
  readonly queue: Pick<JobQueue, 'host' | 'request' | 'whyNot'>;
  readonly publisher: Pick<Publisher, 'itemsChanged'>;
  readonly posts: PostRegistry;
  readonly submission: Pick<Submission, 'submit' | 'demandGalleryConsent'>;
}

/** Creates the handlers that share items and posts in the gallery, or take that back: the only ones that do. */
export function galleryHandlers(options: GalleryOptions): Pick<PostHandlers, 'sharePublic' | 'makeHidden'> {
  const { store, queue, publisher, posts, submission } = options;

  /** @throws {AppError} `not-found`, `forbidden`, `account-needed` */
  const demandItem = (id: string): LibraryItem => {
    const [item] = store.library.getMany([id]);
    if (!item) throw new AppError(errorData('not-found', `There is no item ${id}.`, { id }));
    if (item.host !== queue.host.id) throw new AppError(hostNotInUse(item.host));
    if (item.account === null)
      throw new AppError(errorData('account-needed', 'It was uploaded without an account.', { id }));
    return item;
  };

  const writePrivacy = (id: string, privacy: 'hidden' | 'public', title?: string) => {
    store.library.applyRemoteChange(id, title === undefined ? { privacy } : { privacy, title });
    publisher.itemsChanged([id]);
  };

  const shareItem = async (id: string, defaultTitle: string | undefined, tags: string[], mature: boolean) => {
    const { title, account, remote: image } = demandItem(id);
    const shown = (title ?? defaultTitle ?? '').trim();
    checkTitle(id, shown, queue.host.albums.maxTitleLength);
    const entry = { title: shown, tags, mature };
    const answer = await queue.request(
      ({ albums: { postCost } }) => postCost,
      (host, credentials, signal) => host.albums.share({ kind: 'image', image }, entry, credentials, signal),
      { account },
    );
    demandDone(queue, answer);
    writePrivacy(id, 'public', shown);
  };

  const hideItem = async (id: string) => {
    const { account, remote: image } = demandItem(id);
    const answer = await queue.request(
      ({ albums: { cost } }) => cost,
      (host, credentials, signal) => host.albums.unshare({ kind: 'image', image }, credentials, signal),
      { account },
    );
    demandDone(queue, answer);
    writePrivacy(id, 'hidden');
  };

  return {
    async sharePublic({ items, posts: postIds, title, tags, mature, accepted }) {
      submission.demandGalleryConsent(accepted);
      const clean = demandTags(tags);
      const into: PerThing = { done: [], refused: [] };
      await perThing(items, into, (id) => shareItem(id, title, clean, mature));
      await perThing(postIds, into, async (id) => {
        posts.edit(id, (post) => ({
          ...post,
          privacy: 'public',
          title: post.title.trim() === '' ? (title ?? '') : post.title,
          tags: tags.length > 0 ? tags : post.tags,
          mature: post.mature || mature,
        }));
        submission.submit(id, accepted);
      });
      return into;
    },
    async makeHidden({ items, posts: postIds }) {
      const into: PerThing = { done: [], refused: [] };
      await perThing(items, into, hideItem);
      await perThing(postIds, into, async (id) => {
        const post = posts.edit(id, (before) => ({ ...before, privacy: 'hidden' }));
        if (post.state === 'done' || post.state === 'failed') submission.submit(id, false);
      });
      return into;
    },
  };
}

/** @throws {AppError} `bad-tag` */
function demandTags(typed: readonly string[]): string[] {
  const { tags, bad } = tagsOf(typed);
  if (bad[0] === undefined) return tags;
  const tag = bad[0].slice(0, 80);
  throw new AppError(errorData('bad-tag', 'A tag has characters that no tag has', { tag }));
}

/** @throws {AppError} `title-needed`, `title-too-long` */
function checkTitle(id: string, title: string, most: number): void {
  const { length } = title;
  if (length === 0) throw new AppError(errorData('title-needed', 'It has no title.', { id }));
  if (length > most)
    throw new AppError(errorData('title-too-long', 'Its title is too long.', { most, length }));
}

/** Applies a change to one thing after the other, each with its own result. */
async function perThing(
  ids: readonly string[],
  into: PerThing,
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
