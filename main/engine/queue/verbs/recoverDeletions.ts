import type { Tables } from '../tables.ts';

/** What a dead engine was about to delete is asked for once more: hosts say yes to that too. */
export function recoverDeletions({ db }: Tables) {
  const put = db.prepare(`
    UPDATE history SET deletion = json_set(deletion, '$.state', 'scheduled')
    WHERE delete_at IS NOT NULL AND deletion ->> 'state' = 'sending'`);
  return (): void => {
    put.run();
  };
}
