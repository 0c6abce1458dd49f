import type { Migration } from './migration.ts';

/** Adds accounts. Tokens are never in here: `vault_name` says under which name the keychain has them. */
export const accounts: Migration = {
  version: 6,
  sql: `
    CREATE TABLE accounts (
      id TEXT PRIMARY KEY COLLATE NOCASE,
      host TEXT NOT NULL,
      username TEXT NOT NULL,
      -- Tokens go to this origin alone, and belong to this application.
      origin TEXT NOT NULL,
      client_id TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('signed-in', 'needs-sign-in', 'locked')),
      tokens TEXT NOT NULL CHECK (tokens IN ('keychain', 'memory')),
      vault_name TEXT NOT NULL UNIQUE,
      added_at REAL NOT NULL
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE jobs ADD COLUMN account TEXT;
    ALTER TABLE history ADD COLUMN account TEXT;
    DROP INDEX history_facets;
    CREATE INDEX history_facets ON history
      (uploaded_at, privacy, origin, host, kind, bytes, presence, sort_name, account);
  `,
};
