import type { Tables } from '../tables.ts';

/** Sets the account whose favourite it is. */
export function setFavorite({ db }: Tables) {
  const put = db.prepare('UPDATE history SET favorite_of = ? WHERE id = ?');
  return (id: string, account: string | null): void => {
    put.run(account, id);
  };
}
