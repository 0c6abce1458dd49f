import type { Migration } from './migration.ts';

/** What a job is held for is told apart; until here there was one reason. */
export const held: Migration = {
  version: 3,
  sql: `UPDATE jobs SET held = json_set(held, '$.why', 'duplicate') WHERE held IS NOT NULL;`,
};
