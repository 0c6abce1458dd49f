import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates a folder and its missing parents, for their owner only. Goes level by level: Node's recursive `mkdir`
 * never returns where a parent is there and takes no folders (`/proc`).
 * @throws the system's error; `ENOTDIR` where something else has the name
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
    return;
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (isFolder(path)) return;
    if (code === 'EEXIST') throw notAFolder(path);
    if (code !== 'ENOENT' || dirname(path) === path) throw thrown;
  }
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (thrown) {
    // Another process of ours may have made it just now.
    if (!isFolder(path)) throw thrown;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

const notAFolder = (path: string) =>
  Object.assign(new Error(`${path} is no folder`), { code: 'ENOTDIR', syscall: 'mkdir', path });
