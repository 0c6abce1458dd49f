import type { Migration } from './migration.ts';

/** Adds the tally of a job, as far as that bounds its retries; its credits so far are in the ledger. */
export const retryLimits: Migration = {
  version: 15,
  sql: `
    ALTER TABLE jobs ADD COLUMN tally TEXT CHECK (json_valid(tally));
    UPDATE jobs SET tally = json_object(
      'remedies', json_array(), 'lost', 0, 'alone', 0, 'returns', 0, 'deaths', 0,
      'credits', coalesce((
        SELECT max(total) FROM (
          SELECT sum(credits) AS total FROM attempts JOIN spending ON attempt_id = attempts.id
          WHERE job_id = jobs.id AND settled IS NOT 'nothing-sent' GROUP BY budget)), 0))
    WHERE attempts > 0;
  `,
};
