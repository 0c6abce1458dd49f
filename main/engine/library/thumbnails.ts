import { randomUUID } from 'node:crypto';
import { access, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LibraryItem } from '../../../contract/library.ts';
import type { Media } from '../../../contract/records.ts';
import type { Host } from '../hosts/host.ts';
import { makeThumbnail, probeMedia } from '../media/index.ts';
import type { Store } from '../queue/store.ts';

export interface Thumbnails {
  /** @returns whether the item has one now */
  ensure(item: LibraryItem, signal: AbortSignal): Promise<boolean>;
  /** Removes those not used for longest until the rest takes no more than so many bytes. */
  trim(mostBytes: number): Promise<void>;
}

const still: Media = {
  kind: 'image',
  mime: 'image/jpeg',
  bytes: 0,
  width: null,
  height: null,
  animated: false,
  sha256: '',
};

export function createThumbnails(options: {
  readonly folder: string;
  readonly store: Store;
  readonly host: () => Host;
}): Thumbnails {
  const { folder, store, host } = options;

  /** Out of the file that was uploaded, if that is still there and still the same. */
  async function fromFile(item: LibraryItem, target: string, signal: AbortSignal): Promise<boolean> {
    const source = item.jobId === null ? null : store.getJob(item.jobId)?.source;
    if (source?.kind !== 'file' || !item.media) return false;
    const media = await probeMedia(source.path, signal).catch(() => null);
    return media?.sha256 === item.media.sha256 && (await makeThumbnail(source.path, media, target));
  }

  async function fromHost(item: LibraryItem, target: string, signal: AbortSignal): Promise<boolean> {
    if (item.host !== host().id || item.presence === 'deleted' || item.presence === 'removed') return false;
    const bytes = await host().fetchThumbnail(item.remote, signal);
    if (!bytes) return false;
    const fetched = join(folder, `${randomUUID()}.part`);
    try {
      await writeFile(fetched, bytes, { mode: 0o600 });
      return await makeThumbnail(fetched, still, target);
    } catch {
      return false;
    } finally {
      await rm(fetched, { force: true });
    }
  }

  return {
    async ensure(item, signal) {
      const target = join(folder, `${item.thumbnail}.webp`);
      const isThere = await access(target).then(
        () => true,
        () => false,
      );
      return isThere || (await fromFile(item, target, signal)) || (await fromHost(item, target, signal));
    },
    async trim(mostBytes) {
      const files = await Promise.all(
        (await readdir(folder)).map(async (name) => {
          const path = join(folder, name);
          const found = await stat(path).catch(() => null);
          // Where reading is not noted, the time of making has to do.
          return found ? [{ path, bytes: found.size, usedAt: Math.max(found.atimeMs, found.mtimeMs) }] : [];
        }),
      );
      let bytes = 0;
      for (const file of files.flat().sort((a, b) => b.usedAt - a.usedAt)) {
        bytes += file.bytes;
        if (bytes > mostBytes) await rm(file.path, { force: true });
      }
    },
  };
}
