import type { Tables } from '../tables.ts';
import {
  createDeletionWriter,
  createItemReader,
  type ItemResults,
  perItem,
  wrongItemState,
} from './items.ts';

export function cancelDeletion(tables: Tables) {
  const get = createItemReader(tables);
  const write = createDeletionWriter(tables);
  return (ids: readonly string[]): ItemResults =>
    perItem(ids, (id) => {
      const item = get(id);
      if (!item.ok) return item;
      if (item.value.deletion?.state !== 'scheduled')
        return wrongItemState(item.value, 'There is no deletion any more that could be called off.');
      return write(id, null);
    });
}
