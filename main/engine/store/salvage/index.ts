import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { isSurroundings, tryOrNull } from '../errors.ts';
import { databaseSuffixes } from '../paths.ts';
import { isPaused } from '../settings/is-paused.ts';
import { setPaused } from '../settings/set-paused.ts';
import { carryHistory } from './carry-history.ts';
import { carryJobs, settleAttempts } from './carry-jobs.ts';
import { carriedTables, carryOver } from './carry-over.ts';
import { mendCopy, openDamaged } from './mend-copy.ts';
import { readOrNull } from './readable-rows.ts';

export interface Salvaged {
  /** Uploads that are in no backup. */
  readonly rescued: number;
  /** Jobs that have not ended. */
  readonly waiting: number;
  /** Uploads, jobs, folders, posts, accounts and destinations that are there and could not be brought over. */
  readonly leftOut: number;
}

export const nothingSalvaged: Salvaged = { rescued: 0, waiting: 0, leftOut: 0 };

/**
 * Brings into the open database, which is new or a backup's copy, what can still be read in a damaged one. That is read in
 * a copy, for it stays as it is. Whatever cannot be read in it costs just that.
 * @throws what SQLite or the system throws of the disk and the profile's surroundings
 */
export function salvage(db: Database.Database, damaged: string, now: number): Salvaged {
  const copy = `${damaged}.read-${randomUUID()}`;
  try {
    for (const companion of databaseSuffixes)
      if (companion !== '-shm' && existsSync(damaged + companion))
        copyFileSync(damaged + companion, copy + companion);
    mendCopy(copy, db);
    const from = readOrNull(() => openDamaged(copy));
    if (!from) return nothingSalvaged;
    try {
      return db.transaction(() => carryAll(from, db, now)).immediate();
    } finally {
      from.close();
    }
  } catch (thrown) {
    if (isSurroundings(thrown)) throw thrown;
    return nothingSalvaged;
  } finally {
    for (const companion of databaseSuffixes) rmSync(copy + companion, { force: true });
  }
}

function carryAll(from: Database.Database, to: Database.Database, now: number): Salvaged {
  // What refers to others comes after them.
  const isStill = isPaused({ db: to })();
  for (const table of [carriedTables.settings, carriedTables.meta, carriedTables.ledger])
    carryOver(from, to, table);
  // Going on from a backup waits for somebody's look, whatever was so before.
  if (isStill) setPaused({ db: to })(true);
  const accounts = carryOver(from, to, carriedTables.accounts);
  const destinations = carryOver(from, to, carriedTables.destinations);
  const folders = carryOver(from, to, carriedTables.folders);
  const posts = carryOver(from, to, carriedTables.posts);
  const jobs = carryJobs(from, to);
  for (const table of [carriedTables.attempts, carriedTables.spending]) carryOver(from, to, table);
  settleAttempts(to, now);
  const files = carryOver(from, to, carriedTables.folder_files);
  if (files.leftOut > 0 || !isSound(from, 'folder_files')) switchFoldersOff(to);
  const history = carryHistory(from, to);
  const leftOut = [accounts, destinations, folders, posts, jobs, history].reduce(
    (sum, one) => sum + one.leftOut,
    0,
  );
  return { rescued: history.count, waiting: jobs.waiting, leftOut };
}

const isSound = (db: Database.Database, table: string) =>
  readOrNull(() => db.pragma(`integrity_check('${table}')`, { simple: true })) === 'ok';

/** What they have taken is known in part only, and nothing is to be taken again before somebody wants it. */
function switchFoldersOff(db: Database.Database): void {
  tryOrNull(() =>
    db.prepare("UPDATE folders SET options = json_set(options, '$.isOn', json('false'))").run(),
  );
}
