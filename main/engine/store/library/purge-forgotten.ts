import type { Tables } from '../tables.ts';

/** Purges items that were forgotten at or before that time; they cannot be restored any more. */
export function purgeForgotten({ db }: Tables) {
  const remove = db.prepare('DELETE FROM forgotten WHERE forgotten_at <= ?');
  return (time: number): void => {
    remove.run(time);
  };
}
