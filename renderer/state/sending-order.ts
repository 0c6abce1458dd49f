import type { Job, JobState } from '../../contract/job.ts';
import type { Lane } from '../../contract/origin.ts';

const laneRank: Readonly<Record<Lane, number>> = { interactive: 1, normal: 2, bulk: 3 };
const sentStates: ReadonlySet<JobState> = new Set(['uploading', 'uncertain', 'processing']);
const queueRank = (job: Job): number => (sentStates.has(job.state) ? 0 : laneRank[job.lane]);

/** What is served in turn with others of its lane: a drop, a folder's batch, a post. */
const sourceOf = ({ host, account, postId, batchId }: Job): string =>
  `${host} ${account ?? ''} ${postId ?? batchId}`;

/** Place among those of its lane that the user put in order; behind all of them for the others. */
const placeOf = (job: Job): number => (queueRank(job) === 0 ? 0 : (job.place ?? Number.POSITIVE_INFINITY));

/**
 * Sorts open jobs as they are sent: those under way, then by lane, and within a lane what the user put in order, then one
 * of each source in turn.
 */
export function inSendingOrder(jobs: readonly Job[]): Job[] {
  const arrived = jobs.toSorted((a, b) => a.seq - b.seq);
  const sources = new Map<string, { readonly first: Job; count: number }>();
  const rounds = new Map<string, number>();
  const keyOf = (job: Job) => `${queueRank(job)} ${sourceOf(job)}`;
  for (const job of arrived) {
    if (job.place != null) continue;
    const source = sources.get(keyOf(job)) ?? { first: job, count: 0 };
    sources.set(keyOf(job), source);
    rounds.set(job.id, source.count);
    source.count += 1;
  }
  // The source whose next one is expected first begins each round.
  const places = new Map(
    [...sources].sort(([, a], [, b]) => byExpectation(a.first, b.first)).map(([key], place) => [key, place]),
  );
  const roundOf = (job: Job) => (queueRank(job) === 0 ? 0 : (rounds.get(job.id) ?? 0));
  const turnOf = (job: Job) => (queueRank(job) === 0 ? 0 : (places.get(keyOf(job)) ?? 0));
  return arrived.sort(
    (a, b) =>
      queueRank(a) - queueRank(b) ||
      compare(placeOf(a), placeOf(b)) ||
      roundOf(a) - roundOf(b) ||
      turnOf(a) - turnOf(b) ||
      a.seq - b.seq,
  );
}

/** The same as a difference, for what may be infinite on both sides. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

const byExpectation = (a: Job, b: Job): number =>
  a.doneBy !== null && b.doneBy !== null && a.doneBy !== b.doneBy ? a.doneBy - b.doneBy : a.seq - b.seq;

/** Counts for each job that waits for its host how many that wait for the same one stand before it. */
export function countAhead(order: readonly string[], jobs: ReadonlyMap<string, Job>): Map<string, number> {
  const before = new Map<string, number>();
  const ahead = new Map<string, number>();
  for (const id of order) {
    const job = jobs.get(id);
    if (!job || (job.state !== 'waiting' && job.state !== 'uploading' && job.state !== 'ready')) continue;
    const count = before.get(job.host) ?? 0;
    ahead.set(id, count);
    before.set(job.host, count + 1);
  }
  return ahead;
}
