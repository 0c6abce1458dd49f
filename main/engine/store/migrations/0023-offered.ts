import type { Migration } from './migration.ts';

/** Adds which jobs other machines may upload. */
export const offered: Migration = {
  version: 23,
  sql: 'ALTER TABLE jobs ADD COLUMN offered INTEGER NOT NULL DEFAULT 0 CHECK (offered IN (0, 1));',
};
