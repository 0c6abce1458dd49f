import { join } from 'node:path';

/** Where the store's files are in a profile. */
export const databaseFile = (profile: string) => join(profile, 'snapferry.db');
export const backupFolder = (profile: string) => join(profile, 'backups');

/** What SQLite keeps beside a database in WAL mode; they belong together. */
export const companions = ['', '-wal', '-shm'] as const;

/** A time for file names: sorts by age, to the millisecond, UTC. */
export function timestamp(time: number): string {
  return new Date(time).toISOString().replace(/[-:.]/g, '');
}
