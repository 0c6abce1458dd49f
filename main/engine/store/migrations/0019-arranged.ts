import type { Migration } from './migration.ts';

/** Adds the place of jobs that were put in another order than that of their arrival. */
export const arranged: Migration = {
  version: 19,
  sql: `
    ALTER TABLE jobs ADD COLUMN place INTEGER;
    CREATE INDEX jobs_arranged ON jobs (place) WHERE place IS NOT NULL AND ended_at IS NULL;
  `,
};
