import type { Result } from '../../../../contract/bridge.ts';
import type { RemoteImage } from '../../../../contract/records.ts';
import { createUploadRecorder } from '../library/record-upload.ts';
import type { Tables } from '../tables.ts';
import type { AttemptResult } from '../types.ts';

/** uncertain -> uploaded: the host was asked, and has it. */
export function resolveUploaded(tables: Tables) {
  const keep = createUploadRecorder(tables);
  return (id: string, host: string, remote: RemoteImage, historyId: string): Result<AttemptResult> => {
    const found = tables.transitionJob(id, 'found', { remote, error: null });
    if (!found.ok) return found;
    return { ok: true, value: { job: found.value, history: keep(found.value, { remote, historyId }, host) } };
  };
}
