import type { Tables } from '../tables.ts';

export const itemsToTellSql = `SELECT id FROM history INDEXED BY history_to_tell
  WHERE (describing IS NOT NULL OR sharing IS NOT NULL)
    AND (describing ->> 'state' = 'pending' OR sharing ->> 'state' = 'pending')
  ORDER BY uploaded_at`;

/** Items with a change that is to be sent, the oldest first. */
export function itemsToTell({ db }: Tables) {
  const select = db.prepare<[], string>(itemsToTellSql).pluck();
  return (): string[] => select.all();
}
