import type { Result } from '../../../../contract/bridge.ts';
import type { RemoteImage } from '../../../../contract/host.ts';
import { createUploadRecorder } from '../library/record-upload.ts';
import type { Tables } from '../tables.ts';
import type { AttemptResult } from '../types.ts';

/** What another machine made of a job's picture. */
export interface ElsewhereEnd {
  readonly remote: RemoteImage;
  readonly historyId: string;
  readonly maybeTwice: boolean;
}

/** ready -> uploaded: another machine has sent it. */
export function resolveElsewhere(tables: Tables) {
  const keep = createUploadRecorder(tables);
  return (
    id: string,
    host: string,
    { remote, historyId, maybeTwice }: ElsewhereEnd,
  ): Result<AttemptResult> => {
    // Its attempt was made there.
    const attempts = (tables.getJob(id)?.attempts ?? 0) + 1;
    const found = tables.transitionJob(id, 'elsewhere', { remote, error: null, maybeTwice, attempts });
    if (!found.ok) return found;
    return { ok: true, value: { job: found.value, history: keep(found.value, { remote, historyId }, host) } };
  };
}
