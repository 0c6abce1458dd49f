import { insert } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { StoredPost } from '../types.ts';
import { postTable } from './post-row.ts';

export function savePost({ db }: Tables) {
  const put = insert(db, postTable, { orReplace: true });
  return (post: StoredPost): void => {
    put(post);
  };
}
