import type { Tables } from '../tables.ts';
import { createItemReader, type ItemResults, perItem, wrongItemState } from './items.ts';

/** All that is not made out of the rest. */
export const historyColumns = [
  'uploaded_at',
  'id',
  'job_id',
  'host',
  'name',
  'title',
  'description',
  'privacy',
  'account',
  'origin',
  'imported_from',
  'media',
  'has_thumbnail',
  'remote',
  'maybe_twice',
  'searched',
  'sort_name',
  'look',
  'similar_to',
  'link_state',
  'checked_at',
  'deletion',
  'delete_at',
  'bytes',
  'kind',
  'presence',
  'folder',
  'post',
  'metadata',
  'tags',
  'describing',
  'sharing',
  'favorite_of',
] as const;

/** They can be had back until they are dropped for good. */
export function forgetItems(tables: Tables) {
  const { db, now } = tables;
  const get = createItemReader(tables);
  const pairs = historyColumns.map((column) => `'${column}', ${column}`).join(', ');
  const keep = db.prepare(`
    INSERT INTO forgotten (id, forgotten_at, item) SELECT id, ?, json_object(${pairs}) FROM history WHERE id = ?`);
  const remove = db.prepare('DELETE FROM history WHERE id = ?');
  return (ids: readonly string[]): ItemResults =>
    perItem(ids, (id) => {
      const item = get(id);
      if (!item.ok) return item;
      if (item.value.presence === 'deleting')
        return wrongItemState(item.value, 'It is being deleted at the host; that has to end first.');
      keep.run(Math.floor(now()), id);
      remove.run(id);
      return item;
    });
}
