import type { Result } from '../../../../contract/bridge.ts';
import { builtInDestination } from '../../../../contract/destinations.ts';
import { notFound, perJob, type Tables } from '../tables.ts';
import type { JobResults, StoredJob } from '../types.ts';
import type { StoredState } from './states.ts';
import { wrongState } from './transition.ts';

const changeable: ReadonlySet<StoredState> = new Set(['queued', 'preparing', 'ready', 'held']);

/**
 * Gives jobs another account, or none, until their upload has begun. A post has one account for all of its pictures, and
 * a yes that was asked for is one to this account alone. Without an account nothing is public.
 */
export function uploadAs({ getJob, saveJob, now }: Tables) {
  const change = (found: StoredJob, account: string | null): Result<StoredJob> => {
    const isAsked = found.held?.why === 'consent';
    if (!changeable.has(found.state) || isAsked || found.postId !== null || found.host !== builtInDestination)
      return wrongState(found, 'another account');
    const privacy = account === null ? 'hidden' : found.privacy;
    const value = { ...found, account, privacy, updatedAt: now() };
    saveJob(value);
    return { ok: true, value };
  };
  return (ids: readonly string[], account: string | null): JobResults =>
    perJob(ids, (id) => {
      const found = getJob(id);
      return found ? change(found, account) : notFound('job', id);
    });
}
