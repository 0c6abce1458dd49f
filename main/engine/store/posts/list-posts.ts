import { columns, readPost } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { StoredPost } from '../types.ts';

export function listPosts({ db }: Tables) {
  const select = db.prepare(`SELECT ${columns.post} FROM posts ORDER BY created_at DESC, id`);
  return (): StoredPost[] => select.all().map(readPost);
}
