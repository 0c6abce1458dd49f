import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { type ChokidarOptions, type FSWatcher, watch as watchByChokidar } from 'chokidar';
import { isWithin } from './folder-check.ts';
import { isTraversed, type WatchScope } from './walk.ts';

/** How often a folder is looked at of which the system tells nothing. */
const pollIntervalMs = 2_000;
const exhaustedCodes = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

export type Watch = (path: string, options: ChokidarOptions) => FSWatcher;
export const watchFolder: Watch = (path, options) => watchByChokidar(path, options);

/** What is heard of a folder. Nothing of it is taken for a fact: it only says where to look. */
export interface FsEventHandlers {
  /** All folders are listened to: whatever is not found by looking through them now will be heard of. */
  onReady(): void;
  /** Something may have happened to this file or folder. */
  onPathChanged(path: string): void;
  /** Something may have happened somewhere. */
  onUnknownChange(): void;
  /** There is a folder that was not there before, maybe in the place of another one; it has to be looked through. */
  onFolderAdded(folder: string): void;
  /** The system listens to no more folders, and from now on they are looked at. */
  onWatchLimit(code: string): void;
}

/** What chokidar tells beside its raw events; only that the system gave, not one that was looked at, has a folder. */
const folderOf = (details: unknown): string | null =>
  typeof details === 'object' && details !== null && 'watchedPath' in details
    ? String(details.watchedPath)
    : null;

function statOrNull(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}

/**
 * Listens to a tree of folders by chokidar. It follows the folders alone: to keep each of 50,000 files where the system
 * tells nothing would take 140 MB and a third of a processor. What happens to files is in its raw events, which come at
 * once; those that it makes of them come later, to spare listeners who believe them.
 * @param polls looks at the folders, because of this one the system tells nothing
 */
export function watchTree(
  ground: WatchScope,
  { watch, polls }: { watch: Watch; polls: boolean },
  hearing: FsEventHandlers,
): { close(): Promise<void> } {
  const { root } = ground;
  const folders = new Set<string>();
  let watcher: FSWatcher;

  const open = (usePolling: boolean) => {
    /** Chokidar asks first by the path alone, and would read a whole folder anew for every file that vanishes. */
    const isFolder = (path: string, stats?: Stats): boolean => {
      // Looking at a disk far away would make everything else wait.
      const found = stats ?? (usePolling ? null : statOrNull(path));
      if (!found) return usePolling || folders.has(path);
      if (found.isDirectory()) folders.add(path);
      return found.isDirectory();
    };
    const opened = watch(root, {
      usePolling,
      interval: pollIntervalMs,
      binaryInterval: pollIntervalMs,
      ignored: (path, stats) => path !== root && !(isTraversed(ground, path) && isFolder(path, stats)),
      // For a single folder alone: where the system follows trees, chokidar lets it do so only without a depth.
      ...(ground.recursive ? {} : { depth: 0 }),
      ignoreInitial: true,
      followSymlinks: false,
      atomic: false,
      ignorePermissionErrors: true,
      persistent: false,
    });
    watcher = opened;
    opened.on('ready', () => hearing.onReady());
    opened.on('raw', (event, name, details) => {
      const folder = folderOf(details);
      if (folder === null || name === null) return hearing.onUnknownChange();
      // While the root is gone chokidar listens above it.
      if (!isWithin(root, folder)) return;
      const path = join(folder, name);
      // Another folder that takes a place at once is not told as a new one.
      if (event === 'rename' && folders.has(path)) hearing.onFolderAdded(path);
      else hearing.onPathChanged(path);
    });
    opened.on('addDir', (folder) => hearing.onFolderAdded(folder));
    opened.on('unlinkDir', (folder) => folders.delete(folder));
    opened.on('error', (thrown) => {
      const { code = '' } = thrown as NodeJS.ErrnoException;
      // Any other folder that cannot be listened to cannot be looked through either, and that is told.
      if (usePolling || watcher !== opened || !exhaustedCodes.has(code)) return;
      hearing.onWatchLimit(code);
      void opened.close();
      open(true);
    });
    return opened;
  };
  watcher = open(polls);

  return { close: () => watcher.close() };
}
