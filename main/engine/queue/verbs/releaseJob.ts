import type { Result } from '../../../../contract/bridge.ts';
import { wrongState } from '../step.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';

/**
 * held -> ready: it is uploaded although the same is there. To queued where it was not decided yet what of it is to be
 * sent.
 */
export function releaseJob({ job, change }: Tables) {
  return (id: string): Result<StoredJob> => {
    const found = job(id);
    if (!found) return notFound('job', id);
    if (found.held?.why === 'metadata') return wrongState(found, 'uploading it once more');
    const event = found.outgoing || !found.media ? 'release' : 'reprepare';
    return change(id, event, { held: null, duplicates: 'upload' });
  };
}
