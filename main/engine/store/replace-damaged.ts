import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { copyDatabase } from './copy-database.ts';
import { isSurroundings } from './errors.ts';
import { checkIntegrity, findNewestIntactBackup, quarantineDatabase, type Serves } from './integrity.ts';
import { migrateUnseen } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { assertWritable, configure, createAtomically, createNew } from './new-database.ts';
import { databasePath, databaseSuffixes } from './paths.ts';
import { quarantineBackup } from './quarantine.ts';
import { nothingSalvaged, type Salvaged, salvage } from './salvage/index.ts';
import type { StoreNotice } from './types.ts';

type Backup = ReturnType<typeof findNewestIntactBackup>;

interface Way {
  readonly backup: Backup;
  readonly salvages: boolean;
}

/**
 * Puts a whole database into the place of a damaged one, which is set aside unchanged: the newest good backup, or else an
 * empty one, with all that can still be read in the damaged one. It is ready before anything moves: a start that fails
 * in here finds the damaged one again.
 * @throws what tells of the profile's surroundings
 */
export function replaceDamaged(
  profile: string,
  now: number,
  migrations: readonly Migration[],
  serves: Serves,
): StoreNotice {
  const file = databasePath(profile);
  const newestVersion = migrations.at(-1)?.version ?? 0;
  const newest = findNewestIntactBackup(profile, newestVersion);
  const ways: Way[] = [
    ...(newest ? [{ backup: newest, salvages: true }] : []),
    { backup: null, salvages: true },
    { backup: null, salvages: false },
  ];
  let path = '';
  let restored: Backup = null;
  let salvaged = nothingSalvaged;
  createAtomically(
    file,
    (unfinished) => {
      ({
        way: { backup: restored },
        salvaged,
      } = firstThatWorks(ways, unfinished, (way) => {
        const brought = build(unfinished, file, way, migrations, now);
        if (!isSound(unfinished, newestVersion, serves)) throw new Error('What was made is not sound.');
        return brought;
      }));
    },
    () => {
      path = quarantineDatabase(profile, now);
    },
  );
  return { kind: 'set-aside', path, ...sourceOf(restored), ...salvaged };
}

const sourceOf = (backup: Backup) => ({ restoredFrom: backup?.path ?? null, backupAt: backup?.at ?? null });

/** Each way gives up something more; the last is an empty database, and what is wrong with that is thrown. */
function firstThatWorks(
  ways: readonly Way[],
  unfinished: string,
  attempt: (way: Way) => Salvaged,
): { way: Way; salvaged: Salvaged } {
  for (const way of ways.slice(0, -1)) {
    try {
      return { way, salvaged: attempt(way) };
    } catch (thrown) {
      if (isSurroundings(thrown)) throw thrown;
      for (const companion of databaseSuffixes) rmSync(unfinished + companion, { force: true });
    }
  }
  const way = ways.at(-1) ?? { backup: null, salvages: false };
  return { way, salvaged: attempt(way) };
}

function build(
  unfinished: string,
  damaged: string,
  { backup, salvages }: Way,
  migrations: readonly Migration[],
  now: number,
): Salvaged {
  if (backup) copyBackup(backup.path, unfinished);
  else createNew(unfinished, migrations);
  const db = new Database(unfinished);
  try {
    configure(db);
    if (backup) {
      migrateUnseen(db, migrations);
      db.transaction(() => quarantineBackup(db)).immediate();
    }
    assertWritable(db);
    return salvages ? salvage(db, damaged, now) : nothingSalvaged;
  } finally {
    db.close();
  }
}

function isSound(file: string, newestVersion: number, serves: Serves): boolean {
  const db = new Database(file);
  try {
    return checkIntegrity(db, newestVersion) === 'good' && serves(db);
  } finally {
    db.close();
  }
}

function copyBackup(backup: string, target: string): void {
  const db = new Database(backup, { readonly: true, fileMustExist: true });
  try {
    copyDatabase(db, target);
  } finally {
    db.close();
  }
}
