import { notFound, perJob, type Tables } from '../tables.ts';
import type { JobResults } from '../types.ts';
import { hasEnded } from './states.ts';
import { wrongState } from './transition.ts';

export function dismissJobs({ db, now, getJob }: Tables) {
  const dismiss = db.prepare('UPDATE jobs SET dismissed_at = ? WHERE id = ? AND dismissed_at IS NULL');
  return (ids: readonly string[]): JobResults =>
    perJob(ids, (id) => {
      const found = getJob(id);
      if (!found) return notFound('job', id);
      if (!hasEnded(found.state)) return wrongState(found, 'dismissing');
      dismiss.run(now(), id);
      return { ok: true, value: found };
    });
}
