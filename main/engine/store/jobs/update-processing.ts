import type { Result } from '../../../../contract/bridge.ts';
import { notFound, type Tables } from '../tables.ts';
import type { InProcessing, StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

export type ProcessingNews = Partial<Pick<InProcessing, 'id' | 'remote'>>;

/** What the host has told meanwhile of what it is making ready. */
export function noteProcessing({ job, save, now }: Tables) {
  return (id: string, news: ProcessingNews): Result<StoredJob> => {
    const found = job(id);
    if (!found) return notFound('job', id);
    if (!found.processing) return wrongState(found, 'processing');
    const changed = { ...found, processing: { ...found.processing, ...news }, updatedAt: now() };
    save(changed);
    return { ok: true, value: changed };
  };
}
