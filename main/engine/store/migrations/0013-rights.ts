import type { Migration } from './migration.ts';

/** Adds the pending edits of an item, until they are at the host. Tags are a JSON array of texts. */
export const rights: Migration = {
  version: 13,
  sql: `
    ALTER TABLE history ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags));
    ALTER TABLE history ADD COLUMN describing TEXT CHECK (json_valid(describing));
    ALTER TABLE history ADD COLUMN sharing TEXT CHECK (json_valid(sharing));
    ALTER TABLE history ADD COLUMN favorite_of TEXT;
    CREATE INDEX history_to_tell ON history (uploaded_at) WHERE describing IS NOT NULL OR sharing IS NOT NULL;
    -- Without an account nothing was ever shown in the gallery, whatever was wished for.
    UPDATE history SET privacy = 'hidden' WHERE account IS NULL AND privacy = 'public';
  `,
};
