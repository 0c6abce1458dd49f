import type { Migration } from './migration.ts';

/**
 * What files carry beside their picture, what becomes of it, and how what is sent is made of the file. What waited
 * before that is looked at once more.
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
