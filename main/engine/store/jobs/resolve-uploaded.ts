import type { Result } from '../../../../contract/bridge.ts';
import type { RemoteImage } from '../../../../contract/records.ts';
import { uploadKeeper } from '../library/record-upload.ts';
import type { Tables } from '../tables.ts';
import type { Finished } from '../types.ts';

/** uncertain -> uploaded: the host was asked, and has it. */
export function foundUpload(tables: Tables) {
  const keep = uploadKeeper(tables);
  return (id: string, host: string, remote: RemoteImage, historyId: string): Result<Finished> => {
    const found = tables.change(id, 'found', { remote, error: null });
    if (!found.ok) return found;
    return { ok: true, value: { job: found.value, history: keep(found.value, { remote, historyId }, host) } };
  };
}
