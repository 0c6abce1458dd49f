import type { Presence } from '../../../../contract/library.ts';
import type { Tables } from '../tables.ts';

export type LinkState = Exclude<Presence, 'unchecked' | 'deleting' | 'deleted'>;

export function writeCheck({ db, now }: Tables) {
  const put = db.prepare(`
    UPDATE history SET link_state = @state, checked_at = @at,
      presence = CASE WHEN presence IN ('deleting', 'deleted') THEN presence ELSE @state END
    WHERE id = @id`);
  return (id: string, state: LinkState): void => {
    put.run({ id, state, at: Math.floor(now()) });
  };
}
