import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { toErrorData } from '../../../contract/app-error.ts';
import type { Backup } from '../../../contract/library.ts';
import type { Clock } from '../clock.ts';
import { backupsPath, pruneBackups, timestamp } from '../store/paths.ts';
import type { Store } from '../store/store.ts';
import { dayOf } from './days.ts';

const maxDailyBackups = 7;
/** Of those made before an update: the last one, and the one before in case that one was made of a faulty version. */
const maxUpdateBackups = 2;
/** Delay of the first backup, so that it does not slow the start. */
const firstRunDelayMs = 60_000;
const intervalMs = 3_600_000;

const kinds: readonly (readonly [RegExp, Backup['kind']])[] = [
  [/^daily-\d{4}-\d{2}-\d{2}\.db$/, 'daily'],
  [/^before-\d+-\w+\.db$/, 'migration'],
  [/^update-\w+\.db$/, 'update'],
  [/^replaced-\w+\.db$/, 'restore'],
];

export interface BackupSchedulerOptions {
  readonly profile: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  /** Other periodic maintenance. */
  readonly runMaintenance: () => Promise<void>;
}

/** Makes one backup a day and keeps seven. */
export interface BackupScheduler {
  start(): void;
  stop(): Promise<void>;
}

export function createBackupScheduler({
  profile,
  store,
  clock,
  log,
  runMaintenance,
}: BackupSchedulerOptions): BackupScheduler {
  let callOff = () => {};
  let maintenance: Promise<void> = Promise.resolve();
  const look = () => {
    try {
      backUpToday(profile, store, clock.now());
    } catch (thrown) {
      log.error({ code: toErrorData(thrown).code }, 'the daily backup could not be written');
    }
    maintenance = runMaintenance().catch((thrown) =>
      log.error({ code: toErrorData(thrown).code }, 'maintenance failed'),
    );
    callOff = clock.after(intervalMs, look);
  };
  return {
    start() {
      callOff = clock.after(firstRunDelayMs, look);
    },
    async stop() {
      callOff();
      await maintenance;
    },
  };
}

function backUpToday(profile: string, store: Store, now: number): void {
  const folder = backupsPath(profile);
  const target = join(folder, `daily-${dayOf(now)}.db`);
  if (existsSync(target)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  store.backup(target);
  pruneBackups(profile, 'daily-', maxDailyBackups);
}

/**
 * Writes a backup before another version is installed.
 * @returns its path
 * @throws {AppError} `disk-full`, `profile-unwritable`
 */
export function backUpForUpdate(profile: string, store: Pick<Store, 'backup'>, now: number): string {
  const folder = backupsPath(profile);
  const target = join(folder, `update-${timestamp(now)}.db`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  store.backup(target);
  pruneBackups(profile, 'update-', maxUpdateBackups);
  return target;
}

const kindOf = (name: string) => kinds.find(([pattern]) => pattern.test(name))?.[1] ?? null;

/** None where the folder is missing, or cannot be looked into. */
function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Newest first. */
export function listBackups(profile: string): Backup[] {
  const folder = backupsPath(profile);
  return listNames(folder)
    .flatMap((name): Backup[] => {
      const kind = kindOf(name);
      const path = join(folder, name);
      const found = kind && statSync(path, { throwIfNoEntry: false });
      return found ? [{ path, kind, at: found.mtimeMs, bytes: found.size }] : [];
    })
    .sort((a, b) => b.at - a.at);
}
