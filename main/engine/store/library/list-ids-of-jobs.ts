import type { Tables } from '../tables.ts';

export const listIdsOfJobsSql = `SELECT coalesce(
    (SELECT history.id FROM history WHERE job_id = jobs.id),
    (SELECT history.id FROM history WHERE history.id = held ->> 'historyId')) AS id
  FROM json_each(?) AS asked CROSS JOIN jobs ON jobs.id = asked.value AND jobs.state = 'uploaded' ORDER BY asked.key`;

/** Lists the library's items of jobs that have arrived, in the order asked; of a reused link, its item. */
export function listIdsOfJobs({ db }: Tables) {
  const select = db.prepare<[string], string | null>(listIdsOfJobsSql).pluck();
  return (ids: readonly string[]): string[] => {
    const found = select.all(JSON.stringify(ids)).filter((id) => id !== null);
    return [...new Set(found)];
  };
}
