import type { Result } from '../../../../contract/bridge.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { unknown } from './finish-edit.ts';
import { hasEnded } from './states.ts';
import { wrongState } from './transition.ts';

/** The original takes its place back. A job that is being edited stays so. */
export function revertEdit({ job, change }: Tables) {
  return (id: string): Result<StoredJob> => {
    const found = job(id);
    if (!found) return notFound('job', id);
    const { original } = found;
    if (!original) return wrongState(found, 'putting an original back');
    const held = found.held?.why === 'edit' ? ({ why: 'edit', settled: false } as const) : null;
    const before = { ...unknown, held, source: original, original: null };
    return hasEnded(found.state)
      ? change(id, 'retry-unprepared', { ...before, error: null, notBefore: 0 })
      : change(id, 'anew', before);
  };
}
