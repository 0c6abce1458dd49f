import type { Result } from '../../../../contract/bridge.ts';
import { wrongState } from '../step.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';

/** held -> ready: it is uploaded although the same is there. failed -> queued: and although it is damaged. */
export function releaseJob({ job, change }: Tables) {
  return (id: string): Result<StoredJob> => {
    const found = job(id);
    if (!found) return notFound('job', id);
    const { error } = found;
    if (found.state === 'failed' && error?.code === 'picture-damaged') {
      const agreed = { ...error, params: { ...error.params, anyway: 'yes' } };
      return change(id, 'retry-unprepared', { error: agreed, notBefore: 0, held: null });
    }
    if (found.held?.why !== 'duplicate') return wrongState(found, 'uploading it all the same');
    // Not to be asked again where it has to be prepared once more.
    return change(id, 'release', { held: null, duplicates: 'upload' });
  };
}
