import type { Tables } from '../tables.ts';

export interface LibraryFacets {
  readonly hosts: string[];
  readonly accounts: string[];
  readonly folders: { readonly folder: string; readonly count: number }[];
}

export const getFacetsSql = {
  hosts: 'SELECT DISTINCT host FROM history INDEXED BY history_by_remote ORDER BY host',
  accounts: `SELECT DISTINCT account FROM history INDEXED BY history_facets
    WHERE account IS NOT NULL ORDER BY account`,
  folders: `SELECT folder, count(*) AS count FROM history INDEXED BY history_facets
    WHERE folder IS NOT NULL GROUP BY folder ORDER BY folder`,
} as const;

/** Lists the values to filter by. */
export function getFacets({ db }: Tables) {
  const hosts = db.prepare<[], string>(getFacetsSql.hosts).pluck();
  const folders = db.prepare<[], { folder: string; count: number }>(getFacetsSql.folders);
  const accounts = db.prepare<[], string>(getFacetsSql.accounts).pluck();
  return (): LibraryFacets => ({ hosts: hosts.all(), accounts: accounts.all(), folders: folders.all() });
}
