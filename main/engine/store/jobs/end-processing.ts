import type { Result } from '../../../../contract/bridge.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import { createUploadRecorder } from '../library/record-upload.ts';
import { notFound, type Tables } from '../tables.ts';
import type { AttemptResult } from '../types.ts';
import { wrongState } from './transition.ts';

/**
 * `ready`: its link works. `late`: the wait for the host, which has it, timed out: with a link it is uploaded, and
 * without one it failed. `left`: the same because the user stopped waiting, and without a link it is cancelled.
 */
export type ProcessingEnd =
  | { readonly kind: 'ready' }
  | { readonly kind: 'late' | 'left'; readonly error: ErrorData };

/** processing -> uploaded, failed or cancelled. A later resend has to say that it may be there. */
export function endProcessing(tables: Tables) {
  const keep = createUploadRecorder(tables);
  return (id: string, end: ProcessingEnd, historyId: string): Result<AttemptResult> => {
    const before = tables.getJob(id);
    if (!before) return notFound('job', id);
    const { processing } = before;
    if (!processing) return wrongState(before, 'processing');
    const { remote, host } = processing;
    const error = end.kind === 'ready' ? null : end.error;
    if (remote === null) {
      const event = end.kind === 'left' ? 'left' : 'not-processed';
      const ended = tables.transitionJob(id, event, { error, maybeTwice: true });
      return ended.ok ? { ok: true, value: { job: ended.value, history: null } } : ended;
    }
    const ended = tables.transitionJob(id, 'processed', { remote, error });
    if (!ended.ok) return ended;
    return { ok: true, value: { job: ended.value, history: keep(ended.value, { remote, historyId }, host) } };
  };
}
