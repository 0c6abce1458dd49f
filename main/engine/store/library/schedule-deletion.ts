import type { Result } from '../../../../contract/bridge.ts';
import { failure } from '../../../../contract/failure.ts';
import type { LibraryItem } from '../../../../contract/library.ts';
import type { Tables } from '../tables.ts';
import { deletionWriter, itemGetter, type PerItem, perItem, refuseItem } from './items.ts';

export function scheduleDeletion(tables: Tables) {
  const get = itemGetter(tables);
  const write = deletionWriter(tables);
  return (ids: readonly string[], deleteAt: number): PerItem =>
    perItem(ids, (id) => {
      const item = get(id);
      if (!item.ok) return item;
      const refused = refusal(item.value);
      return refused ?? write(id, { state: 'scheduled', deleteAt });
    });
}

function refusal(item: LibraryItem): Extract<Result<never>, { ok: false }> | null {
  if (item.presence === 'deleting') return refuseItem(item, 'It is being deleted already.');
  if (item.presence === 'deleted') return refuseItem(item, 'It was deleted already.');
  // Its owner may by id as well.
  if (item.remote.deletehash !== null || item.account !== null) return null;
  const why = 'Its deletehash is not known, without which nobody may delete it.';
  return { ok: false, error: failure('no-deletehash', why, { id: item.id }) };
}
