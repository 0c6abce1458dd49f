import type { Migration } from './migration.ts';

/** Adds the reason for which a job is held; until here there was one. */
export const held: Migration = {
  version: 3,
  sql: `UPDATE jobs SET held = json_set(held, '$.why', 'duplicate') WHERE held IS NOT NULL;`,
};
