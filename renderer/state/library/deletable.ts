import type { DestinationsView } from '../../../contract/destinations.ts';
import type { LibraryItem } from '../../../contract/library.ts';

/** Why an item cannot be deleted at its host: the host has no request for it, or we lack the key. */
export type UndeletableReason = 'page' | 'never' | 'expires' | 'removed' | 'keyless';

export interface UndeletableItems {
  readonly why: UndeletableReason;
  /** Name of their host, for people. */
  readonly service: string;
  readonly count: number;
}

export interface DeletionPlan {
  /** Ids of the items that can be deleted, in the order given. */
  readonly ids: readonly string[];
  readonly undeletable: readonly UndeletableItems[];
}

type Judged = Pick<LibraryItem, 'host' | 'remote' | 'account' | 'presence'>;

/** Whether nothing is left to delete of an item. */
const isOver = ({ presence }: Judged) => presence === 'deleted' || presence === 'deleting';

function reasonOf({ host, remote, account }: Judged, view: DestinationsView): UndeletableReason | null {
  const destination = view.destinations.find(({ id }) => id === host);
  if (!destination || destination.removedAt !== null) return 'removed';
  if (destination.traits.deletion !== 'request') return destination.traits.deletion;
  return remote.deletehash === null && account === null ? 'keyless' : null;
}

/** Whether an item can be deleted at its host from here. */
export const canDelete = (item: Judged, view: DestinationsView): boolean =>
  !isOver(item) && reasonOf(item, view) === null;

/**
 * Divides items into those that can be deleted at their hosts and those that stay, with why.
 * @param nameOf names a host for people
 */
export function planDeletion(
  items: readonly LibraryItem[],
  view: DestinationsView,
  nameOf: (host: string) => string,
): DeletionPlan {
  const ids: string[] = [];
  const undeletable = new Map<string, UndeletableItems>();
  for (const item of items) {
    if (isOver(item)) continue;
    const why = reasonOf(item, view);
    if (why === null) {
      ids.push(item.id);
      continue;
    }
    const service = nameOf(item.host);
    const key = `${why} ${service}`;
    undeletable.set(key, { why, service, count: (undeletable.get(key)?.count ?? 0) + 1 });
  }
  return { ids, undeletable: [...undeletable.values()] };
}
