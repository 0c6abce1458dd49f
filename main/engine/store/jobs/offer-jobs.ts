import { notFound, perJob, type Tables } from '../tables.ts';
import type { JobResults } from '../types.ts';

/** Lets other machines upload jobs that were given here before. */
export function offerJobs({ getJob, saveJob, now }: Tables) {
  return (ids: readonly string[]): JobResults =>
    perJob(ids, (id) => {
      const found = getJob(id);
      if (!found) return notFound('job', id);
      const offered = { ...found, offered: true, updatedAt: now() };
      if (!found.offered) saveJob(offered);
      return { ok: true, value: offered };
    });
}
