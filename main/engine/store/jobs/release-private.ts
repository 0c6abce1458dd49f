import type { Result } from '../../../../contract/bridge.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** held -> ready: it is sent although something in it looks private. It is not looked at again. */
export function releasePrivate({ getJob, transitionJob }: Tables) {
  return (id: string): Result<StoredJob> => {
    const found = getJob(id);
    if (!found) return notFound('job', id);
    if (found.held?.why !== 'private') return wrongState(found, 'sending it as it is');
    return transitionJob(id, 'release', { held: null });
  };
}
