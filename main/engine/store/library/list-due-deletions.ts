import type { Tables } from '../tables.ts';

export const listDueDeletionsSql =
  'SELECT id, delete_at AS deleteAt FROM history WHERE delete_at IS NOT NULL ORDER BY delete_at LIMIT ?';

/** Lists pending deletions, the first to fall due first. */
export function listDueDeletions({ db }: Tables) {
  const select = db.prepare<[number], { id: string; deleteAt: number }>(listDueDeletionsSql);
  return (limit: number): { id: string; deleteAt: number }[] => select.all(limit);
}
