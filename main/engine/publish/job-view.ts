import type { ErrorData } from '../../../contract/errors.ts';
import type { Job } from '../../../contract/job.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import { hasEnded } from '../store/jobs/states.ts';
import type { StoredJob } from '../store/types.ts';

/** State beside a stored job that its view needs. */
export interface JobContext {
  readonly paused: boolean;
  /** Why the planner lets it wait; null when it may be sent. */
  readonly reason: WaitReason | null;
  readonly doneBy: number | null;
  /** Name of a destination that is not the built-in one. */
  readonly service: string | null;
  readonly progress: { readonly sent: number; readonly total: number } | null;
}

/** Builds the view of a stored job: `waiting` and `paused` are how `ready` and its forerunners look from outside. */
export function toJobView(stored: StoredJob, moment: JobContext): Job {
  const {
    notBefore: _n,
    uploadKey: _u,
    look: _l,
    duplicates: _d,
    outgoing,
    carries,
    tally,
    ...rest
  } = stored;
  const { state, processing, ...job } = rest;
  const idle = state === 'queued' || state === 'preparing' || state === 'ready';
  const waits = idle && !moment.paused && moment.reason !== null;
  const { service } = moment;
  // Texts speak of the built-in host where they are told of no other.
  const error = job.error && service !== null ? named(job.error, service) : job.error;
  return {
    ...job,
    error,
    credits: tally.credits,
    processing: processing && {
      since: processing.since,
      link: processing.remote?.link ?? null,
      canDelete:
        processing.remote !== null && (stored.account !== null || processing.remote.deletehash !== null),
    },
    carries: carries && [...carries],
    cleaned:
      outgoing && (outgoing.recipe || outgoing.removed.length > 0)
        ? { removed: [...outgoing.removed], bytes: outgoing.bytes }
        : null,
    // Held jobs wait for the user, as paused ones do; `held` tells for what.
    state: waits ? 'waiting' : state === 'held' || (idle && moment.paused) ? 'paused' : state,
    reason: waits ? moment.reason : null,
    doneBy: hasEnded(state) || moment.paused ? null : moment.doneBy,
    progress: state === 'uploading' ? moment.progress : null,
  };
}

const named = (error: ErrorData, service: string): ErrorData => ({
  ...error,
  params: { ...error.params, service },
});
