import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of the store's files in a profile. */
export const databasePath = (profile: string) => join(profile, 'snapferry.db');
export const backupsPath = (profile: string) => join(profile, 'backups');

/** Suffixes of the files that SQLite keeps in WAL mode; they belong together. */
export const databaseSuffixes = ['', '-wal', '-shm'] as const;

/** Deletes all but the newest so many backups whose names begin like this and go on with a time. */
export function pruneBackups(
  profile: string,
  beginning: 'daily-' | 'update-' | 'replaced-',
  count: number,
): void {
  const folder = backupsPath(profile);
  const made = readdirSync(folder).filter((name) => name.startsWith(beginning) && name.endsWith('.db'));
  for (const name of made.sort().reverse().slice(count)) rmSync(join(folder, name), { force: true });
}

/** Formats a time for file names: sorts by age, to the millisecond, UTC. */
export function timestamp(time: number): string {
  return new Date(time).toISOString().replace(/[-:.]/g, '');
}
