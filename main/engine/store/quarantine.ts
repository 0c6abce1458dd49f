import type { Database } from 'better-sqlite3';
import { schemaVersion } from './migrate.ts';
import { setPaused } from './settings/set-paused.ts';

const deletionsVersion = 2;

/**
 * Prepares a backup for further use. What is open in it may have been uploaded since: it is flagged, and the queue
 * is paused until the user has looked at it. What was to be deleted may have been called off since: it stays.
 */
export function quarantineBackup(db: Database): void {
  const flagged = db.prepare('UPDATE jobs SET maybe_twice = 1 WHERE ended_at IS NULL').run();
  if (flagged.changes > 0) setPaused({ db })(true);
  if (schemaVersion(db) >= deletionsVersion)
    db.prepare(
      'UPDATE history SET deletion = NULL, delete_at = NULL, presence = link_state WHERE delete_at IS NOT NULL',
    ).run();
}
