import type { Tables } from '../tables.ts';
import type { NewJob, StoredJob } from '../types.ts';
import { addJobs } from './add-jobs.ts';

/**
 * Adds the mirror of a job, which then has none to be made any more; null where there was none to be made, or what
 * it would be the copy of was deleted.
 */
export function addMirror(tables: Tables) {
  const add = addJobs(tables);
  const { db, now, getJob, saveJob } = tables;
  // While it can still be undone it is made: it is withdrawn when that is over.
  const isDeleted = db.prepare(
    "SELECT 1 FROM history WHERE job_id = ? AND deletion ->> 'state' IN ('sending', 'deleted')",
  );
  return (id: string, mirror: NewJob | null): StoredJob | null => {
    const found = getJob(id);
    if (!found || found.mirrorTo === null) return null;
    saveJob({ ...found, mirrorTo: null, updatedAt: now() });
    if (mirror === null || isDeleted.get(id) !== undefined) return null;
    return add([{ ...mirror, mirrorOf: id }])[0] ?? null;
  };
}
