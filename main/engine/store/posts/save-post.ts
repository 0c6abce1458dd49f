import { postValues } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { StoredPost } from '../types.ts';

export function savePost({ db }: Tables) {
  const put = db.prepare(`
    INSERT OR REPLACE INTO posts (id, host, account, mark, state, title, description, tags, cover, credit, mature,
      privacy, entries, creation, album, told, told_by, shown, is_public, empty_left, error, created_at, updated_at,
      done_at)
    VALUES (@id, @host, @account, @mark, @state, @title, @description, @tags, @cover, @credit, @mature,
      @privacy, @entries, @creation, @album, @told, @toldBy, @shown, @isPublic, @emptyLeft, @error, @createdAt,
      @updatedAt, @doneAt)`);
  return (post: StoredPost): void => {
    put.run(postValues(post));
  };
}
