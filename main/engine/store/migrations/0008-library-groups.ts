import type { Migration } from './migration.ts';

/**
 * Adds the groups of the library: the folder that a file lay in, of jobs that are still there from their source,
 * and the post that holds a picture, the last one where several do.
 */
export const libraryGroups: Migration = {
  version: 8,
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
    ALTER TABLE history ADD COLUMN post TEXT;
    CREATE INDEX history_by_post ON history (post) WHERE post IS NOT NULL;
    UPDATE history SET post = (SELECT posts.id FROM posts, json_each(posts.entries) AS entry
      WHERE entry.value ->> 'itemId' = history.id OR entry.value ->> 'jobId' = history.job_id
      ORDER BY posts.created_at DESC LIMIT 1);
    CREATE TRIGGER posts_begun AFTER INSERT ON posts BEGIN
      UPDATE history SET post = new.id WHERE id IN (SELECT value ->> 'itemId' FROM json_each(new.entries))
        OR job_id IN (SELECT value ->> 'jobId' FROM json_each(new.entries));
    END;
    CREATE TRIGGER posts_changed AFTER UPDATE OF entries ON posts WHEN new.entries <> old.entries BEGIN
      UPDATE history SET post = NULL WHERE post = new.id;
      UPDATE history SET post = new.id WHERE id IN (SELECT value ->> 'itemId' FROM json_each(new.entries))
        OR job_id IN (SELECT value ->> 'jobId' FROM json_each(new.entries));
    END;
    CREATE TRIGGER posts_gone AFTER DELETE ON posts BEGIN
      UPDATE history SET post = NULL WHERE post = old.id;
    END;
    CREATE TRIGGER history_posted AFTER INSERT ON history WHEN new.job_id IS NOT NULL AND new.post IS NULL BEGIN
      UPDATE history SET post = (SELECT post_id FROM jobs WHERE id = new.job_id)
        WHERE uploaded_at = new.uploaded_at;
    END;
    DROP INDEX history_facets;
    CREATE INDEX history_facets ON history
      (uploaded_at, privacy, origin, host, kind, bytes, presence, sort_name, account, folder, post);
    -- Ended and dismissed jobs by age: what is cleared away some day.
    CREATE INDEX jobs_dismissed ON jobs (dismissed_at) WHERE dismissed_at IS NOT NULL;
  `,
};
