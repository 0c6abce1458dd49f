import type { Logger } from 'pino';
import { toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import type { Clock } from '../clock.ts';
import { hostNotInUse } from '../hosts/not-in-use.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Posts } from '../posts/index.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Store } from '../store/store.ts';
import { favoriteHandlers } from './favorites.ts';
import type { RemoteEditHandlers } from './handlers.ts';
import { itemEditHandlers } from './item-edits.ts';
import { createEditSync, signInNeeded } from './sync.ts';

/** Changes uploads at the host: their texts, who sees them, favourites. */
export interface RemoteEdits {
  readonly handlers: RemoteEditHandlers;
  start(): void;
  stop(): Promise<void>;
}

export interface RemoteEditsOptions {
  readonly store: Pick<Store, 'jobs' | 'library' | 'accounts' | 'settings'>;
  readonly queue: Pick<JobQueue, 'host' | 'request' | 'whyNot' | 'changePrivacy' | 'on'>;
  readonly publisher: Pick<Publisher, 'itemsChanged'>;
  /** Shares in the gallery, and takes that back: the only calls that do. */
  readonly posts: Pick<Posts['handlers'], 'sharePublic' | 'makeHidden'>;
  /** False: changes are stored, and nothing is sent. */
  readonly work: boolean;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createRemoteEdits(options: RemoteEditsOptions): RemoteEdits {
  const { store, queue, publisher, posts, work, clock, log } = options;
  const changed = (ids: readonly string[]) => publisher.itemsChanged(ids);
  const isSignedIn = (account: string) =>
    store.accounts.list().some(({ id, state }) => id === account && state === 'signed-in');
  const whyNot = (account: string | null): ErrorData =>
    account !== null && !isSignedIn(account) ? signInNeeded(account) : queue.whyNot();

  const sync = createEditSync({
    store,
    clock,
    log,
    changed: (id) => changed([id]),
    describe: (item) => describeAtHost(queue, item, whyNot),
    async share(item) {
      const { account } = item;
      const error = await shareAtHost(posts, item);
      // Signed out, it has no credits that could be waited for.
      const isSignedOut = account !== null && !isSignedIn(account);
      return error?.code === 'rate-limited' && isSignedOut ? signInNeeded(account) : error;
    },
  });
  const wakeSync = () => {
    if (work) sync.wake();
  };

  return {
    handlers: {
      ...itemEditHandlers({ store, queue, changed, wakeSync }),
      ...favoriteHandlers({ store, queue, changed, whyNot }),
    },
    start() {
      queue.on('uploaded', wakeSync);
      // Another account, another application: what waited for that may go.
      queue.on('settings-changed', wakeSync);
      queue.on('pause-changed', wakeSync);
      wakeSync();
    },
    stop: () => sync.stop(),
  };
}

/** Sends an item's texts. @returns why the host has not got them; null when it has */
async function describeAtHost(
  queue: Pick<JobQueue, 'host' | 'request'>,
  { host, account, remote, title, description }: LibraryItem,
  whyNot: (account: string | null) => ErrorData,
): Promise<ErrorData | null> {
  if (host !== queue.host.id) return hostNotInUse(host);
  const answer = await queue.request(
    ({ albums: { postCost } }) => postCost,
    (at, credentials, signal) => at.albums.describe(remote, { title, description }, credentials, signal),
    { account },
  );
  if (answer === null) return whyNot(account);
  return answer.kind === 'failed' ? answer.failure : null;
}

/** Sends an item's privacy. @returns why it is not as requested; null when it is */
async function shareAtHost(
  posts: RemoteEditsOptions['posts'],
  { id, tags = [], sharing }: LibraryItem,
): Promise<ErrorData | null> {
  const about = { items: [id], posts: [] };
  try {
    const { refused } =
      sharing?.to === 'public'
        ? await posts.sharePublic({ ...about, tags, mature: sharing.mature, accepted: false })
        : await posts.makeHidden(about);
    return refused[0]?.error ?? null;
  } catch (thrown) {
    return toErrorData(thrown);
  }
}
