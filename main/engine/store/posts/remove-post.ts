import type { Tables } from '../tables.ts';

export function removePost({ db }: Tables) {
  const leave = db.prepare('UPDATE jobs SET post_id = NULL WHERE post_id = ?');
  const remove = db.prepare('DELETE FROM posts WHERE id = ?');
  return (id: string): void => {
    leave.run(id);
    remove.run(id);
  };
}
