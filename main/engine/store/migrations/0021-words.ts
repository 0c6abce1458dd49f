import type { Migration } from './migration.ts';

/**
 * Adds the words that stand in pictures of the library: where they are, and an index by which they are found. They go
 * with their picture, by whatever way that goes; of what is deleted the index keeps nothing (`secure-delete`).
 */
export const words: Migration = {
  version: 21,
  sql: `
    CREATE TABLE picture_words (
      -- Of the picture in history.
      uploaded_at INTEGER PRIMARY KEY,
      read_at INTEGER NOT NULL,
      languages TEXT NOT NULL CHECK (json_valid(languages)),
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      -- Four numbers of 16 bits a word: x, y, width, height in pixels.
      boxes BLOB NOT NULL CHECK (length(boxes) % 8 = 0),
      -- Code of why it was not read; it has no words then.
      failure TEXT,
      CONSTRAINT failed CHECK (failure IS NULL OR length(boxes) = 0)
    ) STRICT;
    CREATE VIRTUAL TABLE picture_search USING fts5 (words, tokenize = "unicode61 remove_diacritics 2",
      prefix = '1 2 3', detail = none);
    INSERT INTO picture_search (picture_search, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER history_gone_words AFTER DELETE ON history BEGIN
      DELETE FROM picture_search WHERE rowid = old.uploaded_at;
      DELETE FROM picture_words WHERE uploaded_at = old.uploaded_at;
    END;
  `,
};
