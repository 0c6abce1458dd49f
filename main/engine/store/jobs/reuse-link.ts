import type { Result } from '../../../../contract/bridge.ts';
import { createItemReader } from '../library/items.ts';
import { notFound, type Tables } from '../tables.ts';
import type { PreparedContent, StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** Ends the job as uploaded, with the existing link; history has it already. */
export function reuseLink(tables: Tables) {
  const { getJob, transitionJob } = tables;
  const item = createItemReader(tables);
  return (id: string, found?: PreparedContent & Pick<StoredJob, 'held'>): Result<StoredJob> => {
    const before = getJob(id);
    if (!before) return notFound('job', id);
    const held = found?.held ?? before.held;
    if (held?.why !== 'duplicate') return wrongState(before, 'using a link that is there');
    const existing = item(held.historyId);
    if (!existing.ok) return existing;
    return transitionJob(id, 'reuse', { ...found, held, remote: existing.value.remote, error: null });
  };
}
