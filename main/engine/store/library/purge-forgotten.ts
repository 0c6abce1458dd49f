import type { Tables } from '../tables.ts';

/** Those forgotten at or before that time cannot be had back any more. */
export function purgeForgotten({ db }: Tables) {
  const remove = db.prepare('DELETE FROM forgotten WHERE forgotten_at <= ?');
  return (time: number): void => {
    remove.run(time);
  };
}
