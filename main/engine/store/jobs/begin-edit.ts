import type { Result } from '../../../../contract/bridge.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';

/** Begins editing. What is still to be prepared is held afterwards; what failed or was cancelled is open again. */
export function beginEdit({ getJob, saveJob, transitionJob, now }: Tables) {
  return (id: string): Result<StoredJob> => {
    const found = getJob(id);
    if (!found) return notFound('job', id);
    if (found.held?.why === 'edit' && found.endedAt === null) return { ok: true, value: found };
    const held = { why: 'edit', settled: found.state === 'ready' } as const;
    switch (found.state) {
      case 'queued':
      case 'preparing': {
        const wished: StoredJob = { ...found, held, updatedAt: now() };
        saveJob(wished);
        return { ok: true, value: wished };
      }
      case 'failed':
      case 'cancelled':
        return transitionJob(id, 'retry-unprepared', { held, error: null, notBefore: 0 });
      default:
        return transitionJob(id, 'edit', { held });
    }
  };
}
