import type { Privacy } from '../../../../contract/host.ts';
import type { HoldReason } from '../../../../contract/job.ts';
import type { Tables } from '../tables.ts';

export const findDuplicateSql = `SELECT 'duplicate' AS why, id AS historyId, link FROM history
  WHERE sha256 = ? AND host = ? AND privacy = ? AND account IS ? AND presence IN ('unchecked', 'alive', 'unclear')
  ORDER BY uploaded_at DESC LIMIT 1`;

/** Finds an uploaded item of the same content, owner and privacy, whose link is not known to be dead. */
export function findDuplicate({ db }: Tables) {
  const select = db.prepare<[string, string, string, string | null], HoldReason>(findDuplicateSql);
  return (sha256: string, host: string, privacy: Privacy, account: string | null): HoldReason | null =>
    select.get(sha256, host, privacy, account) ?? null;
}
