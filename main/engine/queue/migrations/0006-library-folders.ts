import type { Migration } from './migration.ts';

/** The library knows the folder that a file lay in, of jobs that are still there from their source. */
export const libraryFolders: Migration = {
  version: 6,
  sql: `
    ALTER TABLE history ADD COLUMN folder TEXT;
    -- What is left of a path without its name; a root keeps its separator. Backslashes separate only where the path
    -- does not begin with a slash.
    UPDATE history SET folder = (
      SELECT CASE WHEN trimmed = '' OR trimmed LIKE '_:' THEN kept ELSE trimmed END
      FROM (SELECT kept, rtrim(kept, separators) AS trimmed
        FROM (SELECT separators, rtrim(path, CASE separators WHEN '/' THEN replace(path, '/', '')
            ELSE replace(replace(path, '/', ''), '\\', '') END) AS kept
          FROM (SELECT source ->> 'path' AS path,
              CASE WHEN source ->> 'path' LIKE '/%' THEN '/' ELSE '/\\' END AS separators
            FROM jobs WHERE jobs.id = history.job_id AND source ->> 'kind' = 'file'))));
    DROP INDEX history_facets;
    CREATE INDEX history_facets ON history
      (uploaded_at, privacy, origin, host, kind, bytes, presence, sort_name, folder);
    -- Ended and dismissed jobs by age: what is cleared away some day.
    CREATE INDEX jobs_dismissed ON jobs (dismissed_at) WHERE dismissed_at IS NOT NULL;
  `,
};
