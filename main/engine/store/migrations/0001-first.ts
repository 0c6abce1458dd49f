import type { Migration } from './migration.ts';

/**
 * Creates the first tables. Times are milliseconds since 1970 UTC, truth values 0 and 1, `source`, `media`,
 * `error`, `remote`, `cost` and `snapshot` JSON.
 */
export const first: Migration = {
  version: 1,
  sql: `
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
      state TEXT NOT NULL CHECK (state IN
        ('queued', 'preparing', 'ready', 'uploading', 'uncertain', 'uploaded', 'failed', 'cancelled')),
      media TEXT CHECK (json_valid(media)),
      has_thumbnail INTEGER NOT NULL CHECK (has_thumbnail IN (0, 1)),
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
      CONSTRAINT tried CHECK (attempts > 0 OR state NOT IN ('uploading', 'uncertain', 'uploaded'))
    ) STRICT;
    CREATE INDEX jobs_open ON jobs (seq) WHERE ended_at IS NULL;
    CREATE INDEX jobs_listed ON jobs (seq) WHERE dismissed_at IS NULL;
    CREATE INDEX jobs_by_state ON jobs (state) WHERE dismissed_at IS NULL;
    CREATE INDEX jobs_by_batch ON jobs (batch_id, seq);

    CREATE TABLE attempts (
      id TEXT PRIMARY KEY,
      job_id TEXT NOT NULL REFERENCES jobs (id),
      host TEXT NOT NULL,
      spender TEXT NOT NULL,
      cost TEXT NOT NULL CHECK (json_valid(cost)),
      state TEXT NOT NULL CHECK (state IN
        ('sending', 'committed', 'uploaded', 'failed', 'unknown', 'interrupted')),
      settlement TEXT CHECK (settlement IN ('charged', 'unknown', 'nothing-sent')),
      error TEXT CHECK (json_valid(error)),
      started_at REAL NOT NULL,
      committed_at REAL,
      ended_at REAL,
      CONSTRAINT live CHECK ((state IN ('sending', 'committed')) = (ended_at IS NULL)),
      CONSTRAINT committed CHECK (CASE state WHEN 'sending' THEN committed_at IS NULL
        WHEN 'committed' THEN committed_at IS NOT NULL WHEN 'interrupted' THEN committed_at IS NULL ELSE 1 END),
      CONSTRAINT settled CHECK ((ended_at IS NULL) = (settlement IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX attempts_live ON attempts (job_id) WHERE ended_at IS NULL;
    CREATE INDEX attempts_by_job ON attempts (job_id);

    CREATE TABLE ledger (
      host TEXT NOT NULL,
      spender TEXT NOT NULL,
      snapshot TEXT NOT NULL,
      updated_at REAL NOT NULL,
      PRIMARY KEY (host, spender)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE spending (
      id INTEGER PRIMARY KEY,
      attempt_id TEXT NOT NULL REFERENCES attempts (id),
      budget TEXT NOT NULL,
      credits REAL NOT NULL CHECK (credits >= 0),
      at REAL NOT NULL,
      settled TEXT CHECK (settled IN ('charged', 'unknown', 'nothing-sent')),
      settled_at REAL,
      CONSTRAINT settled CHECK ((settled IS NULL) = (settled_at IS NULL)),
      UNIQUE (attempt_id, budget)
    ) STRICT;
    CREATE INDEX spending_by_time ON spending (at);

    -- Stands alone, so that it can outlive the jobs. \`uploaded_at\` is unique: it is what pages are turned by.
    CREATE TABLE history (
      id TEXT PRIMARY KEY,
      job_id TEXT NOT NULL UNIQUE,
      host TEXT NOT NULL,
      name TEXT NOT NULL,
      title TEXT,
      description TEXT,
      privacy TEXT NOT NULL,
      origin TEXT NOT NULL,
      media TEXT CHECK (json_valid(media)),
      has_thumbnail INTEGER NOT NULL CHECK (has_thumbnail IN (0, 1)),
      remote TEXT NOT NULL CHECK (json_valid(remote)),
      maybe_twice INTEGER NOT NULL CHECK (maybe_twice IN (0, 1)),
      uploaded_at REAL NOT NULL UNIQUE,
      searched TEXT NOT NULL
    ) STRICT;

    CREATE TABLE settings (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE meta (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
