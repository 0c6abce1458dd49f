import type { Database } from 'better-sqlite3';
import { versionOf } from './migrate.ts';
import { setPaused } from './settings/set-paused.ts';

const withDeletions = 2;

/**
 * Makes a backup fit to go on from. What is open in it may have been uploaded since: it is flagged, and the queue
 * stands still until someone has looked at it. What was to be deleted may have been called off since: it stays.
 */
export function distrust(db: Database): void {
  const flagged = db.prepare('UPDATE jobs SET maybe_twice = 1 WHERE ended_at IS NULL').run();
  if (flagged.changes > 0) setPaused({ db })(true);
  if (versionOf(db) >= withDeletions)
    db.prepare(
      'UPDATE history SET deletion = NULL, delete_at = NULL, presence = link_state WHERE delete_at IS NOT NULL',
    ).run();
}
