import type { Cost } from '../scheduler/types.ts';
import type { StoredPost } from '../store/types.ts';
import type { Picture } from './state-machine.ts';

/** Counts the requests that the making of a post takes beside its uploads, as far as can be told now. */
export function countMakingSteps(post: StoredPost, pictures: readonly Picture[]): number {
  const entries = new Map(post.entries.map((entry) => [entry.id, entry]));
  const untold = pictures.filter(({ entryId, said }) => {
    const entry = entries.get(entryId);
    return said && entry && (said.title ?? '') !== entry.title.trim();
  }).length;
  const creation = post.album ? 0 : 1;
  const fillingAndLooking = 2;
  const sharing = (post.privacy === 'public') === post.isPublic ? 0 : 1;
  return untold + creation + fillingAndLooking + sharing;
}

/** Computes their cost in each budget. */
export function makingCost(steps: number, costOfEach: Cost): Cost {
  return Object.fromEntries(
    Object.entries(costOfEach).map(([budget, cost]) => [budget, (cost ?? 0) * steps]),
  );
}
