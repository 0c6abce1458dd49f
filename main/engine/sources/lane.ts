import type { Lane, Origin } from '../../../contract/records.ts';

/** So few that somebody is waiting for the links. */
const interactiveMax = 5;
/** So many that nobody waits in front of the screen. */
const bulkMin = 100;

/** The lane of a batch when its sender did not choose: somebody waits for a paste or for a few, nobody for hundreds. */
export function chooseLane(origin: Origin, count: number): Lane {
  if (count > bulkMin) return 'bulk';
  if (origin === 'command-line') return 'normal';
  return count <= interactiveMax ? 'interactive' : 'normal';
}
