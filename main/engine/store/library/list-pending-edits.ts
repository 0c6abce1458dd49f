import type { Tables } from '../tables.ts';

export const listPendingEditsSql = `SELECT id FROM history INDEXED BY history_to_tell
  WHERE (describing IS NOT NULL OR sharing IS NOT NULL)
    AND (describing ->> 'state' = 'pending' OR sharing ->> 'state' = 'pending')
  ORDER BY uploaded_at`;

/** Lists items with an edit that is to be sent, the oldest first. */
export function listPendingEdits({ db }: Tables) {
  const select = db.prepare<[], string>(listPendingEditsSql).pluck();
  return (): string[] => select.all();
}
