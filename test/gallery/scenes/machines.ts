import { machines, sharedCredits } from './credits.ts';
import { type Scene, shell, snapshotOf } from './scene.ts';

/** Several computers that spend one allowance. */
export const machineScenes = {
  together: () => ({ snapshot: snapshotOf({ credits: sharedCredits }), shell, says: [], machines }),
} satisfies Record<string, () => Scene>;
