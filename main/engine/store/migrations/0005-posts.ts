import type { Migration } from './migration.ts';

/**
 * Adds posts: pictures in an order that become one album. `entries`, `tags`, `credit` and `album` are JSON.
 * `creation` is `sent` from just before the last byte of the request that makes the album leaves, until its answer
 * is written down.
 */
export const posts: Migration = {
  version: 5,
  sql: `
    CREATE TABLE posts (
      id TEXT PRIMARY KEY,
      host TEXT NOT NULL,
      account TEXT,
      -- Random and unique: by it an album whose answer was lost is found again.
      mark TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('draft', 'making', 'done', 'failed')),
      title TEXT NOT NULL,
      description TEXT NOT NULL,
      tags TEXT NOT NULL CHECK (json_valid(tags)),
      cover TEXT,
      credit TEXT NOT NULL CHECK (json_valid(credit)),
      mature INTEGER NOT NULL CHECK (mature IN (0, 1)),
      privacy TEXT NOT NULL CHECK (privacy IN ('hidden', 'public')),
      entries TEXT NOT NULL CHECK (json_valid(entries)),
      creation TEXT NOT NULL CHECK (creation IN ('none', 'sent')),
      album TEXT CHECK (json_valid(album)),
      -- What the album was last told to hold, and what it was last seen to hold.
      told TEXT,
      told_by TEXT CHECK (told_by IN ('update', 'contents')),
      shown TEXT,
      is_public INTEGER NOT NULL CHECK (is_public IN (0, 1)),
      empty_left INTEGER NOT NULL CHECK (empty_left IN (0, 1)),
      error TEXT CHECK (json_valid(error)),
      created_at REAL NOT NULL,
      updated_at REAL NOT NULL,
      done_at REAL,
      CONSTRAINT one_album CHECK (creation = 'none' OR album IS NULL),
      CONSTRAINT told CHECK ((told IS NULL) = (told_by IS NULL) AND (told IS NULL OR album IS NOT NULL)),
      CONSTRAINT public CHECK (is_public = 0 OR album IS NOT NULL),
      CONSTRAINT done CHECK (state <> 'done' OR (album IS NOT NULL AND done_at IS NOT NULL)),
      CONSTRAINT failed CHECK (state <> 'failed' OR error IS NOT NULL)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE jobs ADD COLUMN post_id TEXT;
    CREATE INDEX jobs_by_post ON jobs (post_id) WHERE post_id IS NOT NULL;
  `,
};
