import type { Tables } from '../tables.ts';

/** Sets the account, or none, of jobs that are not being uploaded yet. */
export function setJobsAccount({ db }: Tables) {
  const put = db.prepare(`
    UPDATE jobs SET account = ? WHERE id = ? AND state IN ('queued', 'preparing', 'ready', 'held')`);
  return (ids: readonly string[], account: string | null): void => {
    for (const id of ids) put.run(account, id);
  };
}
