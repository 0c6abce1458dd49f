import { type FSWatcher, watch as watchByNode } from 'node:fs';
import { join } from 'node:path';
import { isWithin } from './place.ts';

type Listener = (event: string, name: string | null) => void;
export type Watch = (path: string, options: { recursive: boolean }, listener: Listener) => FSWatcher;

/**
 * Hears of changes in a tree of folders. Nothing that it tells is taken for a fact: it only says where to look, and
 * what it misses is found by looking through everything. One watch a folder where the system has one for each (there
 * are as few as 8,192 of them), and a single one for the tree where the system follows that by itself.
 */
export interface Tree {
  /** Hears of this folder too, from now on. @returns false when the system can watch no more */
  add(folder: string): boolean;
  /** What was watched under this path may be something else by now. */
  forget(path: string): void;
  close(): void;
}

export const watchFolder: Watch = (path, options, listener) =>
  watchByNode(path, { ...options, persistent: false }, listener);

/** @param changed the path of what may have changed; the folder's own when it was not told what */
export function openTree(
  root: string,
  isDeep: boolean,
  watch: Watch,
  hooks: { changed(path: string): void; exhausted(code: string): void },
): Tree {
  const followsTrees = process.platform === 'darwin' || process.platform === 'win32';
  const watchers = new Map<string, FSWatcher>();
  let isClosed = false;

  const drop = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };

  return {
    add(folder) {
      if (isClosed || watchers.has(folder)) return true;
      if (followsTrees && folder !== root) return true;
      try {
        const watcher = watch(folder, { recursive: followsTrees && isDeep }, (_event, name) => {
          hooks.changed(name === null ? folder : join(folder, name));
        });
        watchers.set(folder, watcher);
        watcher.on('error', () => drop(folder));
        watcher.on('close', () => watchers.delete(folder));
        return true;
      } catch (thrown) {
        const { code = 'unknown' } = thrown as NodeJS.ErrnoException;
        // A folder that is gone by now is none that needs watching.
        if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return true;
        hooks.exhausted(code);
        return false;
      }
    },
    forget(path) {
      if (path === root) return;
      for (const folder of [...watchers.keys()]) if (isWithin(path, folder)) drop(folder);
    },
    close() {
      isClosed = true;
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}
