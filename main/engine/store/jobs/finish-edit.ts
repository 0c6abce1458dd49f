import type { Result } from '../../../../contract/bridge.ts';
import type { JobSource } from '../../../../contract/records.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** Nothing that was known of the picture holds for the edited one. */
export const unknown = {
  media: null,
  hasThumbnail: false,
  look: null,
  carries: null,
  outgoing: null,
  held: null,
  converted: null,
} as const;

/** The edited picture takes the place of the other, which is remembered as the original if it is that. */
export function finishEdit({ job, change }: Tables) {
  return (id: string, edited: JobSource): Result<StoredJob> => {
    const found = job(id);
    if (!found) return notFound('job', id);
    if (found.state !== 'held' || found.held?.why !== 'edit') return wrongState(found, 'the end of an edit');
    return change(id, 'anew', { ...unknown, source: edited, original: found.original ?? found.source });
  };
}
