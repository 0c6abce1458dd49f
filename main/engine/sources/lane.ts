import type { Lane, Origin } from '../../../contract/origin.ts';

/** Largest batch for which a user waits for the links. */
const interactiveMax = 5;
/** Smallest batch for which no user waits in front of the screen. */
const bulkMin = 100;

/** Chooses the lane of a batch when its sender did not: a user waits for a paste or for a few, not for hundreds. */
export function chooseLane(origin: Origin, count: number): Lane {
  if (count > bulkMin) return 'bulk';
  if (origin === 'command-line') return 'normal';
  return count <= interactiveMax ? 'interactive' : 'normal';
}
