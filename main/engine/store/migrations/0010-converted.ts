import type { Migration } from './migration.ts';

/** Adds what was converted of a picture that the host does not take as it is. */
export const converted: Migration = {
  version: 10,
  sql: 'ALTER TABLE jobs ADD COLUMN converted TEXT CHECK (json_valid(converted));',
};
