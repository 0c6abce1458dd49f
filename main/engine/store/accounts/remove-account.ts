import type { Tables } from '../tables.ts';

export function removeAccount({ db }: Tables) {
  const remove = db.prepare('DELETE FROM accounts WHERE id = ?');
  return (id: string): void => {
    remove.run(id);
  };
}
