import type { Result } from '../../../../contract/bridge.ts';
import type { Deletion } from '../../../../contract/library.ts';
import type { Tables } from '../tables.ts';
import { createDeletionWriter, createItemReader, wrongItemState } from './items.ts';

/** Sets the next state of a deletion. What is not to be deleted (any more) is refused. */
export function setDeletion(tables: Tables) {
  const get = createItemReader(tables);
  const write = createDeletionWriter(tables);
  return (id: string, deletion: Deletion): Result<void> => {
    const item = get(id);
    if (!item.ok) return item;
    if (item.value.presence !== 'deleting') return wrongItemState(item.value, 'It is not being deleted.');
    return write(id, deletion);
  };
}
