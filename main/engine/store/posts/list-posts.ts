import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { StoredPost } from '../types.ts';
import { postTable } from './post-row.ts';

export function listPosts({ db }: Tables) {
  const select = db.prepare(`SELECT ${postTable.columns} FROM posts ORDER BY created_at DESC, id`);
  return (): StoredPost[] => readReadable(select.all(), postTable.read);
}
