import type { Tables } from '../tables.ts';
import { thumbnailKey } from './item-row.ts';

/** An expected thumbnail, and its item. */
export interface ItemThumbnail {
  readonly id: string;
  readonly key: string;
  readonly at: number;
  readonly hasThumbnail: boolean;
}

interface Row {
  readonly id: string;
  readonly at: number;
  readonly sha256: string | null;
  readonly link: string;
  readonly hasThumbnail: number;
}

/** Lists thumbnails by the library's items, oldest first, a page at a time; and those of the jobs in the list. */
export function listThumbnails({ db }: Tables) {
  const items = db.prepare<[number, number], Row>(`
    SELECT id, uploaded_at AS at, sha256, link, has_thumbnail AS hasThumbnail FROM history
    WHERE uploaded_at > ? ORDER BY uploaded_at LIMIT ?`);
  const jobs = db
    .prepare<[], string>(`SELECT DISTINCT media ->> 'sha256' FROM jobs
      WHERE dismissed_at IS NULL AND has_thumbnail = 1 AND media IS NOT NULL`)
    .pluck();
  return {
    ofItems: (after: number, limit: number): ItemThumbnail[] =>
      items.all(after, limit).map(({ id, at, sha256, link, hasThumbnail }) => ({
        id,
        at,
        key: thumbnailKey(sha256, link),
        hasThumbnail: hasThumbnail === 1,
      })),
    ofJobs: (): string[] => jobs.all(),
  };
}
