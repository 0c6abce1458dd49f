import type { Tables } from '../tables.ts';

const batchSize = 500;

// Watched folders know by their jobs what they have taken, and posts what belongs to them.
const isUnreferenced = 'post_id IS NULL AND NOT EXISTS (SELECT 1 FROM folder_files WHERE job_id = jobs.id)';

export const pruneJobsSql = {
  old: `SELECT id FROM jobs WHERE dismissed_at < ?
    AND ((${isUnreferenced}) OR EXISTS (SELECT 1 FROM attempts WHERE job_id = jobs.id)) LIMIT ${batchSize}`,
  spending: `DELETE FROM spending WHERE attempt_id IN (SELECT attempts.id FROM json_each(?) AS old
    JOIN attempts ON attempts.job_id = old.value)`,
  attempts: 'DELETE FROM attempts WHERE job_id IN (SELECT value FROM json_each(?))',
  jobs: `DELETE FROM jobs WHERE id IN (SELECT value FROM json_each(?)) AND ${isUnreferenced}`,
} as const;

/**
 * Deletes some hundreds of the jobs that were dismissed before that time, with their attempts and spending; history
 * is not touched.
 * @returns whether there may be more
 */
export function pruneJobs({ db }: Tables) {
  const old = db.prepare<[number], string>(pruneJobsSql.old).pluck();
  const spending = db.prepare(pruneJobsSql.spending);
  const attempts = db.prepare(pruneJobsSql.attempts);
  const jobs = db.prepare(pruneJobsSql.jobs);
  return (before: number): boolean => {
    const ids = old.all(before);
    const list = JSON.stringify(ids);
    for (const step of [spending, attempts, jobs]) step.run(list);
    return ids.length === batchSize;
  };
}
