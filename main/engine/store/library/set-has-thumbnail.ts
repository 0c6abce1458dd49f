import type { Tables } from '../tables.ts';
import { createSimilarFinder } from './similar.ts';

/**
 * Stores whether an item has a thumbnail.
 * @param look the perceptual hash of what was drawn; null: unknown, what is stored of it stays
 */
export function setHasThumbnail({ db }: Pick<Tables, 'db'>) {
  const similarTo = createSimilarFinder({ db });
  const content = db.prepare<[string], string | null>('SELECT sha256 FROM history WHERE id = ?').pluck();
  const put = db.prepare(
    `UPDATE history SET has_thumbnail = ?, look = coalesce(look, ?), similar_to = coalesce(similar_to, ?)
      WHERE id = ?`,
  );
  return (id: string, isThere: boolean, look: string | null = null): void => {
    const similar = look === null ? null : similarTo(look, content.get(id) ?? null);
    put.run(isThere ? 1 : 0, look, similar === id ? null : similar, id);
  };
}
