import type { Migration } from './migration.ts';

/** What went through the queue, newest first, without a look at all that was imported. */
export const ownHistory: Migration = {
  version: 11,
  sql: 'CREATE INDEX history_own ON history (uploaded_at) WHERE origin IS NOT NULL;',
};
