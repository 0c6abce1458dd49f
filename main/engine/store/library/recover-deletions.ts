import type { Tables } from '../tables.ts';

/**
 * What a dead engine was about to delete is asked for once more: hosts say yes to that too. Nothing of it goes before
 * that time, because nobody could take it back while there was no engine.
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
