import { createSimilarFinder } from '../library/similar.ts';
import type { Tables } from '../tables.ts';

/**
 * Stores the thumbnail of this content and its perceptual hash, `look`: of a job, and of the item that it became in
 * between. False where the job has other content by now.
 */
export function setThumbnail({ db, getJob }: Pick<Tables, 'db' | 'getJob'>) {
  const similarTo = createSimilarFinder({ db });
  const putJob = db.prepare('UPDATE jobs SET has_thumbnail = 1, look = ? WHERE id = ?');
  const putItem = db.prepare(
    'UPDATE history SET has_thumbnail = 1, look = ?, similar_to = coalesce(similar_to, ?) WHERE job_id = ?',
  );
  return (id: string, sha256: string, look: string | null): boolean => {
    const found = getJob(id);
    if (found?.media?.sha256 !== sha256) return false;
    const similar = look !== null && found.state === 'uploaded' ? similarTo(look, sha256) : null;
    putJob.run(look, id);
    putItem.run(look, similar, id);
    return true;
  };
}
