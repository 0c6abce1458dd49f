import type { Presence } from '../../../../contract/library.ts';
import type { Tables } from '../tables.ts';

export type LinkState = Exclude<Presence, 'unchecked' | 'deleting' | 'deleted'>;

export function writeCheck({ db, now }: Tables) {
  const put = db.prepare('UPDATE history SET link_state = ?, checked_at = ? WHERE id = ?');
  return (id: string, state: LinkState): void => {
    put.run(state, Math.floor(now()), id);
  };
}
