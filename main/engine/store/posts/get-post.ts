import type { Tables } from '../tables.ts';
import type { StoredPost } from '../types.ts';
import { postTable } from './post-row.ts';

export function getPost({ db }: Tables) {
  const select = db.prepare(`SELECT ${postTable.columns} FROM posts WHERE id = ?`);
  return (id: string): StoredPost | null => {
    const row = select.get(id);
    return row === undefined ? null : postTable.read(row);
  };
}
