import type { Result } from '../../../../contract/bridge.ts';
import type { MetadataRule } from '../../../../contract/metadata.ts';
import { wrongState } from '../step.ts';
import { notFound, perJob, type Tables } from '../tables.ts';
import type { PerJob, StoredJob } from '../types.ts';

/** Until the upload has begun; whatever was decided of it is decided anew, so that it is queued afterwards. */
export function changeMetadata({ now, job, save, change }: Tables) {
  const decide = (found: StoredJob, metadata: MetadataRule): Result<StoredJob> => {
    const anew = { metadata, outgoing: null };
    switch (found.state) {
      case 'queued': {
        const changed = { ...found, metadata, updatedAt: now() };
        save(changed);
        return { ok: true, value: changed };
      }
      case 'preparing':
        return change(found.id, 'requeue', anew);
      case 'failed':
        if (found.error?.code !== 'metadata-unreadable') break;
        return change(found.id, 'retry-unprepared', { ...anew, error: null, notBefore: 0 });
      case 'ready':
      case 'held':
        return change(found.id, 'reprepare', { ...anew, held: null });
    }
    return wrongState(found, 'deciding about its metadata');
  };
  return (ids: readonly string[], metadata: MetadataRule): PerJob =>
    perJob(ids, (id) => {
      const found = job(id);
      if (!found) return notFound('job', id);
      // The host fetches it by itself: there is nothing here that could be cleaned.
      if (found.source.kind === 'url') return wrongState(found, 'deciding about its metadata');
      return decide(found, metadata);
    });
}
