import type { Migration } from './migration.ts';

/** Makes text without blanks searchable from any of its characters on. `space_out()` is normalize.ts. */
export const unspaced: Migration = {
  version: 14,
  sql: 'UPDATE history SET searched = space_out(searched) WHERE searched <> space_out(searched);',
};
