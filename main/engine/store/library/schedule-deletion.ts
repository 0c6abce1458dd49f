import { errorData } from '../../../../contract/app-error.ts';
import type { Result } from '../../../../contract/bridge.ts';
import { builtInDestination } from '../../../../contract/destinations.ts';
import type { LibraryItem } from '../../../../contract/library.ts';
import type { Tables } from '../tables.ts';
import {
  createDeletionWriter,
  createItemReader,
  type ItemResults,
  perItem,
  wrongItemState,
} from './items.ts';

export function scheduleDeletion(tables: Tables) {
  const get = createItemReader(tables);
  const write = createDeletionWriter(tables);
  return (ids: readonly string[], deleteAt: number): ItemResults =>
    perItem(ids, (id) => {
      const item = get(id);
      if (!item.ok) return item;
      const refused = refusal(item.value);
      return refused ?? write(id, { state: 'scheduled', deleteAt });
    });
}

function refusal(item: LibraryItem): Extract<Result<never>, { ok: false }> | null {
  if (item.presence === 'deleting') return wrongItemState(item, 'It is being deleted already.');
  if (item.presence === 'deleted') return wrongItemState(item, 'It was deleted already.');
  // Its owner may by id as well. What other hosts want to see, they know themselves.
  if (item.host !== builtInDestination || item.remote.deletehash !== null || item.account !== null)
    return null;
  const why = 'Its deletehash is not known, without which nobody may delete it.';
  return { ok: false, error: errorData('no-deletehash', why, { id: item.id }) };
}
