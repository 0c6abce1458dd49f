import type { Result } from '../../../../contract/bridge.ts';
import { notFound, perJob, type Tables } from '../tables.ts';
import type { JobResults, StoredJob } from '../types.ts';
import { renewed } from './retry-limits.ts';
import { wrongState } from './transition.ts';

/**
 * Gives jobs another destination, as long as nothing of them is being sent. What is sent of them is decided again, for
 * another host takes other things; those that had failed are tried again.
 */
export function moveJobs({ now, getJob, saveJob, transitionJob }: Tables) {
  const move = (found: StoredJob, host: string): Result<StoredJob> => {
    // Accounts and public posts are the built-in host's alone.
    const elsewhere = {
      host,
      account: null,
      privacy: 'hidden',
      error: null,
      notBefore: 0,
      route: 'moved',
      mirrorTo: found.mirrorTo === host ? null : found.mirrorTo,
    } as const;
    const anew = { ...elsewhere, carries: null, outgoing: null, tally: renewed(found.tally) };
    switch (found.state) {
      case 'queued': {
        const value = { ...found, ...elsewhere, updatedAt: now() };
        saveJob(value);
        return { ok: true, value };
      }
      case 'preparing':
        return transitionJob(found.id, 'requeue', anew);
      case 'held': {
        if (found.held?.why !== 'edit') return transitionJob(found.id, 'anew', { ...anew, held: null });
        const value: StoredJob = {
          ...found,
          ...anew,
          held: { why: 'edit', settled: false },
          updatedAt: now(),
        };
        saveJob(value);
        return { ok: true, value };
      }
      case 'ready':
        return transitionJob(found.id, 'anew', anew);
      case 'failed':
      case 'cancelled':
        return transitionJob(found.id, 'retry-unprepared', { ...anew, held: null });
      default:
        return wrongState(found, 'another destination');
    }
  };
  return (ids: readonly string[], host: string): JobResults =>
    perJob(ids, (id) => {
      const found = getJob(id);
      if (!found) return notFound('job', id);
      if (found.postId !== null) return wrongState(found, 'another destination than that of its post');
      return found.host === host ? { ok: true, value: found } : move(found, host);
    });
}
