import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Clock } from '../clock.ts';
import type { ChangeResult, RemoteAlbum } from '../hosts/albums.ts';
import { hostNotInUse } from '../hosts/not-in-use.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Store } from '../store/store.ts';
import type { PostHandlers } from './handlers.ts';
import { dropJobs, ownJobs } from './own-jobs.ts';
import type { PostRegistry } from './post-registry.ts';

/** Delays between checks: the host may serve for a while what it has deleted. */
const recheckDelaysMs = [0, 1_000, 4_000] as const;

export interface RemovalOptions {
  readonly store: Pick<Store, 'jobs'>;
  readonly queue: Pick<JobQueue, 'host' | 'request' | 'whyNot' | 'cancel' | 'dismiss' | 'reserveForPost'>;
  readonly posts: PostRegistry;
  readonly clock: Clock;
}

/** Throws unless a request was carried out. @throws {AppError} why it was not */
export function demandDone(queue: Pick<JobQueue, 'whyNot'>, answer: ChangeResult | null): void {
  if (answer === null) throw new AppError(queue.whyNot());
  if (answer.kind === 'failed') throw new AppError(answer.failure);
}

/** Creates the handlers that drop a post here, or delete it at the host as well. */
export function removalHandlers(options: RemovalOptions): Pick<PostHandlers, 'discardPost' | 'deletePost'> {
  const { store, queue, posts, clock } = options;

  const discard = (id: string) => {
    const post = posts.demand(id);
    const own = post.state === 'done' ? [] : ownJobs(store, post, post.entries);
    posts.remove(id);
    queue.reserveForPost(id, post.account, null);
    dropJobs(queue, own);
  };

  /** Verifies that the host deleted the album. Deleting it again does no harm. */
  const demandGone = async (album: RemoteAlbum, account: string | null) => {
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
  };

  return {
    async discardPost({ id }) {
      discard(id);
      return {};
    },
    async deletePost({ id }) {
      const { album, account, host: hostId } = posts.demand(id);
      if (album) {
        if (hostId !== queue.host.id) throw new AppError(hostNotInUse(hostId));
        const answer = await queue.request(
          ({ albums: { cost } }) => cost,
          (host, credentials, signal) => host.albums.remove(album, credentials, signal),
          { account },
        );
        demandDone(queue, answer);
        await demandGone(album, account);
      }
      discard(id);
      return {};
    },
  };
}
