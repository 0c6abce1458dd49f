import type { JobSource } from '../../../../contract/job.ts';
import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { jobTable, readJob } from './job-row.ts';

/**
 * One pass over the open jobs and those sent lately, however many sources are asked for. Both by id: a plain OR would
 * make SQLite read the jobs of all time.
 */
const listWaitingForSql = `
  SELECT ${jobTable.columns} FROM jobs
  WHERE (id IN (SELECT id FROM jobs WHERE ended_at IS NULL)
      OR id IN (SELECT job_id FROM history WHERE uploaded_at >= ?))
    AND origin = 'command-line' AND post_id IS NULL AND mirror_of IS NULL
    AND (coalesce(original, source) IN (SELECT value FROM json_each(?))
      OR coalesce(original, source) ->> 'copyOf' IN (SELECT value FROM json_each(?)))
  ORDER BY seq`;

export function listWaitingFor({ db }: Tables) {
  const select = db.prepare(listWaitingForSql);
  return (sources: readonly JobSource[], sentSince: number | null): StoredJob[] => {
    const files = sources.map((source) => JSON.stringify(source));
    const copied = sources.flatMap((source) => (source.kind === 'spool' ? (source.copyOf ?? []) : []));
    return readReadable(
      select.all(sentSince ?? Number.MAX_SAFE_INTEGER, JSON.stringify(files), JSON.stringify(copied)),
      readJob,
    );
  };
}
