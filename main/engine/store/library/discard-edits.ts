import type { Tables } from '../tables.ts';
import { searchTextOf } from './add-history.ts';
import { createItemReader, type ItemResults, perItem, wrongItemState } from './items.ts';

/** Discards edits whose sending failed; one that waits may be in flight. */
export function discardEdits(tables: Tables) {
  const get = createItemReader(tables);
  const put = tables.db.prepare(`
    UPDATE history SET title = @title, description = @description, searched = @searched, describing = NULL
    WHERE id = @id`);
  const unshare = tables.db.prepare('UPDATE history SET sharing = NULL WHERE id = ?');
  return (ids: readonly string[]): ItemResults =>
    perItem(ids, (id) => {
      const found = get(id);
      if (!found.ok) return found;
      const { describing, sharing, ...item } = found.value;
      if (describing?.state !== 'failed' && sharing?.state !== 'failed')
        return wrongItemState(item, 'No change of it has failed.');
      if (describing?.state === 'failed') {
        const { title, description } = describing.before;
        put.run({ id, title, description, searched: searchTextOf({ ...item, title, description }) });
      }
      if (sharing?.state === 'failed') unshare.run(id);
      return { ok: true, value: undefined };
    });
}
