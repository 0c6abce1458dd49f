import type { Result } from '../../../contract/bridge.ts';
import { failure } from '../../../contract/failure.ts';
import { hasEnded, type JobEvent, nextState } from './states.ts';
import type { StoredJob } from './types.ts';

/** The job after the event, with what else the event changes, or `wrong-state`. */
export function step(
  job: StoredJob,
  event: JobEvent,
  now: number,
  change: Partial<StoredJob> = {},
): Result<StoredJob> {
  const state = nextState(job.state, event);
  if (state === null) return wrongState(job, event);
  return {
    ok: true,
    value: { ...job, ...change, state, updatedAt: now, endedAt: hasEnded(state) ? now : null },
  };
}

export function wrongState(job: StoredJob, wanted: string): { ok: false; error: ReturnType<typeof failure> } {
  const message = `Job ${job.id} is ${job.state}: ${wanted} is not possible.`;
  return { ok: false, error: failure('wrong-state', message, { id: job.id, state: job.state }) };
}
