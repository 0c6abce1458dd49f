import type { Result } from '../../../../contract/bridge.ts';
import type { JobSource } from '../../../../contract/job.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { renewed } from './retry-limits.ts';
import { wrongState } from './transition.ts';

/** Resets what was known of the picture, because none of it holds for the edited one. */
export const uninspected = {
  media: null,
  hasThumbnail: false,
  look: null,
  carries: null,
  outgoing: null,
  held: null,
  converted: null,
  looked: null,
} as const;

/** Replaces the picture by the edited one, and keeps it as the original if it is that. */
export function finishEdit({ getJob, transitionJob }: Tables) {
  return (id: string, edited: JobSource): Result<StoredJob> => {
    const found = getJob(id);
    if (!found) return notFound('job', id);
    if (found.state !== 'held' || found.held?.why !== 'edit') return wrongState(found, 'the end of an edit');
    return transitionJob(id, 'anew', {
      ...uninspected,
      source: edited,
      original: found.original ?? found.source,
      tally: renewed(found.tally),
    });
  };
}
