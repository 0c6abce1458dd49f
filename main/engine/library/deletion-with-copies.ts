import type { LibraryItem } from '../../../contract/library.ts';
import type { ItemResults } from '../store/library/items.ts';
import type { Store } from '../store/store.ts';
import type { ItemHosts } from './item-hosts.ts';

/** Deletes pictures with the copies of them that a rule made at other hosts, and takes that back. */
export interface DeletionWithCopies {
  /** What cannot be deleted of the copies is told among the refused, and keeps none of the others. */
  schedule(ids: readonly string[]): ItemResults;
  cancel(ids: readonly string[]): ItemResults;
}

export function createDeletionWithCopies(options: {
  readonly store: Pick<Store, 'library'>;
  readonly hosts: Pick<ItemHosts, 'whyNotDeletable'>;
  schedule(ids: readonly string[]): ItemResults;
}): DeletionWithCopies {
  const { store, hosts } = options;

  const copiesOf = (ids: readonly string[]): LibraryItem[] => {
    const asked = new Set(ids);
    return store.library.getMany(store.library.listCopies(ids)).filter(({ id }) => !asked.has(id));
  };

  return {
    schedule(ids) {
      const first = options.schedule(ids);
      const there = copiesOf(first.done).filter(
        ({ presence }) => presence !== 'deleting' && presence !== 'deleted' && presence !== 'removed',
      );
      const staying = there.flatMap((copy) => {
        const error = hosts.whyNotDeletable(copy);
        return error ? [{ id: copy.id, error }] : [];
      });
      const stays = new Set(staying.map(({ id }) => id));
      const copies = options.schedule(there.map(({ id }) => id).filter((id) => !stays.has(id)));
      return {
        done: [...first.done, ...copies.done],
        refused: [...first.refused, ...staying, ...copies.refused],
      };
    },
    cancel(ids) {
      const scheduled = copiesOf(ids).filter(({ deletion }) => deletion?.state === 'scheduled');
      return store.library.cancelDeletion([...ids, ...scheduled.map(({ id }) => id)]);
    },
  };
}
