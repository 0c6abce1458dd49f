import type { Migration } from './migration.ts';

/** Marks attempts that a dead engine left, until a saved ledger counts what they may have spent. */
export const leftOver: Migration = {
  version: 22,
  sql: `
    ALTER TABLE attempts ADD COLUMN left_over INTEGER NOT NULL DEFAULT 0 CHECK (left_over IN (0, 1));
    CREATE INDEX attempts_left_over ON attempts (host, spender) WHERE left_over = 1;`,
};
