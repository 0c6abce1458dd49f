import type { Result } from '../../../../contract/bridge.ts';
import type { MetadataRule } from '../../../../contract/metadata.ts';
import { notFound, perJob, type Tables } from '../tables.ts';
import type { PerJob, StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** Until the upload has begun; what is held for something else stays so. */
export function changeMetadata({ now, job, save, change }: Tables) {
  const stays = (found: StoredJob, changed: Partial<StoredJob>): Result<StoredJob> => {
    const value = { ...found, ...changed, updatedAt: now() };
    save(value);
    return { ok: true, value };
  };
  const decide = (found: StoredJob, metadata: MetadataRule): Result<StoredJob> => {
    const open = { metadata, carries: null, outgoing: null };
    switch (found.state) {
      case 'queued':
        return stays(found, { metadata });
      case 'preparing':
        return change(found.id, 'requeue', open);
      case 'failed':
        if (found.error?.code !== 'metadata-unreadable') break;
        return change(found.id, 'retry-unprepared', { ...open, error: null, notBefore: 0 });
      case 'held':
        if (found.held?.why === 'edit')
          return stays(found, { ...open, held: { why: 'edit', settled: false } });
        if (found.held?.why === 'draft') return stays(found, open);
        return change(found.id, 'anew', { ...open, held: null });
      case 'ready':
        return change(found.id, 'anew', open);
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
