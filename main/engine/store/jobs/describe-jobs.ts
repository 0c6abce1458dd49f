import { notFound, perJob, type Tables } from '../tables.ts';
import type { Description, PerJob, StoredJob } from '../types.ts';
import type { StoredState } from './states.ts';
import { wrongState } from './transition.ts';

const notBegun: readonly StoredState[] = ['queued', 'preparing', 'ready', 'held'];

export function describeJobs({ now, job, save }: Tables) {
  return (ids: readonly string[], { title, description }: Description): PerJob =>
    perJob(ids, (id) => {
      const found = job(id);
      if (!found) return notFound('job', id);
      if (!notBegun.includes(found.state)) return wrongState(found, 'describing');
      const described: StoredJob = {
        ...found,
        title: title === undefined ? found.title : title,
        description: description === undefined ? found.description : description,
        updatedAt: now(),
      };
      save(described);
      return { ok: true, value: described };
    });
}
