import type { ErrorData } from '../../../../contract/errors.ts';
import type { Privacy } from '../../../../contract/records.ts';
import type { Tables } from '../tables.ts';
import { createItemReader } from './items.ts';

/** One of the changes that the host is told of. */
export type PendingEdit =
  | { readonly kind: 'describing'; readonly title: string | null; readonly description: string | null }
  | { readonly kind: 'sharing'; readonly to: Privacy };

/** How one went. `waits`: it is tried again; `failed`: it is not; `again`: somebody wants it tried once more. */
export type SyncOutcome =
  | { readonly state: 'told' }
  | { readonly state: 'waits' | 'failed'; readonly error: ErrorData }
  | { readonly state: 'again' };

/**
 * How the telling of a change went. What was changed once more since it was sent stays to be told.
 * @returns whether anything is written
 */
export function recordSync(tables: Tables) {
  const get = createItemReader(tables);
  const putDescribing = tables.db.prepare('UPDATE history SET describing = ? WHERE id = ?');
  const putSharing = tables.db.prepare('UPDATE history SET sharing = ? WHERE id = ?');
  return (id: string, telling: PendingEdit, told: SyncOutcome): boolean => {
    const item = get(id);
    if (!item.ok) return false;
    const { title, description, describing, sharing } = item.value;
    if (telling.kind === 'sharing') {
      if (!sharing || sharing.to !== telling.to) return false;
      putSharing.run(told.state === 'told' ? null : JSON.stringify({ ...sharing, ...syncState(told) }), id);
      return true;
    }
    if (!describing) return false;
    const isCurrent = title === telling.title && description === telling.description;
    if (told.state === 'told') {
      const before = { title: telling.title, description: telling.description };
      putDescribing.run(isCurrent ? null : JSON.stringify({ ...describing, before }), id);
      return true;
    }
    if (!isCurrent) return false;
    putDescribing.run(JSON.stringify({ ...describing, ...syncState(told) }), id);
    return true;
  };
}

function syncState(told: Exclude<SyncOutcome, { state: 'told' }>) {
  if (told.state === 'again') return { state: 'pending', error: null };
  return { state: told.state === 'waits' ? 'pending' : 'failed', error: told.error };
}
