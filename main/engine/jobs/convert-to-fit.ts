import { AppError } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Media } from '../../../contract/media.ts';
import type { Host } from '../hosts/host.ts';
import { type ByteLimits, convertToFit as convert } from '../media/index.ts';
import type { Spool } from '../sources/spool.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';

/**
 * Converts a picture that the host does not take into one that it takes, where the user's rules allow that. The
 * returned job has the converted file, and keeps the given one as its original until it is uploaded.
 * @param refused why the host does not take it
 * @throws {AppError} `refused`, where nothing can be done about it; what is wrong with the picture
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
  const { path } = job.source;
  const limits = byteLimits(media, host, why === 'size' ? job.error : null);
  const made = await spool.receive((target) => convert(path, media, limits, target, signal));
  if (made === null) throw new AppError(refused);
  // What an earlier conversion of the same picture lost is lost.
  const losses = [...(job.converted?.losses ?? []), ...made.result.losses];
  const replaced = store.jobs.replaceSource(job.id, {
    source: { kind: 'spool', path: made.path },
    original: job.original ?? job.source,
    converted: { why, from: media.mime, to: made.result.mime, bytes: media.bytes, losses },
  });
  if (!replaced.ok) {
    await spool.remove(made.path);
    throw new AppError(replaced.error);
  }
  if (job.original && job.source.kind === 'spool') await spool.remove(job.source.path);
  return replaced.value;
}

/** Upper bound of the search for a byte limit. */
const mostBytes = 2 ** 31;

/**
 * Returns how many bytes of each type the host takes. What it called too big has to become smaller than it is,
 * whatever the host says otherwise: else the same would be sent again. An animation that is only of the wrong type
 * may have all that the host may take; of stills it is known that it takes less than it says.
 */
function byteLimits(media: Media, host: Host, tooBig: ErrorData | null): ByteLimits {
  const isRefused = tooBig?.code === 'too-big';
  const limitOf = (mime: keyof ByteLimits): number => {
    const like = { ...media, mime, animated: media.animated && mime === 'image/gif' };
    const isTaken = (bytes: number) =>
      like.animated && !isRefused
        ? host.accepts({ ...like, bytes }).ok
        : host.certainlyAccepts({ ...like, bytes });
    const limit = largest(isTaken);
    return isRefused ? Math.min(limit, media.bytes - 1) : limit;
  };
  return {
    'image/png': limitOf('image/png'),
    'image/jpeg': limitOf('image/jpeg'),
    'image/gif': limitOf('image/gif'),
  };
}

/** Finds by bisection the largest accepted number, where all below one are accepted; 0 where none is. */
function largest(isTaken: (bytes: number) => boolean): number {
  let [taken, refused] = [0, mostBytes];
  while (refused - taken > 1) {
    const half = Math.floor((taken + refused) / 2);
    if (isTaken(half)) taken = half;
    else refused = half;
  }
  return taken;
}
