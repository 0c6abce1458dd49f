import type { Tables } from '../tables.ts';

/** What is not on its way yet goes up under another account, or none. */
export function setJobsAccount({ db }: Tables) {
  const put = db.prepare(`
    UPDATE jobs SET account = ? WHERE id = ? AND state IN ('queued', 'preparing', 'ready', 'held')`);
  return (ids: readonly string[], account: string | null): void => {
    for (const id of ids) put.run(account, id);
  };
}
