import type { Tables } from '../tables.ts';

export function markThumbnail({ db }: Tables) {
  const put = db.prepare('UPDATE history SET has_thumbnail = ? WHERE id = ?');
  return (id: string, isThere: boolean): void => {
    put.run(isThere ? 1 : 0, id);
  };
}
