import type { Lane } from '../../../../contract/records.ts';
import { notFound, perJob, type Tables } from '../tables.ts';
import type { PerJob } from '../types.ts';

export function joinPost({ job, save, now }: Tables) {
  return (ids: readonly string[], postId: string | null, lane?: Lane): PerJob =>
    perJob(ids, (id) => {
      const found = job(id);
      if (!found) return notFound('job', id);
      const joined = { ...found, postId, lane: lane ?? found.lane, updatedAt: now() };
      save(joined);
      return { ok: true, value: joined };
    });
}
