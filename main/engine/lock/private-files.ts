import { chmodSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const othersMask = 0o077;
const stickyBit = 0o1000;

/**
 * Removes the rights of group and others from a profile and the files directly in it, whatever an older version, a
 * copy or a wide umask gave them. A folder that others live in too (the home folder, one like /tmp) keeps its own
 * rights, and only our files in it are closed.
 */
export function closeToOthers(profile: string): void {
  if (process.platform === 'win32') return;
  const owner = process.getuid?.();
  const folder = statSync(profile);
  const isOurs = folder.uid === owner && (folder.mode & stickyBit) === 0 && profile !== homedir();
  if (isOurs) close(profile, folder.mode);
  for (const entry of readdirSync(profile, { withFileTypes: true })) {
    if (!entry.isFile() || !isProfileFile(entry.name)) continue;
    const path = join(profile, entry.name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && found.uid === owner) close(path, found.mode);
  }
}

/**
 * True for files of ours: the database with what SQLite keeps beside it, the lock, and what the app keeps of its
 * window.
 */
const isProfileFile = (name: string) => /^(snapferry\.db|engine\.|window\.json)/.test(name);

function close(path: string, mode: number): void {
  if ((mode & othersMask) === 0) return;
  try {
    chmodSync(path, mode & 0o777 & ~othersMask);
  } catch {
    // A file that went away in the meantime, or a file system without rights: nothing can be closed there.
  }
}
