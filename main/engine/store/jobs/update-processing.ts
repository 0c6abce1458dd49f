import type { Result } from '../../../../contract/bridge.ts';
import { notFound, type Tables } from '../tables.ts';
import type { ProcessingInfo, StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

export type ProcessingUpdate = Partial<Pick<ProcessingInfo, 'id' | 'remote'>>;

/** Stores what the host has told of an image in processing. */
export function updateProcessing({ getJob, saveJob, now }: Tables) {
  return (id: string, news: ProcessingUpdate): Result<StoredJob> => {
    const found = getJob(id);
    if (!found) return notFound('job', id);
    if (!found.processing) return wrongState(found, 'processing');
    const changed = { ...found, processing: { ...found.processing, ...news }, updatedAt: now() };
    saveJob(changed);
    return { ok: true, value: changed };
  };
}
