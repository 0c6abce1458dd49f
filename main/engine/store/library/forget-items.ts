import { storedColumns } from '../record.ts';
import type { Tables } from '../tables.ts';
import { createItemReader, type ItemResults, perItem, wrongItemState } from './items.ts';

/** Takes items out of the library; they can be restored until they are purged. */
export function forgetItems(tables: Tables) {
  const { db, now } = tables;
  const get = createItemReader(tables);
  const pairs = storedColumns(db, 'history')
    .map((column) => `'${column}', ${column}`)
    .join(', ');
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
