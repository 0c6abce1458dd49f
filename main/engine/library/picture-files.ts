import { createHash } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { RemoteImage } from '../../../contract/host.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import type { Media } from '../../../contract/media.ts';
import type { Clock } from '../clock.ts';
import { probeMedia } from '../media/index.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import type { ItemHosts } from './item-hosts.ts';

/** Size limit of the cache of pictures that were downloaded for other programs, bytes. */
const maxCacheBytes = 500_000_000;

export interface FilesResult {
  readonly files: { readonly id: string; readonly path: string }[];
  readonly refused: { readonly id: string; readonly error: ErrorData }[];
}

/** Provides pictures as real files for other programs. */
export interface PictureFiles {
  ofItems(ids: readonly string[]): Promise<FilesResult>;
  ofJobs(ids: readonly string[]): Promise<FilesResult>;
}

interface FileRequest {
  readonly id: string;
  readonly name: string;
  /** Path of the bytes when they were inspected. */
  readonly original: { readonly path: string; readonly isSpooled: boolean } | null;
  readonly media: Media | null;
  readonly host: string;
  readonly remote: RemoteImage | null;
  readonly isGone: boolean;
}

export function createPictureFiles(options: {
  readonly folder: string;
  readonly store: Pick<Store, 'jobs' | 'library'>;
  readonly hosts: Pick<ItemHosts, 'fetchPicture'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): PictureFiles {
  const { folder, store, hosts, clock, signal } = options;
  /** Stamps of originals that were read whole and found unchanged, by path. */
  const verified = new Map<string, string>();

  /** Returns the original, where it exists and is unchanged. */
  async function unchanged({ original, media }: FileRequest): Promise<string | null> {
    if (!original || !media) return null;
    const found = await stat(original.path).catch(() => null);
    if (!found?.isFile() || found.size !== media.bytes) return null;
    const mark = `${found.size} ${found.mtimeMs} ${found.ino} ${media.sha256}`;
    if (verified.get(original.path) === mark) return original.path;
    const seen = await probeMedia(original.path, signal).catch(() => null);
    if (seen?.sha256 !== media.sha256) return null;
    verified.set(original.path, mark);
    return original.path;
  }

  /** Returns a file of the cache. It has a folder of its own, so that it can have the name that the user knows. */
  async function cached(key: string, name: string, make: (target: string) => Promise<void>): Promise<string> {
    const path = join(folder, createHash('sha256').update(key).digest('hex').slice(0, 24), name);
    const now = new Date(clock.now());
    const isThere = await utimes(path, now, now).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const unfinished = `${path}.part`;
    try {
      await make(unfinished);
      await rename(unfinished, path);
      await utimes(path, now, now);
    } catch (thrown) {
      await rm(unfinished, { force: true });
      throw thrown;
    }
    return path;
  }

  async function fetched(item: { host: string; remote: RemoteImage }, target: string): Promise<void> {
    const file = await open(target, 'w', 0o600);
    try {
      const take = async (part: Uint8Array) => {
        await file.writeFile(part);
      };
      const problem = await hosts.fetchPicture(item, take, signal);
      if (problem) throw new AppError(problem);
    } finally {
      await file.close();
    }
  }

  async function fileOf(wanted: FileRequest): Promise<string> {
    const { name, original, remote } = wanted;
    const path = await unchanged(wanted);
    // What is spooled has no name of its own.
    if (path !== null && original?.isSpooled)
      return cached(path, safeFileName(name, ''), (target) => copyFile(path, target));
    if (path !== null) return path;
    if (!remote) throw new AppError(errorData('vanished', 'The file is gone or another one now.'));
    if (wanted.isGone)
      throw new AppError(errorData('gone', 'Neither the file nor the link is there any more.'));
    return cached(remote.link, safeFileName(name, new URL(remote.link).pathname), (target) =>
      fetched({ host: wanted.host, remote }, target),
    );
  }

  async function filesOf(all: readonly FileRequest[]): Promise<FilesResult> {
    const answer: FilesResult = { files: [], refused: [] };
    for (const wanted of all) {
      try {
        answer.files.push({ id: wanted.id, path: await fileOf(wanted) });
      } catch (thrown) {
        answer.refused.push({ id: wanted.id, error: toErrorData(thrown) });
      }
    }
    await evictOldest(folder, maxCacheBytes, new Set(answer.files.map(({ path }) => path)));
    return answer;
  }

  return {
    ofItems: (ids) => filesOf(store.library.getMany(ids).map(requestForItem)),
    ofJobs: (ids) => filesOf(store.jobs.getMany(ids).map(requestForJob)),
  };
}

function requestForItem(item: LibraryItem): FileRequest {
  const { id, name, folder, media, host, remote, presence } = item;
  const isGone = presence === 'deleted' || presence === 'removed';
  const original = folder === null ? null : { path: join(folder, name), isSpooled: false };
  return { id, name, original, media, host, remote, isGone };
}

function requestForJob({ id, name, source, media, host, remote }: StoredJob): FileRequest {
  const original = source.kind === 'url' ? null : { path: source.path, isSpooled: source.kind === 'spool' };
  return { id, name, original, media, host, remote, isGone: false };
}

/** Returns a file name that is valid on every system, with the extension of its content. */
function safeFileName(name: string, path: string): string {
  const extension = extname(path) || extname(name);
  const stem = basename(name, extname(name))
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .replace(/[. ]+$/, '');
  return `${stem.slice(0, 100) || 'picture'}${extension}`;
}

/** Evicts the least recently used files until the rest fits into so many bytes. */
async function evictOldest(folder: string, mostBytes: number, spared: ReadonlySet<string>): Promise<void> {
  const keys = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    keys.map(async (key) => {
      const inside = join(folder, key);
      const names = await readdir(inside).catch(() => []);
      return Promise.all(
        names.map(async (name) => {
          const path = join(inside, name);
          const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }));
          return { path, inside, bytes: size, usedAt: mtimeMs };
        }),
      );
    }),
  );
  let bytes = 0;
  for (const file of found.flat().sort((a, b) => b.usedAt - a.usedAt)) {
    bytes += file.bytes;
    if (bytes > mostBytes && !spared.has(file.path)) await rm(file.inside, { recursive: true, force: true });
  }
}
