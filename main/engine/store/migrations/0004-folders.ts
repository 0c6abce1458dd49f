import type { Migration } from './migration.ts';

/** Adds watched folders, and the fate of every file that was ever seen in them. */
export const folders: Migration = {
  version: 4,
  sql: `
    ALTER TABLE jobs ADD COLUMN folder TEXT;

    CREATE TABLE folders (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      path TEXT NOT NULL UNIQUE,
      options TEXT NOT NULL CHECK (json_valid(options)),
      existing TEXT NOT NULL CHECK (existing IN ('ignore', 'upload', 'ask')),
      -- 0: was watched for a caller; kept for what is known of its files.
      is_lasting INTEGER NOT NULL CHECK (is_lasting IN (0, 1)),
      -- 1: the folder was the root of a disk when it was added.
      is_mount INTEGER NOT NULL CHECK (is_mount IN (0, 1)),
      created_at REAL NOT NULL
    ) STRICT;

    -- Files that vanish keep their row: they may be on a disk that comes back.
    CREATE TABLE folder_files (
      folder TEXT NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
      -- Inside of the folder, with / between its parts.
      path TEXT NOT NULL,
      -- Size and time of change; null until the file was looked at for the first time.
      stamp TEXT,
      inode TEXT,
      sha256 TEXT CHECK (length(sha256) = 64),
      -- existing: was there before, and nobody has said yet what is to be done. same: its content was taken before.
      fate TEXT NOT NULL CHECK (fate IN ('existing', 'ignored', 'taken', 'same', 'no-picture')),
      job_id TEXT REFERENCES jobs (id),
      -- 1: what is to be done with it after the upload is done.
      is_tidied INTEGER NOT NULL DEFAULT 0 CHECK (is_tidied IN (0, 1)),
      seen_at REAL NOT NULL,
      PRIMARY KEY (folder, path),
      CONSTRAINT looked_at CHECK ((stamp IS NULL) = (inode IS NULL)),
      CONSTRAINT taken CHECK ((fate IN ('taken', 'same')) = (job_id IS NOT NULL AND sha256 IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX folder_files_by_fate ON folder_files (folder, fate);
    CREATE INDEX folder_files_by_inode ON folder_files (folder, inode) WHERE inode IS NOT NULL;
    CREATE INDEX folder_files_by_content ON folder_files (folder, sha256) WHERE sha256 IS NOT NULL;
    CREATE INDEX folder_files_by_job ON folder_files (job_id) WHERE job_id IS NOT NULL;
  `,
};
