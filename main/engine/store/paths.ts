import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where the store's files are in a profile. */
export const databasePath = (profile: string) => join(profile, 'snapferry.db');
export const backupsPath = (profile: string) => join(profile, 'backups');

/** What SQLite keeps beside a database in WAL mode; they belong together. */
export const databaseSuffixes = ['', '-wal', '-shm'] as const;

/** Of the backups whose names begin like this and go on with a time, only the newest so many stay. */
export function pruneBackups(profile: string, beginning: 'daily-' | 'replaced-', count: number): void {
  const folder = backupsPath(profile);
  const made = readdirSync(folder).filter((name) => name.startsWith(beginning) && name.endsWith('.db'));
  for (const name of made.sort().reverse().slice(count)) rmSync(join(folder, name), { force: true });
}

/** A time for file names: sorts by age, to the millisecond, UTC. */
export function timestamp(time: number): string {
  return new Date(time).toISOString().replace(/[-:.]/g, '');
}
