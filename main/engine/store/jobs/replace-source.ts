import type { Result } from '../../../../contract/bridge.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** Replaces the source of a job, only while it is being prepared. */
export function replaceSource({ now, getJob, saveJob }: Tables) {
  return (
    id: string,
    by: Pick<StoredJob, 'source'> & Partial<Pick<StoredJob, 'original' | 'converted'>>,
  ): Result<StoredJob> => {
    const found = getJob(id);
    if (!found) return notFound('job', id);
    if (found.state !== 'preparing') return wrongState(found, 'taking another file');
    const changed: StoredJob = { ...found, ...by, updatedAt: now() };
    saveJob(changed);
    return { ok: true, value: changed };
  };
}
