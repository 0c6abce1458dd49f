import type { Tables } from '../tables.ts';

export const listOpenMirrorsSql = 'SELECT id FROM jobs WHERE mirror_of = ? AND ended_at IS NULL ORDER BY seq';

/** Lists mirrors of a job that have not ended. */
export function listOpenMirrors({ db }: Tables) {
  const select = db.prepare<[string], string>(listOpenMirrorsSql).pluck();
  return (id: string): string[] => select.all(id);
}
