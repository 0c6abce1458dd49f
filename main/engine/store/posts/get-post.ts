import { columns, readPost } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { StoredPost } from '../types.ts';

export function getPost({ db }: Tables) {
  const select = db.prepare(`SELECT ${columns.post} FROM posts WHERE id = ?`);
  return (id: string): StoredPost | null => {
    const row = select.get(id);
    return row === undefined ? null : readPost(row);
  };
}
