import type { Result } from '../../../../contract/bridge.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** held -> ready: it is uploaded although the same is there. */
export function releaseJob({ getJob, transitionJob }: Tables) {
  return (id: string): Result<StoredJob> => {
    const found = getJob(id);
    if (!found) return notFound('job', id);
    if (found.held?.why !== 'duplicate') return wrongState(found, 'uploading it all the same');
    // Not to be asked again where it has to be prepared once more.
    return transitionJob(id, 'release', { held: null, duplicates: 'upload' });
  };
}
