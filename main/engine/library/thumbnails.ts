import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { LibraryItem } from '../../../contract/library.ts';
import type { Media } from '../../../contract/media.ts';
import type { Host } from '../hosts/host.ts';
import { makeThumbnail, probeMedia } from '../media/index.ts';
import type { ItemThumbnail } from '../store/library/list-thumbnails.ts';
import type { Store } from '../store/store.ts';

export interface Thumbnails {
  /** Creates the thumbnail of an item that lacks one. @returns whether the item has one now */
  ensure(item: LibraryItem, signal: AbortSignal): Promise<boolean>;
  /**
   * Evicts orphans, then the least recently used until the rest fits into so many bytes; a missing file is no
   * longer listed, so that it is drawn again when it is viewed.
   * @returns ids of the items that have none any more
   */
  evict(mostBytes: number, now: number): Promise<string[]>;
}

const pageSize = 2_000;
/** Age up to which orphans are kept. */
const orphanAgeMs = 3_600_000;

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
  readonly store: Pick<Store, 'jobs' | 'library'>;
  readonly host: () => Host;
}): Thumbnails {
  const { folder, store, host } = options;

  /** Draws it from the uploaded file, if that still exists unchanged. */
  async function fromFile(item: LibraryItem, target: string, signal: AbortSignal): Promise<boolean> {
    if (item.folder === null || !item.media) return false;
    const path = join(item.folder, item.name);
    const media = await probeMedia(path, signal).catch(() => null);
    return media?.sha256 === item.media.sha256 && (await makeThumbnail(path, media, target)) !== null;
  }

  async function fromHost(item: LibraryItem, target: string, signal: AbortSignal): Promise<boolean> {
    if (item.host !== host().id || item.presence === 'deleted' || item.presence === 'removed') return false;
    const bytes = await host().fetchThumbnail(item.remote, signal);
    if (!bytes) return false;
    const fetched = join(folder, `${randomUUID()}.part`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(fetched, bytes, { mode: 0o600 });
      return (await makeThumbnail(fetched, still, target)) !== null;
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
    async evict(mostBytes, now) {
      const found = await Promise.all(
        (await readdir(folder).catch(() => [])).map(async (name) => {
          const file = await stat(join(folder, name)).catch(() => null);
          if (!file?.isFile()) return [];
          const { size, atimeMs, mtimeMs } = file;
          // Where reading is not noted, the time of making has to do.
          return [
            { key: basename(name, '.webp'), name, bytes: size, usedAt: Math.max(atimeMs, mtimeMs), mtimeMs },
          ];
        }),
      );
      const files = new Map(found.flat().map((file) => [file.key, file]));
      const remove = async (key: string) => {
        const file = files.get(key);
        files.delete(key);
        if (file) await rm(join(folder, file.name), { force: true });
      };

      const needed = new Set(store.jobs.listThumbnails());
      for await (const item of itemsOf(store)) needed.add(item.key);
      // What is quite new may be of a picture that is only being looked at.
      for (const { key, mtimeMs } of [...files.values()])
        if (!needed.has(key) && mtimeMs < now - orphanAgeMs) await remove(key);
      let bytes = 0;
      for (const file of [...files.values()].sort((a, b) => b.usedAt - a.usedAt)) {
        bytes += file.bytes;
        if (bytes > mostBytes) await remove(file.key);
      }

      const missing: string[] = [];
      for await (const { id, key, hasThumbnail } of itemsOf(store))
        if (hasThumbnail && !files.has(key)) missing.push(id);
      for (const id of missing) store.library.setHasThumbnail(id, false);
      return missing;
    },
  };
}

/** Iterates over the library in parts between which other work has its turn. */
async function* itemsOf(store: Pick<Store, 'jobs' | 'library'>): AsyncGenerator<ItemThumbnail> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const page = store.library.listThumbnails(after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.at;
    await new Promise(setImmediate);
  }
}
