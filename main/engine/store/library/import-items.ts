import type { Tables } from '../tables.ts';
import { createHistoryWriter, type NewHistory } from './add-history.ts';

export const knownItemSql = {
  byLink: `SELECT id, remote ->> 'deletehash' AS deletehash FROM history WHERE link = ?`,
  byRemote: `SELECT id, remote ->> 'deletehash' AS deletehash FROM history WHERE host = ? AND remote_id = ?`,
} as const;

export interface ImportResult {
  /** Ids of new items, and of known ones that got a deletehash now. */
  readonly added: string[];
  readonly completed: string[];
  /** Number of items that were known already. */
  readonly known: number;
}

/** Adds items that are not known by link or by the host's id. */
export function importItems(tables: Tables) {
  const { db } = tables;
  type Known = { id: string; deletehash: string | null };
  const byLink = db.prepare<[string], Known>(knownItemSql.byLink);
  const byRemote = db.prepare<[string, string], Known>(knownItemSql.byRemote);
  const complete = db.prepare("UPDATE history SET remote = json_set(remote, '$.deletehash', ?) WHERE id = ?");
  const add = createHistoryWriter(tables);
  return (items: readonly NewHistory[]): ImportResult => {
    const added: string[] = [];
    const completed: string[] = [];
    for (const item of items) {
      const { link, id, deletehash } = item.remote;
      const known = byLink.get(link) ?? byRemote.get(item.host, id);
      if (!known) added.push(add(item, null).id);
      else if (known.deletehash === null && deletehash !== null) {
        complete.run(deletehash, known.id);
        completed.push(known.id);
      }
    }
    return { added, completed, known: items.length - added.length };
  };
}
