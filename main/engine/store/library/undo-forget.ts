import { storedColumns } from '../record.ts';
import { notFound, type Tables } from '../tables.ts';
import { type ItemResults, perItem } from './items.ts';

/** Restores forgotten items. */
export function undoForget({ db }: Tables) {
  const columns = storedColumns(db, 'history');
  const put = db.prepare(`
    INSERT INTO history (${columns.join(', ')})
    SELECT ${columns.map((column) => `item ->> '${column}'`).join(', ')} FROM forgotten WHERE id = ?`);
  const remove = db.prepare('DELETE FROM forgotten WHERE id = ?');
  const isTaken = db.prepare<[string], number>(
    `SELECT 1 FROM history JOIN forgotten ON uploaded_at = item ->> 'uploaded_at' WHERE forgotten.id = ?`,
  );
  const later = db.prepare(`
    UPDATE forgotten SET item = json_set(item, '$.uploaded_at', item ->> 'uploaded_at' + 1) WHERE id = ?`);
  return (ids: readonly string[]): ItemResults =>
    perItem(ids, (id) => {
      // An item imported in between may have taken its millisecond.
      while (isTaken.get(id) !== undefined) later.run(id);
      if (put.run(id).changes === 0) return notFound('forgotten item', id);
      remove.run(id);
      return { ok: true, value: undefined };
    });
}
