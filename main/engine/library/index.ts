import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { LibrarySearch, libraryCalls } from '../../../contract/library.ts';
import type { Clock } from '../clock.ts';
import type { RemovalResult } from '../hosts/host.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { PageCursor } from '../store/library/find-page.ts';
import type { Store } from '../store/store.ts';
import { createBackupScheduler, listBackups } from './backups.ts';
import { createDeleter } from './deleter.ts';
import { exportCsv, exportJson } from './export.ts';
import { countGroups } from './groups.ts';
import { readImport } from './import/index.ts';
import { readHistory } from './import/read-history.ts';
import { createLinkChecker } from './link-checker.ts';
import { createPictureFiles } from './picture-files.ts';
import { createThumbnails } from './thumbnails.ts';

const forgetUndoMs = 10_000;
const importBatchSize = 500;
const dayMs = 86_400_000;

type Names = Exclude<keyof typeof libraryCalls, 'restoreBackup'>;
export type LibraryHandlers = { [N in Names]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>> };

export interface Library {
  readonly handlers: LibraryHandlers;
  start(): void;
  stop(): Promise<void>;
}

export interface LibraryOptions {
  readonly profile: string;
  readonly thumbnails: string;
  readonly store: Store;
  /** Whether the host can be asked as this account. */
  readonly isUsable: (account: string) => boolean;
  readonly queue: Pick<JobQueue, 'host' | 'request' | 'publisher' | 'uploadAnyway' | 'useExisting'>;
  /** False: nothing happens by itself. */
  readonly work: boolean;
  readonly clock: Clock;
  readonly log: Logger;
}

/** All about what was ever uploaded: finding, deleting, forgetting, checking, taking along, keeping. */
export function createLibrary(options: LibraryOptions): Library {
  const { profile, store, queue, work, clock, log, isUsable } = options;
  const ending = new AbortController();
  const host = () => queue.host;
  const tell = queue.publisher;
  let callOffDrop = () => {};

  const deleter = createDeleter({
    store,
    clock,
    log,
    host,
    requestRemoval: (image, account) => {
      // Whoever has the deletehash may delete, whether its account is signed in or not.
      const owner = account !== null && isUsable(account) ? account : null;
      if (account !== null && owner === null && image.deletehash === null)
        return Promise.resolve(ownerGone(account));
      return queue.request(
        ({ removeCost }) => removeCost,
        (asked, credentials, signal) => asked.remove(image, credentials, signal),
        { account: owner },
      );
    },
    changed: (id) => tell.itemsChanged([id]),
  });
  const checker = createLinkChecker({
    store,
    clock,
    host,
    changed: (id) => tell.itemsChanged([id]),
    progressed: (check) => tell.linkCheckChanged(check),
  });
  const thumbnails = createThumbnails({ folder: options.thumbnails, store, host });
  const files = createPictureFiles({
    folder: join(profile, 'fetched'),
    store,
    host,
    clock,
    signal: ending.signal,
  });
  const keeper = createBackupScheduler({
    profile,
    store,
    clock,
    log,
    async runMaintenance() {
      const { thumbnailBytes, keptDays } = store.settings.read();
      tell.itemsChanged(await thumbnails.evict(thumbnailBytes, clock.now()));
      if (keptDays === null) return;
      // A few at a time: nothing else happens while one of these is under way.
      while (!ending.signal.aborted && store.jobs.prune(clock.now() - keptDays * dayMs))
        await new Promise(setImmediate);
    },
  });
  const dropForgotten = () => store.library.purgeForgotten(Math.floor(clock.now()) - forgetUndoMs);

  const exportText = (format: 'json' | 'csv', ids: readonly string[] | undefined) => {
    const all: LibrarySearch = { text: '', sort: 'newest' };
    const items = store.library.getMany(
      ids ?? store.library.findPage(all, Number.MAX_SAFE_INTEGER - 1, null).ids,
    );
    return {
      count: items.length,
      text: format === 'json' ? exportJson(items, clock.now()) : exportCsv(items),
    };
  };

  const handlers: LibraryHandlers = {
    async library({ limit, after, ...search }) {
      const { ids, end } = store.library.findPage(
        search,
        limit,
        after === undefined ? null : parseCursor(after),
      );
      const times = after === undefined ? store.library.listUploadTimes(search) : null;
      return {
        items: store.library.getMany(ids),
        next: end && JSON.stringify([end.group, end.key, end.at]),
        counts: times && { total: times.length, groups: countGroups(store, search, times) },
      };
    },
    libraryIds: async (search) => ({ ids: store.library.findIds(search) }),
    libraryFacets: async () => store.library.getFacets(),
    itemsOfJobs: async ({ ids }) => ({ ids: store.library.listIdsOfJobs(ids) }),
    realFiles: ({ kind, ids }) => (kind === 'items' ? files.ofItems(ids) : files.ofJobs(ids)),
    libraryItems: async ({ ids }) => ({ items: store.library.getMany(ids) }),
    async deleteRemote({ ids }) {
      const result = deleter.schedule(ids);
      tell.itemsChanged(result.done);
      return result;
    },
    async undoDelete({ ids }) {
      const result = store.library.cancelDeletion(ids);
      tell.itemsChanged(result.done);
      return result;
    },
    async forget({ ids }) {
      const result = store.library.forget(ids);
      tell.itemsRemoved(result.done);
      callOffDrop();
      callOffDrop = clock.after(forgetUndoMs, dropForgotten);
      return result;
    },
    async undoForget({ ids }) {
      dropForgotten();
      const result = store.library.undoForget(ids);
      tell.itemsChanged(result.done);
      return result;
    },
    async exportLibrary({ format, path, ids }) {
      const { count, text } = exportText(format, ids);
      if (path === undefined) return { count, text };
      await writePrivate(path, text);
      return { count, text: null };
    },
    async importLibrary(input) {
      const { source, items, refused } =
        'path' in input
          ? await readHistory(input.path, clock.now())
          : readImport(new TextEncoder().encode(input.text), clock.now());
      let added = 0;
      let known = 0;
      // In parts, because nothing else happens in the meantime; one that is broken off can be done again.
      for (let from = 0; from < items.length && !ending.signal.aborted; from += importBatchSize) {
        const part = store.library.importItems(items.slice(from, from + importBatchSize));
        added += part.added.length;
        known += part.known;
        tell.itemsChanged([...part.added, ...part.completed]);
        await new Promise(setImmediate);
      }
      return { source, added, known, refused: [...refused] };
    },
    checkLinks: async ({ ids }) => checker.start(ids ?? null),
    cancelCheck: async () => checker.cancel(),
    linkCheck: async () => checker.state,
    uploadAnyway: async ({ ids }) => queue.uploadAnyway(ids),
    useExisting: async ({ ids }) => queue.useExisting(ids),
    async makeThumbnails({ ids }) {
      const made: string[] = [];
      for (const item of store.library.getMany(ids)) {
        const isThere = await thumbnails.ensure(item, ending.signal);
        if (ending.signal.aborted) break;
        if (isThere !== item.hasThumbnail) {
          store.library.setHasThumbnail(item.id, isThere);
          tell.itemsChanged([item.id]);
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
      dropForgotten();
      deleter.start();
      keeper.start();
    },
    async stop() {
      ending.abort();
      callOffDrop();
      await Promise.all([deleter.stop(), checker.stop(), keeper.stop()]);
    },
  };
}

/** Only its owner could delete it, who is signed out. */
const ownerGone = (account: string): RemovalResult => ({
  kind: 'failed',
  failure: errorData('sign-in-needed', `Only ${account} can delete it, which is signed out.`),
  remedy: { kind: 'sign-in' },
  observation: null,
});

/** @throws {AppError} `bad-call` for what no page ended with */
function parseCursor(after: string): PageCursor {
  try {
    const [group, key, at] = JSON.parse(after) as [unknown, unknown, unknown];
    const isKey = typeof key === 'number' || typeof key === 'string';
    const isGroup = typeof group === 'string' || group === null;
    if (isGroup && isKey && typeof at === 'number') return { group, key, at };
  } catch {
    // Said below.
  }
  throw new AppError(errorData('bad-call', 'There is no such place in the library.'));
}

/** Whole or not at all, and for this user only: whoever reads it can delete what was uploaded. */
async function writePrivate(path: string, text: string): Promise<void> {
  const unfinished = `${path}.partial`;
  try {
    const file = await open(unfinished, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (thrown) {
    await rm(unfinished, { force: true });
    const { code } = thrown as NodeJS.ErrnoException;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    throw new AppError(
      errorData(isFull ? 'disk-full' : 'unreadable', `It cannot be written (${code}).`, { path }),
    );
  }
}
