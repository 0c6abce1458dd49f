import type { Migration } from './migration.ts';

/** Adds of which item another is the copy at a second host: jobs are pruned, and with them what mirrored what. */
export const copies: Migration = {
  version: 18,
  sql: `
    ALTER TABLE history ADD COLUMN copy_of TEXT;
    UPDATE history SET copy_of = (
        SELECT mirrored.id FROM jobs JOIN history AS mirrored ON mirrored.job_id = jobs.mirror_of
        WHERE jobs.id = history.job_id)
      WHERE job_id IN (SELECT id FROM jobs WHERE mirror_of IS NOT NULL);
    CREATE INDEX history_copies ON history (copy_of) WHERE copy_of IS NOT NULL;
  `,
};
