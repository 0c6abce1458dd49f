import type { Migration } from './migration.ts';

/**
 * Turns history into a library. `uploaded_at`, unique from the beginning, becomes the row's number, so that the
 * full-text index gives its finds in the order of time by itself. `fold()` is normalize.ts.
 */
export const library: Migration = {
  version: 2,
  sql: `
    ALTER TABLE history RENAME TO history_before;
    CREATE TABLE history (
      uploaded_at INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      job_id TEXT UNIQUE,
      host TEXT NOT NULL,
      name TEXT NOT NULL,
      title TEXT,
      description TEXT,
      privacy TEXT NOT NULL,
      origin TEXT,
      imported_from TEXT,
      media TEXT CHECK (json_valid(media)),
      has_thumbnail INTEGER NOT NULL CHECK (has_thumbnail IN (0, 1)),
      remote TEXT NOT NULL CHECK (json_valid(remote)),
      maybe_twice INTEGER NOT NULL CHECK (maybe_twice IN (0, 1)),
      searched TEXT NOT NULL,
      sort_name TEXT NOT NULL,
      -- 64 bits in hex that are nearly the same where pictures look the same.
      look TEXT CHECK (length(look) = 16),
      similar_to TEXT,
      link_state TEXT NOT NULL DEFAULT 'unchecked' CHECK (link_state IN
        ('unchecked', 'alive', 'replaced', 'unclear', 'removed')),
      checked_at INTEGER,
      deletion TEXT CHECK (json_valid(deletion)),
      -- Set as long as the deletion is still to be done.
      delete_at INTEGER,
      link TEXT NOT NULL GENERATED ALWAYS AS (remote ->> 'link') STORED,
      remote_id TEXT NOT NULL GENERATED ALWAYS AS (remote ->> 'id') STORED,
      sha256 TEXT GENERATED ALWAYS AS (media ->> 'sha256') STORED,
      -- Made from the others, as the constraints say. Generated ones would be read from the whole row, never from an
      -- index alone.
      bytes INTEGER NOT NULL,
      kind TEXT NOT NULL,
      presence TEXT NOT NULL,
      CONSTRAINT bytes CHECK (bytes = coalesce(media ->> 'bytes', remote ->> 'bytes', 0)),
      CONSTRAINT kind CHECK (kind = CASE
        WHEN coalesce(media ->> 'kind' = 'video', remote ->> 'mime' LIKE 'video/%') THEN 'video'
        WHEN media ->> 'animated' THEN 'animated' ELSE 'image' END),
      CONSTRAINT presence CHECK (presence = CASE
        WHEN delete_at IS NOT NULL THEN 'deleting'
        WHEN deletion ->> 'state' = 'deleted' THEN 'deleted' ELSE link_state END),
      CONSTRAINT deletion CHECK (
        (delete_at IS NOT NULL) = (coalesce(deletion ->> 'state', '') IN ('scheduled', 'sending'))),
      CONSTRAINT imported CHECK ((origin IS NULL) = (imported_from IS NOT NULL))
    ) STRICT;
    INSERT INTO history (uploaded_at, id, job_id, host, name, title, description, privacy, origin, media,
        has_thumbnail, remote, maybe_twice, searched, sort_name, bytes, kind, presence)
      SELECT CAST(uploaded_at AS INTEGER), id, job_id, host, name, title, description, privacy, origin, media,
        has_thumbnail, remote, maybe_twice, fold(searched), fold(name),
        coalesce(media ->> 'bytes', remote ->> 'bytes', 0),
        CASE WHEN coalesce(media ->> 'kind' = 'video', remote ->> 'mime' LIKE 'video/%') THEN 'video'
          WHEN media ->> 'animated' THEN 'animated' ELSE 'image' END,
        'unchecked'
      FROM history_before ORDER BY uploaded_at;
    DROP TABLE history_before;
    -- What filters and sorts look at, so that they need not read whole rows.
    CREATE INDEX history_facets ON history
      (uploaded_at, privacy, origin, host, kind, bytes, presence, sort_name);
    CREATE INDEX history_by_size ON history (bytes, uploaded_at);
    CREATE INDEX history_by_name ON history (sort_name, uploaded_at);
    CREATE INDEX history_by_link ON history (link);
    CREATE INDEX history_by_remote ON history (host, remote_id);
    CREATE INDEX history_by_content ON history (sha256) WHERE sha256 IS NOT NULL;
    CREATE INDEX history_due ON history (delete_at) WHERE delete_at IS NOT NULL;
    CREATE INDEX history_look_1 ON history (substr(look, 1, 4));
    CREATE INDEX history_look_2 ON history (substr(look, 5, 4));
    CREATE INDEX history_look_3 ON history (substr(look, 9, 4));
    CREATE INDEX history_look_4 ON history (substr(look, 13, 4));

    CREATE VIRTUAL TABLE history_search USING fts5 (searched, content = 'history', content_rowid = 'uploaded_at',
      tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
    INSERT INTO history_search (history_search) VALUES ('rebuild');
    CREATE TRIGGER history_added AFTER INSERT ON history BEGIN
      INSERT INTO history_search (rowid, searched) VALUES (new.uploaded_at, new.searched);
    END;
    CREATE TRIGGER history_gone AFTER DELETE ON history BEGIN
      INSERT INTO history_search (history_search, rowid, searched)
        VALUES ('delete', old.uploaded_at, old.searched);
    END;
    CREATE TRIGGER history_renamed AFTER UPDATE OF searched ON history BEGIN
      INSERT INTO history_search (history_search, rowid, searched)
        VALUES ('delete', old.uploaded_at, old.searched);
      INSERT INTO history_search (rowid, searched) VALUES (new.uploaded_at, new.searched);
    END;

    -- Rows of history as JSON, for as long as they can be had back.
    CREATE TABLE forgotten (
      id TEXT PRIMARY KEY,
      forgotten_at INTEGER NOT NULL,
      item TEXT NOT NULL CHECK (json_valid(item))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX forgotten_by_time ON forgotten (forgotten_at);

    -- Jobs get a state more, which only a new table can have. Attempts point to them, hence the order and the pragma.
    PRAGMA defer_foreign_keys = ON;
    CREATE TEMP TABLE jobs_before AS SELECT * FROM jobs;
    DROP TABLE jobs;
    CREATE TABLE jobs (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      batch_id TEXT NOT NULL,
      origin TEXT NOT NULL,
      source TEXT NOT NULL CHECK (json_valid(source)),
      name TEXT NOT NULL,
      title TEXT,
      description TEXT,
      privacy TEXT NOT NULL,
      lane TEXT NOT NULL,
      duplicates TEXT NOT NULL CHECK (duplicates IN ('ask', 'upload', 'link')),
      state TEXT NOT NULL CHECK (state IN
        ('queued', 'preparing', 'ready', 'held', 'uploading', 'uncertain', 'uploaded', 'failed', 'cancelled')),
      media TEXT CHECK (json_valid(media)),
      has_thumbnail INTEGER NOT NULL CHECK (has_thumbnail IN (0, 1)),
      look TEXT CHECK (length(look) = 16),
      held TEXT CHECK (json_valid(held)),
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      error TEXT CHECK (json_valid(error)),
      maybe_twice INTEGER NOT NULL CHECK (maybe_twice IN (0, 1)),
      remote TEXT CHECK (json_valid(remote)),
      not_before REAL NOT NULL,
      upload_key TEXT NOT NULL UNIQUE,
      created_at REAL NOT NULL,
      updated_at REAL NOT NULL,
      ended_at REAL,
      dismissed_at REAL,
      CONSTRAINT ended CHECK ((state IN ('uploaded', 'failed', 'cancelled')) = (ended_at IS NOT NULL)),
      CONSTRAINT dismissed CHECK (dismissed_at IS NULL OR ended_at IS NOT NULL),
      CONSTRAINT uploaded CHECK ((state = 'uploaded') = (remote IS NOT NULL)),
      CONSTRAINT failed CHECK (state <> 'failed' OR error IS NOT NULL),
      CONSTRAINT looked_at CHECK (media IS NOT NULL OR source ->> 'kind' = 'url'
        OR state IN ('queued', 'preparing', 'failed', 'cancelled')),
      CONSTRAINT held CHECK (state <> 'held' OR held IS NOT NULL),
      -- What was there already was never sent.
      CONSTRAINT tried CHECK (attempts > 0 OR state NOT IN ('uploading', 'uncertain', 'uploaded')
        OR (state = 'uploaded' AND held IS NOT NULL))
    ) STRICT;
    INSERT INTO jobs (seq, id, batch_id, origin, source, name, title, description, privacy, lane, duplicates, state,
        media, has_thumbnail, attempts, error, maybe_twice, remote, not_before, upload_key, created_at, updated_at,
        ended_at, dismissed_at)
      SELECT seq, id, batch_id, origin, source, name, title, description, privacy, lane, 'upload', state,
        media, has_thumbnail, attempts, error, maybe_twice, remote, not_before, upload_key, created_at, updated_at,
        ended_at, dismissed_at
      FROM jobs_before ORDER BY seq;
    DROP TABLE jobs_before;
    CREATE INDEX jobs_open ON jobs (seq) WHERE ended_at IS NULL;
    CREATE INDEX jobs_listed ON jobs (seq) WHERE dismissed_at IS NULL;
    CREATE INDEX jobs_by_state ON jobs (state) WHERE dismissed_at IS NULL;
    CREATE INDEX jobs_by_batch ON jobs (batch_id, seq);
  `,
};
