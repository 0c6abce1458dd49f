import type { Result } from '../../../../contract/bridge.ts';
import type { Deletion } from '../../../../contract/library.ts';
import type { Tables } from '../tables.ts';
import { deletionWriter, itemGetter, refuseItem } from './items.ts';

/** A step of a deletion under way. What is not to be deleted (any more) is refused. */
export function writeDeletion(tables: Tables) {
  const get = itemGetter(tables);
  const write = deletionWriter(tables);
  return (id: string, deletion: Deletion): Result<void> => {
    const item = get(id);
    if (!item.ok) return item;
    if (item.value.presence !== 'deleting') return refuseItem(item.value, 'It is not being deleted.');
    return write(id, deletion);
  };
}
