import { join } from 'node:path';
import type { Logger } from 'pino';
import type { LibraryItem } from '../../../contract/library.ts';
import type { Clock } from '../clock.ts';
import type { Destinations } from '../destinations/index.ts';
import type { PublicLinks } from '../hosts/http/public-links.ts';
import type { JobQueue } from '../jobs/index.ts';
import { onceSoon } from '../once-soon.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Store } from '../store/store.ts';
import { backUpForUpdate, createBackupScheduler, listBackups } from './backups.ts';
import { browsingHandlers } from './browsing.ts';
import { createDeleter } from './deleter.ts';
import { createDeletionWithCopies } from './deletion-with-copies.ts';
import { createForgetting } from './forgetting.ts';
import type { LibraryHandlers } from './handlers.ts';
import { createItemHosts } from './item-hosts.ts';
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
  /** The destinations of what was uploaded, removed ones too. */
  readonly destinations: Pick<Destinations, 'isKnown' | 'nameOf'>;
  /** Reads public links of hosts that have no way of their own. */
  readonly publicLinks: Pick<PublicLinks, 'check' | 'picture' | 'thumbnail'>;
  /** True if the host can be asked as this account. */
  readonly isUsable: (account: string) => boolean;
  readonly queue: Pick<JobQueue, 'on' | 'cancel' | 'hostOf' | 'requestAt' | 'uploadAnyway' | 'useExisting'>;
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
  const hosts = createItemHosts({ ...options, hostOf: queue.hostOf });
  const changed = (id: string) => publisher.itemsChanged([id]);
  const requestRemoval = createRemovalRequest(queue, options.isUsable);
  const withdraw = ({ jobId }: Pick<LibraryItem, 'jobId'>) => {
    if (jobId !== null) queue.cancel(store.jobs.listOpenMirrors(jobId));
  };
  const deleter = createDeleter({ store, clock, log, hosts, requestRemoval, changed, withdraw });
  const deletions = createDeletionWithCopies({ store, hosts, schedule: deleter.schedule });
  const progressed = publisher.linkCheckChanged;
  const checker = createLinkChecker({ store, clock, hosts, changed, progressed });
  const thumbnails = createThumbnails({ folder: options.thumbnails, store, hosts });
  const files = createPictureFiles({ folder: join(profile, 'fetched'), store, hosts, clock, signal });
  const forgetting = createForgetting({ store, publisher, clock });
  const runMaintenance = () => maintain(options, thumbnails, signal);
  const backups = createBackupScheduler({ profile, store, clock, log, runMaintenance });

  const handlers: LibraryHandlers = {
    ...browsingHandlers(store),
    ...transferHandlers({ store, publisher, clock, signal }),
    ...forgetting.handlers,
    realFiles: ({ kind, ids }) => (kind === 'items' ? files.ofItems(ids) : files.ofJobs(ids)),
    async deleteRemote({ ids }) {
      const result = deletions.schedule(ids);
      publisher.itemsChanged(result.done);
      return result;
    },
    async undoDelete({ ids }) {
      const result = deletions.cancel(ids);
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
        const drawn = await thumbnails.ensure(item, signal);
        if (signal.aborted) break;
        const isThere = drawn !== null;
        if (isThere !== item.hasThumbnail) {
          store.library.setHasThumbnail(item.id, isThere, drawn?.look);
          changed(item.id);
        }
        if (isThere) made.push(item.id);
      }
      return { items: store.library.getMany(made) };
    },
    backups: async () => ({ backups: listBackups(profile) }),
    backUp: async () => ({ path: backUpForUpdate(profile, store, clock.now()) }),
  };

  return {
    handlers,
    start() {
      if (!work) return;
      forgetting.purge();
      deleter.start();
      // A copy whose original is being deleted is born with a deletion of its own. Many come together.
      queue.on('history-added', onceSoon(deleter.wake));
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
