import type { Migration } from './migration.ts';

/**
 * Adds uploads that the host is still processing. In the file they are `uncertain` ones of which more is known:
 * readers of jobs get them as `processing` (jobs/job-row.ts).
 */
export const processing: Migration = {
  version: 12,
  sql: `
    ALTER TABLE jobs ADD COLUMN processing TEXT
      CHECK (processing IS NULL OR (json_valid(processing) AND state = 'uncertain'));
    CREATE INDEX jobs_processing ON jobs (seq) WHERE processing IS NOT NULL;
  `,
};
