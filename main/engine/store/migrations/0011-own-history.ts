import type { Migration } from './migration.ts';

/** Adds an index of own uploads, newest first, without a scan of all that was imported. */
export const ownHistory: Migration = {
  version: 11,
  sql: 'CREATE INDEX history_own ON history (uploaded_at) WHERE origin IS NOT NULL;',
};
