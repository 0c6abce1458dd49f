import type { Migration } from './migration.ts';

/** What files carry beside their picture, what becomes of it, and how what is sent is made of the file. */
export const metadata: Migration = {
  version: 7,
  sql: `
    ALTER TABLE jobs ADD COLUMN metadata TEXT CHECK (metadata IN ('remove', 'hold', 'keep'));
    ALTER TABLE jobs ADD COLUMN carries TEXT CHECK (json_valid(carries));
    ALTER TABLE jobs ADD COLUMN outgoing TEXT CHECK (json_valid(outgoing));
    ALTER TABLE history ADD COLUMN metadata TEXT CHECK (json_valid(metadata));
  `,
};
