import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import type { JobCommands } from './commands.ts';
import type { Dispatchers } from './dispatchers.ts';

/** How often what came in meanwhile is looked at again. */
const maxRounds = 5;

/** Creates the function that takes all jobs from a destination which is to be removed. */
export function createClearing(options: {
  readonly store: Pick<Store, 'jobs'>;
  readonly dispatchers: Pick<Dispatchers, 'halt'>;
  readonly commands: Pick<JobCommands, 'moveJobs' | 'cancel' | 'leaveProcessing'>;
  isRepeatable(destination: string): boolean;
}): (
  destination: string,
  to: string | null,
  withinMs: number,
) => Promise<{ moved: number; cancelled: number }> {
  const { store, dispatchers, commands } = options;
  return async (destination, to, withinMs) => {
    await dispatchers.halt(destination, withinMs);
    const openJobs = () => store.jobs.list({ open: true }).filter(({ host }) => host === destination);
    const inState = (jobs: readonly StoredJob[], state: StoredJob['state']) =>
      jobs.filter((job) => job.state === state).map(({ id }) => id);
    let moved = 0;
    let cancelled = 0;
    for (let round = 0; round < maxRounds; round += 1) {
      const jobs = openJobs();
      if (jobs.length === 0) break;
      // All of it is there: its link is kept as far as it is known.
      const taken = inState(jobs, 'processing');
      if (taken.length > 0) cancelled += commands.leaveProcessing(taken).done.length;
      // It may be there; the flag goes with it.
      for (const id of inState(jobs, 'uncertain')) store.jobs.resend(id, !options.isRepeatable(destination));
      const left = openJobs().map(({ id }) => id);
      if (left.length === 0) break;
      if (to === null) cancelled += commands.cancel(left).done.length;
      else moved += commands.moveJobs(left, to).done.length;
    }
    return { moved, cancelled };
  };
}
