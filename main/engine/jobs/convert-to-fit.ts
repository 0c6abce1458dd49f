import { AppError } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Media } from '../../../contract/media.ts';
import type { Host } from '../hosts/host.ts';
import { convert } from '../media/index.ts';
import type { Spool } from '../sources/spool.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';

/**
 * A picture that the host does not take as it is becomes one that it takes, where the person's rules allow that. The
 * job given back has that one for its file, and keeps what was given as its original until it is up.
 * @param refused why the host does not take it
 * @throws {AppError} that, where nothing can be done about it; what is wrong with the picture
 */
export async function convertToFit(
  job: StoredJob,
  media: Media,
  refused: ErrorData,
  host: Host,
  { store, spool }: { readonly store: Pick<Store, 'jobs' | 'settings'>; readonly spool: Spool },
  signal: AbortSignal,
): Promise<StoredJob> {
  const { convertTypes, fitSize } = store.settings.read();
  const why = refused.code === 'unsupported-type' ? 'type' : 'size';
  const isWanted = why === 'type' ? convertTypes : fitSize;
  if (!isWanted || media.kind === 'video' || job.source.kind === 'url') throw new AppError(refused);
  const made = await convert(
    job.source.path,
    media,
    async ({ mime, bytes }) => {
      const path = await spool.putStream(bytes);
      const size = await spool.sizeOf(path);
      const like = { ...media, mime, bytes: size, animated: media.animated && mime === 'image/gif' };
      // Of an animation pixels are taken only when the host has said that it wants less.
      const isTaken = why === 'type' && like.animated ? host.accepts(like).ok : host.certainlyAccepts(like);
      if (isTaken) return { path, mime };
      await spool.remove(path);
      return null;
    },
    signal,
  );
  if (!made) throw new AppError(refused);
  const replaced = store.jobs.replaceSource(job.id, {
    source: { kind: 'spool', path: made.path },
    original: job.original ?? job.source,
    converted: { why, from: media.mime, to: made.mime, bytes: media.bytes },
  });
  if (!replaced.ok) {
    await spool.remove(made.path);
    throw new AppError(replaced.error);
  }
  if (job.original && job.source.kind === 'spool') await spool.remove(job.source.path);
  return replaced.value;
}
