import type { Migration } from './migration.ts';

/**
 * Adds the destinations beside the built-in one, and the destination of each job. Of secrets only the places are
 * stored.
 */
export const destinations: Migration = {
  version: 16,
  sql: `
    CREATE TABLE destinations (
      id TEXT PRIMARY KEY COLLATE NOCASE,
      kind TEXT NOT NULL,
      title TEXT NOT NULL,
      settings TEXT NOT NULL CHECK (json_valid(settings)),
      secrets TEXT NOT NULL CHECK (json_valid(secrets)),
      created_at REAL NOT NULL,
      -- Its row stays, so that what was uploaded there still has its name.
      removed_at REAL
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE jobs ADD COLUMN host TEXT NOT NULL DEFAULT 'imgur';
  `,
};
