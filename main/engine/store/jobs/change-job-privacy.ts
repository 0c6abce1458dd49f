import type { Privacy } from '../../../../contract/host.ts';
import { notFound, perJob, type Tables } from '../tables.ts';
import type { JobResults } from '../types.ts';
import { hasEnded } from './states.ts';
import { wrongState } from './transition.ts';

/**
 * Changes the privacy of jobs' pictures; the upload itself does not tell, so that it may change until the job has
 * ended.
 */
export function changeJobPrivacy({ db, getJob, now }: Tables) {
  const put = db.prepare('UPDATE jobs SET privacy = ?, title = ?, updated_at = ? WHERE id = ?');
  return (ids: readonly string[], privacy: Privacy, title: string | null): JobResults =>
    perJob(ids, (id) => {
      const found = getJob(id);
      if (!found) return notFound('job', id);
      if (hasEnded(found.state) && found.state !== 'failed') return wrongState(found, 'changing who sees it');
      const changed = { ...found, privacy, title: found.title ?? title, updatedAt: now() };
      put.run(privacy, changed.title, changed.updatedAt, id);
      return { ok: true, value: changed };
    });
}
