import type { Migration } from './migration.ts';

/** Adds what a look at a picture found before it went: kinds and places, never words. */
export const looked: Migration = {
  version: 20,
  sql: 'ALTER TABLE jobs ADD COLUMN looked TEXT CHECK (json_valid(looked));',
};
