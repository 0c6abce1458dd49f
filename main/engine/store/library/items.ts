import { errorData } from '../../../../contract/app-error.ts';
import type { Result } from '../../../../contract/bridge.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { Deletion, LibraryItem } from '../../../../contract/library.ts';
import { notFound, type Tables } from '../tables.ts';
import { getItems } from './get-items.ts';

/** The results of a change of many items, in the order asked. */
export interface ItemResults {
  readonly done: string[];
  readonly refused: { readonly id: string; readonly error: ErrorData }[];
}

/** Applies a change to many items; one that is refused does not stop the others. */
export function perItem(ids: readonly string[], change: (id: string) => Result<unknown>): ItemResults {
  const answer: ItemResults = { done: [], refused: [] };
  for (const id of new Set(ids)) {
    const changed = change(id);
    if (changed.ok) answer.done.push(id);
    else answer.refused.push({ id, error: changed.error });
  }
  return answer;
}

export function createItemReader(tables: Tables) {
  const get = getItems(tables);
  return (id: string): Result<LibraryItem> => {
    const [item] = get([id]);
    return item ? { ok: true, value: item } : notFound('item', id);
  };
}

/** Prepares the statement that writes the state of a deletion. */
export function createDeletionWriter({ db }: Tables) {
  const put = db.prepare(`
    UPDATE history SET deletion = @deletion, delete_at = @deleteAt, presence = coalesce(@presence, link_state)
    WHERE id = @id`);
  return (id: string, deletion: Deletion | null): Result<void> => {
    const isOpen = deletion?.state === 'scheduled' || deletion?.state === 'sending';
    const presence = isOpen ? 'deleting' : deletion?.state === 'deleted' ? 'deleted' : null;
    const deleteAt = isOpen ? deletion.deleteAt : null;
    put.run({ id, deletion: deletion && JSON.stringify(deletion), deleteAt, presence });
    return { ok: true, value: undefined };
  };
}

export function wrongItemState(item: LibraryItem, message: string): Extract<Result<never>, { ok: false }> {
  const state = item.deletion?.state ?? item.presence;
  return { ok: false, error: errorData('wrong-state', message, { id: item.id, state }) };
}
