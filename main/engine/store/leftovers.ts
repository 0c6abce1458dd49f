import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupsPath } from './paths.ts';

/** What an opening, a salvage or a restoring makes beside the database until it is ready, with SQLite's companions. */
const unfinishedDatabase = /^snapferry\.db\.(?:new|read)-[\da-f-]{36}(?:\.partial)?(?:-wal|-shm|-journal)?$/;
const unfinishedBackup = /\.db\.partial(?:-wal|-shm|-journal)?$/;

/**
 * Removes what a process left that was killed while it made a database or a backup; each may be as large as the database.
 * Only for the holder of the profile's lock, before it makes one itself.
 */
export function removeLeftovers(profile: string): void {
  removeFrom(profile, unfinishedDatabase);
  removeFrom(backupsPath(profile), unfinishedBackup);
}

function removeFrom(folder: string, pattern: RegExp): void {
  try {
    for (const name of readdirSync(folder))
      if (pattern.test(name)) rmSync(join(folder, name), { force: true });
  } catch {
    // What cannot be removed, or a folder that is not there, is no reason not to start.
  }
}
