import type { Looked } from '../../../../contract/reading.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';

/** Stores what a look found; held -> held or ready, for what waited for it. */
export function endLook({ db, getJob, transitionJob }: Tables) {
  // Nothing else of the job is touched: it may be on its way.
  const put = db.prepare('UPDATE jobs SET looked = ? WHERE id = ?');
  return (id: string, sha256: string, looked: Looked): StoredJob | null => {
    const found = getJob(id);
    if (found?.media?.sha256 !== sha256) return null;
    if (found.held?.why !== 'look') {
      put.run(JSON.stringify(looked), id);
      return getJob(id);
    }
    const ended =
      looked.found.length > 0
        ? transitionJob(id, 'hold', { looked, held: { why: 'private' } })
        : transitionJob(id, 'release', { looked, held: null });
    return ended.ok ? ended.value : null;
  };
}
