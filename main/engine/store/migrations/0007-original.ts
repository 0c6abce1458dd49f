import type { Migration } from './migration.ts';

/** Adds the picture as it was before it was edited. */
export const original: Migration = {
  version: 7,
  sql: `ALTER TABLE jobs ADD COLUMN original TEXT CHECK (json_valid(original));`,
};
