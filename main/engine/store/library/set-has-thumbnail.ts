import type { Tables } from '../tables.ts';

export function setHasThumbnail({ db }: Tables) {
  const put = db.prepare('UPDATE history SET has_thumbnail = ? WHERE id = ?');
  return (id: string, isThere: boolean): void => {
    put.run(isThere ? 1 : 0, id);
  };
}
