import type { Job, JobState } from '../../contract/job.ts';
import { grouped } from './grouped.ts';

/** Where to go among those of the same lane. */
export type ListMove = 'top' | 'up' | 'down' | 'end';

/** Where to: the same, or before the row at an index of the list (its length: behind all). */
export type Target = ListMove | { readonly index: number };

const waitingStates: ReadonlySet<JobState> = new Set(['queued', 'preparing', 'ready', 'waiting', 'paused']);

/** Whether a job can be put elsewhere in the queue: until its upload has begun. */
export const canArrange = (job: Pick<Job, 'state'>): boolean => waitingStates.has(job.state);

/** Whether a drag of it does something: it has a link or a file for others, or another place in the queue. */
export const canDrag = (job: Pick<Job, 'state' | 'remote' | 'source'>): boolean =>
  job.remote !== null || job.source.kind !== 'url' || canArrange(job);

/** The waiting jobs of one lane, with their indexes in the list. */
type LaneRow = { readonly job: Job; readonly index: number };

/**
 * Computes a new order of what waits. Jobs stay in their lane, several move together, a post stays whole.
 * @param order open jobs as the list has them, in sending order
 * @returns the ids that go first from now on, lane by lane, in their order; null where nothing would move
 */
export function arrange(
  order: readonly Job[],
  moved: ReadonlySet<string>,
  to: Target,
): readonly string[] | null {
  const wanted: string[] = [];
  for (const rows of lanesOf(order).values()) {
    const chosen = withWholePosts(rows, moved);
    if (chosen.size === 0) continue;
    const before = rows.map(({ job }) => job);
    const after = inOrder(rows, chosen, to);
    if (after.every((job, index) => job === before[index])) continue;
    const last = after.findLastIndex(({ id }) => chosen.has(id));
    wanted.push(...after.slice(0, last + 1).map(({ id }) => id));
  }
  return wanted.length > 0 ? wanted : null;
}

/** Returns the jobs as they will be once these go first: what was put in order before follows. */
export function withPlaces(jobs: ReadonlyMap<string, Job>, ids: readonly string[]): Map<string, Job> {
  const places = new Map(ids.map((id, place) => [id, place]));
  return new Map(
    [...jobs].map(([id, job]) => {
      const later = job.place == null ? null : ids.length + job.place;
      return [id, { ...job, place: places.get(id) ?? later }];
    }),
  );
}

/**
 * Returns the index before which what is moved would stand if it were dropped at `index`: it stays within its lane. Null
 * where nothing of it can be moved.
 */
export function landingIndex(
  order: readonly Job[],
  moved: ReadonlySet<string>,
  index: number,
): number | null {
  const first = order.find((job) => moved.has(job.id) && canArrange(job));
  const rows = first && lanesOf(order).get(first.lane);
  const [top] = rows ?? [];
  const bottom = rows?.at(-1);
  if (!top || !bottom) return null;
  return Math.min(Math.max(index, top.index), bottom.index + 1);
}

function lanesOf(order: readonly Job[]): Map<Job['lane'], LaneRow[]> {
  const rows = order.map((job, index) => ({ job, index })).filter(({ job }) => canArrange(job));
  return grouped(rows, ({ job }) => job.lane);
}

function withWholePosts(rows: readonly LaneRow[], moved: ReadonlySet<string>): Set<string> {
  const chosen = rows.filter(({ job }) => moved.has(job.id)).map(({ job }) => job);
  const posts = new Set(chosen.flatMap(({ postId }) => postId ?? []));
  return new Set(
    rows
      .filter(({ job }) => moved.has(job.id) || (job.postId != null && posts.has(job.postId)))
      .map(({ job }) => job.id),
  );
}

function inOrder(rows: readonly LaneRow[], chosen: ReadonlySet<string>, to: Target): Job[] {
  const block = rows.filter(({ job }) => chosen.has(job.id));
  const rest = rows.filter(({ job }) => !chosen.has(job.id));
  const at = placeIn(rest, block, to);
  const wanted = [...rest.slice(0, at), ...block, ...rest.slice(at)].map(({ job }) => job);
  const posts = grouped(wanted, ({ postId }) => postId ?? null);
  const found = new Set<Job>();
  for (const job of wanted)
    for (const one of job.postId == null ? [job] : (posts.get(job.postId) ?? [])) found.add(one);
  return [...found];
}

/** How many of the others stand before what is moved. */
function placeIn(rest: readonly LaneRow[], block: readonly LaneRow[], to: Target): number {
  const before = (limit: number) => rest.filter(({ index }) => index < limit).length;
  const first = block[0]?.index ?? 0;
  const last = block.at(-1)?.index ?? 0;
  switch (to) {
    case 'top':
      return 0;
    case 'end':
      return rest.length;
    case 'up':
      return aroundPost(rest, Math.max(before(first) - 1, 0), 'before');
    case 'down':
      return aroundPost(rest, Math.min(before(last) + 1, rest.length), 'behind');
    default:
      return aroundPost(rest, before(to.index), 'before');
  }
}

/** Moves a place between two pictures of a post out of it, because a post goes as a whole. */
function aroundPost(rest: readonly LaneRow[], at: number, side: 'before' | 'behind'): number {
  const post = rest[at]?.job.postId ?? null;
  if (post === null || rest[at - 1]?.job.postId !== post) return at;
  const isOfPost = ({ job }: LaneRow) => job.postId === post;
  return side === 'before' ? rest.findIndex(isOfPost) : rest.findLastIndex(isOfPost) + 1;
}
