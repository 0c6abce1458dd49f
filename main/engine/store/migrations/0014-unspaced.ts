import type { Migration } from './migration.ts';

/** What is written without blanks is found from any of its characters on. `space_out()` is queue/fold.ts. */
export const unspaced: Migration = {
  version: 14,
  sql: 'UPDATE history SET searched = space_out(searched) WHERE searched <> space_out(searched);',
};
