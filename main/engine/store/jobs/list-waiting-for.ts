import type { JobSource } from '../../../../contract/job.ts';
import { columns, readJob } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';

/** One pass over what is open, however many sources are asked for. */
const listWaitingForSql = `
  SELECT ${columns.job} FROM jobs
  WHERE ended_at IS NULL AND origin = 'command-line' AND post_id IS NULL
    AND coalesce(original, source) IN (SELECT value FROM json_each(?))
  ORDER BY seq`;

export function listWaitingFor({ db }: Tables) {
  const select = db.prepare(listWaitingForSql);
  return (sources: readonly JobSource[]): StoredJob[] =>
    select.all(JSON.stringify(sources.map((source) => JSON.stringify(source)))).map(readJob);
}
