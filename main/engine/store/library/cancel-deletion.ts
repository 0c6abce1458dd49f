import type { Tables } from '../tables.ts';
import { deletionWriter, itemGetter, type PerItem, perItem, refuseItem } from './items.ts';

export function undoDeletion(tables: Tables) {
  const get = itemGetter(tables);
  const write = deletionWriter(tables);
  return (ids: readonly string[]): PerItem =>
    perItem(ids, (id) => {
      const item = get(id);
      if (!item.ok) return item;
      if (item.value.deletion?.state !== 'scheduled')
        return refuseItem(item.value, 'There is no deletion any more that could be called off.');
      return write(id, null);
    });
}
