import type { Result } from '../../../../contract/bridge.ts';
import { isDamagedButSendable } from '../../../../contract/predicates.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** held -> ready: it is uploaded although a duplicate exists. failed -> queued: and although it is damaged. */
export function releaseJob({ getJob, transitionJob }: Tables) {
  return (id: string): Result<StoredJob> => {
    const found = getJob(id);
    if (!found) return notFound('job', id);
    const { error } = found;
    if (found.state === 'failed' && error && isDamagedButSendable(error)) {
      const agreed = { ...error, params: { ...error.params, anyway: 'yes' } };
      return transitionJob(id, 'retry-unprepared', { error: agreed, notBefore: 0, held: null });
    }
    if (found.held?.why !== 'duplicate') return wrongState(found, 'uploading it all the same');
    // Not to be asked again where it has to be prepared once more.
    return transitionJob(id, 'release', { held: null, duplicates: 'upload' });
  };
}
