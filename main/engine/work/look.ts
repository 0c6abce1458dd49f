import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { CallFailed } from '../../../contract/failure.ts';
import type { Host } from '../hosts/host.ts';
import { likenessOf, makeThumbnail, probeMedia } from '../media/index.ts';
import type { Prepared, StoredJob } from '../queue/types.ts';

/**
 * What a job needs before it can be sent: what its content is, whether the host takes such a thing, a thumbnail.
 * @throws {CallFailed} with what is wrong with the picture
 */
export async function lookAt(
  job: StoredJob,
  host: Host,
  thumbnails: string,
  signal: AbortSignal,
): Promise<Prepared> {
  if (job.source.kind === 'url') return { media: null, hasThumbnail: false, look: null };
  const { path } = job.source;
  const media = await probeMedia(path, signal);
  // What is to be edited first may be too big or of a type that no host takes: afterwards it is not.
  const acceptance = job.held?.why === 'edit' ? null : host.accepts(media);
  if (acceptance && !acceptance.ok) throw new CallFailed(acceptance.failure);
  const target = join(thumbnails, `${media.sha256}.webp`);
  const there = await access(target).then(
    () => true,
    () => false,
  );
  const hasThumbnail = there || (await makeThumbnail(path, media, target));
  const { bytes, sha256 } = media;
  const outgoing = { bytes, sha256, removed: [], recipe: null };
  return { media, outgoing, hasThumbnail, look: hasThumbnail ? await likenessOf(target) : null };
}
