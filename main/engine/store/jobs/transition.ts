import { errorData } from '../../../../contract/app-error.ts';
import type { Result } from '../../../../contract/bridge.ts';
import type { StoredJob } from '../types.ts';
import { hasEnded, type JobEvent, nextState } from './states.ts';

/** True if it is decided what is sent of a file; an address is sent as it is. */
const isOutgoingDecided = ({ media, outgoing }: StoredJob) => media === null || outgoing !== null;

/**
 * Applies an event to a job, with what else the event changes, or returns `wrong-state`. What would be ready
 * although it is not decided what of it is sent, is prepared again.
 */
export function transition(
  job: StoredJob,
  event: JobEvent,
  now: number,
  change: Partial<StoredJob> = {},
): Result<StoredJob> {
  const next = nextState(job.state, event);
  if (next === null) return wrongState(job, event);
  const changed = { ...job, ...change };
  const state = next === 'ready' && !isOutgoingDecided(changed) ? 'queued' : next;
  const processing = state === 'processing' ? changed.processing : null;
  const endedAt = hasEnded(state) ? now : null;
  // It was inspected, and the engine did not die of it.
  const wasInspected = job.state === 'preparing' && event !== 'requeue' && event !== 'fail';
  const tally = wasInspected && changed.tally.deaths > 0 ? { ...changed.tally, deaths: 0 } : changed.tally;
  return { ok: true, value: { ...changed, state, processing, tally, updatedAt: now, endedAt } };
}

export function wrongState(
  job: StoredJob,
  wanted: string,
): { ok: false; error: ReturnType<typeof errorData> } {
  const message = `Job ${job.id} is ${job.state}: ${wanted} is not possible.`;
  return { ok: false, error: errorData('wrong-state', message, { id: job.id, state: job.state }) };
}
