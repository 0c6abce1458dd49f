import { notFound, type Tables } from '../tables.ts';
import type { JobResults, StoredJob } from '../types.ts';
import { jobTable, readJob } from './job-row.ts';
import type { StoredState } from './states.ts';
import { wrongState } from './transition.ts';

const waitingStates: ReadonlySet<StoredState> = new Set(['queued', 'preparing', 'ready', 'held']);

/** Puts waiting jobs in an order: their places are counted anew, so that none is between two of them. */
export function arrangeJobs({ db, getJob, now }: Tables) {
  const arranged = db.prepare(
    `SELECT ${jobTable.columns} FROM jobs WHERE place IS NOT NULL AND ended_at IS NULL ORDER BY place, seq`,
  );
  const ofPost = db.prepare(
    `SELECT ${jobTable.columns} FROM jobs WHERE post_id = ? AND ended_at IS NULL ORDER BY seq`,
  );
  const put = db.prepare('UPDATE jobs SET place = ?, updated_at = ? WHERE id = ?');
  const waits = ({ state }: StoredJob) => waitingStates.has(state);

  return (ids: readonly string[]): JobResults => {
    const refused: JobResults['refused'] = [];
    const given: StoredJob[] = [];
    for (const id of new Set(ids)) {
      const job = getJob(id);
      if (job && waits(job)) given.push(job);
      else refused.push({ id, error: (job ? wrongState(job, 'another place') : notFound('job', id)).error });
    }
    const wanted = [...given, ...arranged.all().map(readJob).filter(waits)];
    const time = now();
    const done: StoredJob[] = [];
    for (const job of withWholePosts(wanted, (postId) => ofPost.all(postId).map(readJob).filter(waits))) {
      const place = done.length;
      if (job.place !== place) put.run(place, time, job.id);
      done.push(job.place === place ? job : { ...job, place, updatedAt: time });
    }
    return { done, refused };
  };
}

/** Lists each job once, and the rest of a post right behind the first of it: a post goes as a whole. */
function withWholePosts(
  jobs: readonly StoredJob[],
  restOf: (postId: string) => readonly StoredJob[],
): Iterable<StoredJob> {
  const found = new Map<string, StoredJob>();
  const posts = Map.groupBy(jobs, ({ postId }) => postId);
  for (const job of jobs) {
    if (found.has(job.id)) continue;
    const { postId } = job;
    const together = postId === null ? [job] : [...(posts.get(postId) ?? []), ...restOf(postId)];
    for (const one of together) if (!found.has(one.id)) found.set(one.id, one);
  }
  return found.values();
}
