import type { Result } from '../../../../contract/bridge.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { uninspected } from './finish-edit.ts';
import { renewed } from './retry-limits.ts';
import { hasEnded } from './states.ts';
import { wrongState } from './transition.ts';

/** Restores the original. A job that is being edited stays so. */
export function revertEdit({ getJob, transitionJob }: Tables) {
  return (id: string): Result<StoredJob> => {
    const found = getJob(id);
    if (!found) return notFound('job', id);
    const { original } = found;
    if (!original) return wrongState(found, 'putting an original back');
    const held = found.held?.why === 'edit' ? ({ why: 'edit', settled: false } as const) : null;
    const before = { ...uninspected, held, source: original, original: null, tally: renewed(found.tally) };
    return hasEnded(found.state)
      ? transitionJob(id, 'retry-unprepared', { ...before, error: null, notBefore: 0 })
      : transitionJob(id, 'anew', before);
  };
}
