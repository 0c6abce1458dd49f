import type { ErrorData } from '../../../../contract/errors.ts';
import type { Privacy } from '../../../../contract/host.ts';
import type { Tables } from '../tables.ts';
import { createItemReader } from './items.ts';

/** An edit that is sent to the host. */
export type PendingEdit =
  | { readonly kind: 'describing'; readonly title: string | null; readonly description: string | null }
  | { readonly kind: 'sharing'; readonly to: Privacy };

/** Its outcome. `waits`: it is tried again; `failed`: it is not; `again`: the user wants it retried. */
export type SyncOutcome =
  | { readonly state: 'told' }
  | { readonly state: 'waits' | 'failed'; readonly error: ErrorData }
  | { readonly state: 'again' };

/**
 * Records the outcome of sending an edit. What was changed again since it was sent stays pending.
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
