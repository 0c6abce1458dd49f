import type { Result } from '../../../../contract/bridge.ts';
import type { Tables } from '../tables.ts';
import { notFound } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** Where a job goes, by a rule that could not be judged before its picture was looked at. */
export type SettledRoute = Pick<StoredJob, 'host' | 'account' | 'privacy' | 'route' | 'mirrorTo'>;

/** Decides the open route of a job in `preparing`: with another destination than so far it is queued for that. */
export function settleRoute({ now, getJob, saveJob, transitionJob }: Tables) {
  return (id: string, route: SettledRoute): Result<StoredJob> => {
    const found = getJob(id);
    if (!found) return notFound('job', id);
    if (found.state !== 'preparing' || found.route !== 'open') return wrongState(found, 'deciding its route');
    if (route.host !== found.host) return transitionJob(id, 'requeue', route);
    const value = { ...found, ...route, updatedAt: now() };
    saveJob(value);
    return { ok: true, value };
  };
}
