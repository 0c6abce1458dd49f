import type { Migration } from './migration.ts';

/**
 * Adds metadata: what files carry beside their picture, what happens to it, and the plan by which the sent bytes
 * are made. What waited before is prepared again.
 */
export const metadata: Migration = {
  version: 9,
  sql: `
    ALTER TABLE jobs ADD COLUMN metadata TEXT CHECK (metadata IN ('remove', 'hold', 'keep'));
    ALTER TABLE jobs ADD COLUMN carries TEXT CHECK (json_valid(carries));
    UPDATE jobs SET state = 'queued' WHERE state = 'ready' AND media IS NOT NULL;
    ALTER TABLE jobs ADD COLUMN outgoing TEXT CHECK (json_valid(outgoing))
      CONSTRAINT decided CHECK (outgoing IS NOT NULL OR media IS NULL OR state <> 'ready');
    ALTER TABLE history ADD COLUMN metadata TEXT CHECK (json_valid(metadata));
  `,
};
