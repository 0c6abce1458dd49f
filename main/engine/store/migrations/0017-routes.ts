import type { Migration } from './migration.ts';

/** Adds how the destination of a job was decided, where it is mirrored to, and of which job it is the mirror. */
export const routes: Migration = {
  version: 17,
  sql: `
    -- Null: decided by an older version.
    ALTER TABLE jobs ADD COLUMN route TEXT;
    -- Null once the mirror is a job of its own.
    ALTER TABLE jobs ADD COLUMN mirror_to TEXT;
    ALTER TABLE jobs ADD COLUMN mirror_of TEXT;
    CREATE INDEX jobs_to_mirror ON jobs (seq) WHERE mirror_to IS NOT NULL;
    CREATE INDEX jobs_mirroring ON jobs (mirror_of) WHERE mirror_of IS NOT NULL;
  `,
};
