import type { Lane } from '../../../../contract/origin.ts';
import { notFound, perJob, type Tables } from '../tables.ts';
import type { JobResults } from '../types.ts';

/** held -> ready for those that waited for this post; all others keep their state, as its jobs. */
export function joinPost({ db, getJob, saveJob, transitionJob, now }: Tables) {
  const placeOf = db
    .prepare<[string], number | null>(
      'SELECT max(place) FROM jobs WHERE post_id = ? AND ended_at IS NULL AND place IS NOT NULL',
    )
    .pluck();
  return (ids: readonly string[], postId: string, lane?: Lane): JobResults =>
    perJob(ids, (id) => {
      const found = getJob(id);
      if (!found) return notFound('job', id);
      // A post goes as a whole: it stands where the others of it were put.
      const of = { postId, lane: lane ?? found.lane, place: placeOf.get(postId) ?? null };
      const isDrafted = found.held?.why === 'draft' && found.held.postId === postId;
      // Where the post goes was said when it was made.
      const waits = found.state === 'held' && (isDrafted || found.held?.why === 'consent');
      // What of the file may go has to be decided first, as for any other picture.
      const isDecided = found.media === null || found.outgoing !== null;
      if (waits && isDecided) return transitionJob(id, 'release', { ...of, held: null });
      const held = waits ? ({ why: 'metadata' } as const) : found.held;
      const joined = { ...found, ...of, held, updatedAt: now() };
      saveJob(joined);
      return { ok: true, value: joined };
    });
}
