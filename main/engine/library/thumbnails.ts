import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { LibraryItem } from '../../../contract/library.ts';
import type { Media } from '../../../contract/media.ts';
import { makeThumbnail, perceptualHash, probeMedia, type Thumbnail } from '../media/index.ts';
import type { ItemThumbnail } from '../store/library/list-thumbnails.ts';
import type { Store } from '../store/store.ts';
import type { ItemHosts } from './item-hosts.ts';

export interface Thumbnails {
  /** Creates the thumbnail of an item that lacks one. @returns what was drawn; null where it has none now */
  ensure(item: LibraryItem, signal: AbortSignal): Promise<Thumbnail | null>;
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
  readonly hosts: Pick<ItemHosts, 'fetchThumbnail'>;
}): Thumbnails {
  const { folder, store, hosts } = options;

  /** Draws it from the uploaded file, if that still exists unchanged. */
  async function fromFile(item: LibraryItem, target: string, signal: AbortSignal): Promise<Thumbnail | null> {
    if (item.folder === null || !item.media) return null;
    const path = join(item.folder, item.name);
    const media = await probeMedia(path, signal).catch(() => null);
    return media?.sha256 === item.media.sha256 ? makeThumbnail(path, media, target) : null;
  }

  async function fromHost(item: LibraryItem, target: string, signal: AbortSignal): Promise<Thumbnail | null> {
    if (item.presence === 'deleted' || item.presence === 'removed') return null;
    const bytes = await hosts.fetchThumbnail(item, signal);
    if (!bytes) return null;
    const fetched = join(folder, `${randomUUID()}.part`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(fetched, bytes, { mode: 0o600 });
      return await makeThumbnail(fetched, still, target);
    } catch {
      return null;
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
      if (isThere) return { look: await perceptualHash(target) };
      return (await fromFile(item, target, signal)) ?? (await fromHost(item, target, signal));
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
