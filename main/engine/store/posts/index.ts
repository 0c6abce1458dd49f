import type { Access } from '../access.ts';
import type { StoredPost } from '../types.ts';
import { getPost } from './get-post.ts';
import { listPosts } from './list-posts.ts';
import { removePost } from './remove-post.ts';
import { savePost } from './save-post.ts';

export interface PostStore {
  /** Inserts or replaces a post. */
  save(post: StoredPost): void;
  get(id: string): StoredPost | null;
  /** Lists posts, newest first. */
  list(): StoredPost[];
  remove(id: string): void;
}

export function postStore({ read, write }: Access): PostStore {
  return {
    save: write(savePost),
    get: read(getPost),
    list: read(listPosts),
    remove: write(removePost),
  };
}
