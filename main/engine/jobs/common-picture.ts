import { builtInDestination } from '../../../contract/destinations.ts';
import type { CommonPicture } from '../ledger/allowance.ts';
import type { StoredJob } from '../store/types.ts';

/**
 * True for a job whose picture others may upload: by the path of its file, as it was given, for whoever has the link.
 * What was made of a picture here lies in this profile, and a video has no link when it is sent.
 */
export function isOfferable(job: StoredJob): boolean {
  return (
    job.offered &&
    job.source.kind === 'file' &&
    job.original === null &&
    job.postId === null &&
    job.privacy === 'hidden' &&
    job.host === builtInDestination &&
    job.outgoing !== null &&
    job.media?.kind === 'image'
  );
}

/** Returns what names a job's picture among machines that may have the same to send; null for what only this one has. */
export function commonPictureOf(job: StoredJob): CommonPicture | null {
  const { origin, postId, media, outgoing } = job;
  // What people add themselves is theirs; a folder may be watched by others too.
  if (origin === 'folder') return postId === null && media ? { kind: 'folder', sha256: media.sha256 } : null;
  if (outgoing === null) return null;
  if (origin === 'machine') return { kind: 'other', id: job.batchId, sha256: outgoing.sha256 };
  return isOfferable(job) ? { kind: 'own', id: job.id, sha256: outgoing.sha256 } : null;
}
