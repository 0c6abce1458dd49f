import type { Result } from '../../../../contract/bridge.ts';
import type { MetadataRule } from '../../../../contract/metadata.ts';
import { notFound, perJob, type Tables } from '../tables.ts';
import type { JobResults, StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** Changes the metadata rule of jobs whose upload has not begun; what is held for another reason stays held. */
export function changeMetadata({ now, getJob, saveJob, transitionJob }: Tables) {
  const stays = (found: StoredJob, changed: Partial<StoredJob>): Result<StoredJob> => {
    const value = { ...found, ...changed, updatedAt: now() };
    saveJob(value);
    return { ok: true, value };
  };
  const decide = (found: StoredJob, metadata: MetadataRule): Result<StoredJob> => {
    const open = { metadata, carries: null, outgoing: null };
    switch (found.state) {
      case 'queued':
        return stays(found, { metadata });
      case 'preparing':
        return transitionJob(found.id, 'requeue', open);
      case 'failed':
        if (found.error?.code !== 'metadata-unreadable') break;
        return transitionJob(found.id, 'retry-unprepared', { ...open, error: null, notBefore: 0 });
      case 'held':
        if (found.held?.why === 'edit')
          return stays(found, { ...open, held: { why: 'edit', settled: false } });
        if (found.held?.why === 'draft') return stays(found, open);
        return transitionJob(found.id, 'anew', { ...open, held: null });
      case 'ready':
        return transitionJob(found.id, 'anew', open);
    }
    return wrongState(found, 'deciding about its metadata');
  };
  return (ids: readonly string[], metadata: MetadataRule): JobResults =>
    perJob(ids, (id) => {
      const found = getJob(id);
      if (!found) return notFound('job', id);
      // The host fetches it by itself: there is nothing here that could be cleaned.
      if (found.source.kind === 'url') return wrongState(found, 'deciding about its metadata');
      return decide(found, metadata);
    });
}
