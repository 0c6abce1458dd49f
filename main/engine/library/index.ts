import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Store } from '../store/store.ts';
import { createBackupScheduler, listBackups } from './backups.ts';
import { browsingHandlers } from './browsing.ts';
import { createDeleter } from './deleter.ts';
import { createForgetting } from './forgetting.ts';
import type { LibraryHandlers } from './handlers.ts';
import { createLinkChecker } from './link-checker.ts';
import { createPictureFiles } from './picture-files.ts';
import { createRemovalRequest } from './removal-request.ts';
import { createThumbnails, type Thumbnails } from './thumbnails.ts';
import { transferHandlers } from './transfer.ts';

const dayMs = 86_400_000;

/** Manages all past uploads: finds, deletes, forgets, checks, exports and backs them up. */
export interface Library {
  readonly handlers: LibraryHandlers;
  start(): void;
  stop(): Promise<void>;
}

export interface LibraryOptions {
  readonly profile: string;
  /** Folder of thumbnails. */
  readonly thumbnails: string;
  readonly store: Store;
  /** True if the host can be asked as this account. */
  readonly isUsable: (account: string) => boolean;
  readonly queue: Pick<JobQueue, 'host' | 'request' | 'uploadAnyway' | 'useExisting'>;
  readonly publisher: Pick<Publisher, 'itemsChanged' | 'itemsRemoved' | 'linkCheckChanged'>;
  /** False: nothing runs by itself. */
  readonly work: boolean;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createLibrary(options: LibraryOptions): Library {
  const { profile, store, queue, publisher, work, clock, log } = options;
  const ending = new AbortController();
  const { signal } = ending;
  const host = () => queue.host;
  const changed = (id: string) => publisher.itemsChanged([id]);
  const requestRemoval = createRemovalRequest(queue, options.isUsable);
  const deleter = createDeleter({ store, clock, log, host, requestRemoval, changed });
  const progressed = publisher.linkCheckChanged;
  const checker = createLinkChecker({ store, clock, host, changed, progressed });
  const thumbnails = createThumbnails({ folder: options.thumbnails, store, host });
  const files = createPictureFiles({ folder: join(profile, 'fetched'), store, host, clock, signal });
  const forgetting = createForgetting({ store, publisher, clock });
  const runMaintenance = () => maintain(options, thumbnails, signal);
  const backups = createBackupScheduler({ profile, store, clock, log, runMaintenance });

  const handlers: LibraryHandlers = {
    ...browsingHandlers(store),
    ...transferHandlers({ store, publisher, clock, signal }),
    ...forgetting.handlers,
    realFiles: ({ kind, ids }) => (kind === 'items' ? files.ofItems(ids) : files.ofJobs(ids)),
    async deleteRemote({ ids }) {
      const result = deleter.schedule(ids);
      publisher.itemsChanged(result.done);
      return result;
    },
    async undoDelete({ ids }) {
      const result = store.library.cancelDeletion(ids);
      publisher.itemsChanged(result.done);
      return result;
    },
    checkLinks: async ({ ids }) => checker.start(ids ?? null),
    cancelCheck: async () => checker.cancel(),
    linkCheck: async () => checker.state,
    uploadAnyway: async ({ ids }) => queue.uploadAnyway(ids),
    useExisting: async ({ ids }) => queue.useExisting(ids),
    async makeThumbnails({ ids }) {
      const made: string[] = [];
      for (const item of store.library.getMany(ids)) {
        const isThere = await thumbnails.ensure(item, signal);
        if (signal.aborted) break;
        if (isThere !== item.hasThumbnail) {
          store.library.setHasThumbnail(item.id, isThere);
          changed(item.id);
        }
        if (isThere) made.push(item.id);
      }
      return { items: store.library.getMany(made) };
    },
    backups: async () => ({ backups: listBackups(profile) }),
  };

  return {
    handlers,
    start() {
      if (!work) return;
      forgetting.purge();
      deleter.start();
      backups.start();
    },
    async stop() {
      ending.abort();
      forgetting.stop();
      await Promise.all([deleter.stop(), checker.stop(), backups.stop()]);
    },
  };
}

/** Evicts thumbnails beyond their limit, and prunes jobs that were kept long enough. */
async function maintain(
  { store, publisher, clock }: LibraryOptions,
  thumbnails: Thumbnails,
  signal: AbortSignal,
): Promise<void> {
  const { thumbnailBytes, keptDays } = store.settings.read();
  publisher.itemsChanged(await thumbnails.evict(thumbnailBytes, clock.now()));
  if (keptDays === null) return;
  // A few at a time: nothing else happens while one of these is under way.
  while (!signal.aborted && store.jobs.prune(clock.now() - keptDays * dayMs)) await new Promise(setImmediate);
}
