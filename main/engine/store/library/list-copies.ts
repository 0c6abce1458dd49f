import type { Tables } from '../tables.ts';

export const listCopiesSql = `SELECT history.id FROM json_each(?) AS asked
  CROSS JOIN history ON history.copy_of = asked.value ORDER BY asked.key, history.uploaded_at`;

/** Lists the copies of items that were made at other hosts, by rules that mirror. */
export function listCopies({ db }: Tables) {
  const select = db.prepare<[string], string>(listCopiesSql).pluck();
  return (ids: readonly string[]): string[] => select.all(JSON.stringify(ids));
}
