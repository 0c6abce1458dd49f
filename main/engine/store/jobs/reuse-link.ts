import type { Result } from '../../../../contract/bridge.ts';
import { itemGetter } from '../library/items.ts';
import { notFound, type Tables } from '../tables.ts';
import type { Prepared, StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** The job ends as uploaded, with the link that is there; history has it already. */
export function reuseLink(tables: Tables) {
  const { job, change } = tables;
  const item = itemGetter(tables);
  return (id: string, found?: Prepared & Pick<StoredJob, 'held'>): Result<StoredJob> => {
    const before = job(id);
    if (!before) return notFound('job', id);
    const held = found?.held ?? before.held;
    if (held?.why !== 'duplicate') return wrongState(before, 'using a link that is there');
    const existing = item(held.historyId);
    if (!existing.ok) return existing;
    return change(id, 'reuse', { ...found, held, remote: existing.value.remote, error: null });
  };
}
