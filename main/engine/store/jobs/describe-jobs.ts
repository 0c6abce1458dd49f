import { notFound, perJob, type Tables } from '../tables.ts';
import type { Description, JobResults, StoredJob } from '../types.ts';
import type { StoredState } from './states.ts';
import { wrongState } from './transition.ts';

const editableStates: readonly StoredState[] = ['queued', 'preparing', 'ready', 'held'];

export function describeJobs({ now, getJob, saveJob }: Tables) {
  return (ids: readonly string[], { title, description }: Description): JobResults =>
    perJob(ids, (id) => {
      const found = getJob(id);
      if (!found) return notFound('job', id);
      if (!editableStates.includes(found.state)) return wrongState(found, 'describing');
      const described: StoredJob = {
        ...found,
        title: title === undefined ? found.title : title,
        description: description === undefined ? found.description : description,
        updatedAt: now(),
      };
      saveJob(described);
      return { ok: true, value: described };
    });
}
