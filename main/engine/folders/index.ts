import { realpathSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import type { Logger } from 'pino';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import {
  type FolderOptions,
  type folderCalls,
  folderOptionsSchema,
  type WatchedFolder,
} from '../../../contract/folders.ts';
import type { Clock } from '../clock.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Posts } from '../posts/index.ts';
import type { StoredFolder } from '../store/folders/folder-store.ts';
import type { Store } from '../store/store.ts';
import { checkSubfolder, compileFilter } from './filter.ts';
import { checkFolder, folderFailure } from './folder-check.ts';
import type { Watch } from './fs-watcher.ts';
import { relativePath, walk } from './walk.ts';
import { type FolderWatcher, startWatching, viewOf, watchScopeOf } from './watched-folder.ts';

/** So long a folder is watched for a caller that says nothing. */
const leaseMs = 30_000;

export type FolderHandlers = {
  [N in keyof typeof folderCalls]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>>;
};

/** All folders that pictures come from by themselves. */
export interface Folders {
  readonly handlers: FolderHandlers;
  list(): WatchedFolder[];
  start(): void;
  stop(): Promise<void>;
}

export interface FoldersOptions {
  readonly profile: string;
  readonly store: Pick<Store, 'folders'>;
  readonly queue: Pick<JobQueue, 'addFolderFiles' | 'supersede' | 'retry' | 'publisher' | 'onUploaded'>;
  /** False: the folders that are configured are not watched by this engine. */
  readonly isWatching: boolean;
  /** False: none at all. */
  readonly work: boolean;
  readonly clock: Clock;
  readonly log: Logger;
  readonly watch: Watch;
  readonly putIntoAlbum: Posts['putIntoAlbum'];
}

interface Lease {
  cancel(): void;
  readonly isOwn: boolean;
}

export function createFolders(options: FoldersOptions): Folders {
  const { store, queue, clock, log, isWatching, work, watch, putIntoAlbum } = options;
  const memory = store.folders;
  const profile = realpathSync(options.profile);
  const stored = new Map(memory.folders().map((folder) => [folder.id, folder]));
  const running = new Map<string, FolderWatcher>();
  const leases = new Map<string, Lease>();
  let isStopped = false;
  /** What changes the list of folders goes one after the other. */
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  };

  const viewFor = (folder: StoredFolder): WatchedFolder =>
    running.get(folder.id)?.view() ?? viewOf(folder, memory.counts(folder.id), { kind: 'off' });
  const list = () =>
    [...stored.values()].filter(({ id, isLasting }) => isLasting || leases.has(id)).map(viewFor);
  const changed = () => queue.publisher.foldersChanged(list);

  const run = (folder: StoredFolder) => {
    const wanted = folder.isOn && ((folder.isLasting && isWatching) || leases.has(folder.id));
    if (!wanted || !work || isStopped) return;
    const common = { profile, memory, queue, clock, log, watch, putIntoAlbum, changed };
    running.set(folder.id, startWatching({ ...common, stored: folder }));
  };
  const halt = async (id: string) => {
    const watched = running.get(id);
    running.delete(id);
    await watched?.stop();
  };
  const restart = async (folder: StoredFolder) => {
    stored.set(folder.id, folder);
    run(folder);
    changed();
    return viewFor(folder);
  };

  const storedById = (id: string): StoredFolder => {
    const folder = stored.get(id);
    if (folder) return folder;
    throw new AppError(errorData('not-found', `There is no watched folder ${id}.`, { id }));
  };
  const othersThan = (id: string | null) =>
    [...stored.values()].filter((one) => one.id !== id && (one.isLasting || leases.has(one.id)));

  /** Paths of all wanted files that are there now, by name only. */
  const namesIn = async (folder: Parameters<typeof watchScopeOf>[0]): Promise<string[]> => {
    const ground = watchScopeOf(folder, profile);
    const names: string[] = [];
    try {
      for await (const files of walk(ground, folder.path))
        for (const file of files) names.push(relativePath(folder.path, file));
    } catch (thrown) {
      throw new AppError(folderFailure(thrown, folder.path));
    }
    return names;
  };

  const lease = (id: string, isOwn: boolean) => {
    leases.get(id)?.cancel();
    const cancel = clock.after(leaseMs, () => void inTurn(() => release(id)));
    leases.set(id, { cancel, isOwn });
  };
  const release = async (id: string) => {
    const held = leases.get(id);
    held?.cancel();
    leases.delete(id);
    if (!held?.isOwn) return;
    await halt(id);
    const saved = memory.folders().find((folder) => folder.id === id);
    if (saved) stored.set(id, saved);
    changed();
  };

  const handlers: FolderHandlers = {
    folders: async () => ({ folders: list() }),
    addFolder: ({ path: asked, existing, ...rest }) =>
      inTurn(async () => {
        checkOptions(rest);
        const known = (path: string) => [...stored.values()].find((one) => one.path === path);
        const before = known(await realpath(asked).catch(() => asked));
        const others = othersThan(before?.isLasting ? null : (before?.id ?? null));
        const place = await checkFolder({ path: asked, recursive: rest.recursive }, profile, others);
        const folder = { ...rest, ...place, existing, isLasting: true };
        const names = existing === 'upload' ? [] : await namesIn(folder);
        if (!before) return restart(memory.addFolder(folder, names));
        // It was watched for a caller once, and what is known of its files still holds.
        await halt(before.id);
        const lasting = { ...before, ...folder };
        if (existing === 'upload') memory.dropExisting(before.id, true);
        memory.changeFolder(lasting, existing === 'ask' ? names : []);
        if (existing === 'ignore') memory.beginAnew(before.id, names);
        return restart(lasting);
      }),
    changeFolder: ({ id, ...patch }) =>
      inTurn(async () => {
        const before = storedById(id);
        const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
        const next = { ...before, ...folderOptionsSchema.parse({ ...before, ...given }) };
        checkOptions(next);
        const isWider = next.isOn && scopeKey(next) !== scopeKey(before);
        // What was left out until now is there already, like what is found when a folder is added.
        const names = isWider ? await namesIn(next) : [];
        if (next.recursive && !before.recursive) await checkFolder(next, profile, othersThan(id));
        await halt(id);
        memory.changeFolder(next, names);
        return restart(next);
      }),
    removeFolder: ({ id }) =>
      inTurn(async () => {
        storedById(id);
        leases.get(id)?.cancel();
        leases.delete(id);
        await halt(id);
        memory.removeFolder(id);
        stored.delete(id);
        changed();
        return {};
      }),
    answerExisting: ({ id, answer }) =>
      inTurn(async () => {
        const folder = storedById(id);
        await halt(id);
        if (answer === 'upload') memory.dropExisting(id, false);
        else memory.ignoreExisting(id);
        return restart(folder);
      }),
    async rescanFolder({ id }) {
      const folder = storedById(id);
      running.get(id)?.rescan();
      return viewFor(folder);
    },
    watchForCaller: ({ path: asked, existing }) =>
      inTurn(async () => {
        const path = await realpath(asked).catch((thrown) => {
          throw new AppError(folderFailure(thrown, asked));
        });
        const before = [...stored.values()].find((one) => one.path === path);
        if (before?.isLasting || (before && leases.has(before.id))) {
          const isNew = !running.has(before.id);
          await halt(before.id);
          if (existing === 'upload') memory.dropExisting(before.id, true);
          lease(before.id, isNew);
          return { folder: await restart({ ...before, isOn: true }), leaseMs };
        }
        const place = await checkFolder({ path, recursive: false }, profile, othersThan(before?.id ?? null));
        const common = {
          ...folderOptionsSchema.parse({}),
          ...place,
          existing: existing === 'ignore' ? existing : 'upload',
          isLasting: false,
        } as const;
        const names = existing === 'ignore' ? await namesIn(common) : [];
        let folder: StoredFolder;
        if (before) {
          folder = { ...before, ...common };
          memory.changeFolder(folder, []);
          if (existing === 'upload') memory.dropExisting(before.id, true);
          else if (existing === 'ignore') memory.beginAnew(before.id, names);
        } else folder = memory.addFolder(common, names);
        lease(folder.id, true);
        return { folder: await restart(folder), leaseMs };
      }),
    async keepWatching({ id }) {
      const held = leases.get(id);
      if (!held) throw new AppError(errorData('not-found', `${id} is watched for nobody.`, { id }));
      lease(id, held.isOwn);
      return {};
    },
    endWatching: ({ id }) =>
      inTurn(async () => {
        await release(id);
        return {};
      }),
  };

  return {
    handlers,
    list,
    start() {
      queue.onUploaded((job) => {
        const folder = job.folder === null ? undefined : stored.get(job.folder);
        if (!folder) return;
        const watched = running.get(folder.id);
        if (watched) watched.uploaded(job.id);
      });
      for (const folder of stored.values()) run(folder);
    },
    async stop() {
      isStopped = true;
      for (const { cancel } of leases.values()) cancel();
      await turn;
      await Promise.all([...running.keys()].map(halt));
    },
  };
}

/** @throws {AppError} `bad-pattern`, `bad-subfolder` */
function checkOptions(options: FolderOptions): void {
  compileFilter(options);
  checkSubfolder(options);
}

/** Which files are looked at, in a form that can be compared. */
function scopeKey({ isOn, recursive, include, exclude, afterUpload }: FolderOptions): string {
  return JSON.stringify([isOn, recursive, include, exclude, afterUpload]);
}
