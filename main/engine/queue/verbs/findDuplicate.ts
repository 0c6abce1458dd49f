import type { Held, Privacy } from '../../../../contract/records.ts';
import type { Tables } from '../tables.ts';

export const findDuplicateSql = `SELECT 'duplicate' AS why, id AS historyId, link FROM history
  WHERE sha256 = ? AND host = ? AND privacy = ? AND presence IN ('unchecked', 'alive', 'unclear')
  ORDER BY uploaded_at DESC LIMIT 1`;

/** The same content, there as far as is known, and seen by as many. */
export function findDuplicate({ db }: Tables) {
  const select = db.prepare<[string, string, string], Held>(findDuplicateSql);
  return (sha256: string, host: string, privacy: Privacy): Held | null =>
    select.get(sha256, host, privacy) ?? null;
}
