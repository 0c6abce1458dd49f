import type { Tables } from '../tables.ts';

/** A picture of the library that nobody has read. */
export interface Unread {
  readonly id: string;
  readonly at: number;
  /** Of the file that was uploaded; null where it was none. */
  readonly path: { readonly folder: string; readonly name: string } | null;
  readonly sha256: string | null;
}

interface Row {
  readonly id: string;
  readonly at: number;
  readonly name: string;
  readonly folder: string | null;
  readonly sha256: string | null;
}

export const listUnreadSql = `SELECT id, uploaded_at AS at, name, folder, sha256 FROM history
  WHERE uploaded_at < ? AND kind <> 'video'
    AND NOT EXISTS (SELECT 1 FROM picture_words WHERE picture_words.uploaded_at = history.uploaded_at)
  ORDER BY uploaded_at DESC LIMIT ?`;

/** Lists pictures that nobody has read, the newest first, of those uploaded before that time. */
export function listUnread({ db }: Tables) {
  const select = db.prepare<[number, number], Row>(listUnreadSql);
  return (before: number, limit: number): Unread[] =>
    select.all(before, limit).map(({ id, at, name, folder, sha256 }) => ({
      id,
      at,
      sha256,
      path: folder === null ? null : { folder, name },
    }));
}
