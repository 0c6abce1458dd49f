import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { type ChokidarOptions, type FSWatcher, watch as watchByChokidar } from 'chokidar';
import { isWithin } from './folder-check.ts';
import { isTraversed, type WatchScope } from './walk.ts';

/** Polling interval of a folder without system events. */
const pollIntervalMs = 2_000;
const exhaustedCodes = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

export type Watch = (path: string, options: ChokidarOptions) => FSWatcher;
export const watchFolder: Watch = (path, options) => watchByChokidar(path, options);

/** Handlers of file system events. Nothing of them is taken for a fact: they only say where to look. */
export interface FsEventHandlers {
  /** All folders are listened to: whatever a scan does not find now will be reported. */
  onReady(): void;
  /** This file or folder may have changed. */
  onPathChanged(path: string): void;
  /** Anything may have changed. */
  onUnknownChange(): void;
  /** There is a new folder, maybe in the place of another one; it has to be scanned. */
  onFolderAdded(folder: string): void;
  /** The system listens to no more folders; from now on they are polled. */
  onWatchLimit(code: string): void;
}

/** Extracts the folder from chokidar's details of a raw event; only those of the system have one, not polled ones. */
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
 * Watches a tree of folders with chokidar. It follows the folders alone: to keep each of 50,000 files where the
 * system tells nothing would take 140 MB and a third of a processor. What happens to files is in its raw events,
 * which come at once; those that it makes of them come later, to spare listeners who believe them.
 * @param polls polls the folders, because the system does not report changes of this one
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
    /**
     * Decides whether a path is a folder. Chokidar asks first by the path alone, and would read a whole folder again
     * for every file that vanishes.
     */
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
