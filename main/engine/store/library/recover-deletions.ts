import type { Tables } from '../tables.ts';

/**
 * Recovers deletions that a dead engine was about to make: they are requested again, which hosts accept. None is
 * due before that time, because there was no engine to take it back with.
 */
export function recoverDeletions({ db }: Tables) {
  const put = db.prepare(`
    UPDATE history SET delete_at = max(delete_at, @earliest),
      deletion = json_set(deletion, '$.state', 'scheduled', '$.deleteAt', max(delete_at, @earliest))
    WHERE delete_at IS NOT NULL`);
  return (earliest: number): void => {
    put.run({ earliest });
  };
}
