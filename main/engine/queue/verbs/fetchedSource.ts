import type { Result } from '../../../../contract/bridge.ts';
import type { JobSource } from '../../../../contract/records.ts';
import { wrongState } from '../step.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';

/** What was at the address lies here now: the job goes on as that of a file. Only while it is being prepared. */
export function fetchedSource({ now, job, save }: Tables) {
  return (id: string, source: JobSource): Result<StoredJob> => {
    const found = job(id);
    if (!found) return notFound('job', id);
    if (found.state !== 'preparing') return wrongState(found, 'the fetching');
    const fetched: StoredJob = { ...found, source, updatedAt: now() };
    save(fetched);
    return { ok: true, value: fetched };
  };
}
