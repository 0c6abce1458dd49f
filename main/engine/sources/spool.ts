import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, errorData } from '../../../contract/app-error.ts';

/** Keeps pictures that came as bytes (paste, standard input) in the profile until their job has ended. */
export interface Spool {
  /** Stores bytes durably. @throws {AppError} `disk-full` or `profile-unwritable` */
  put(bytes: Uint8Array): Promise<string>;
  /** Stores a stream. Its errors are rethrown, and nothing stays. */
  putStream(parts: AsyncIterable<Uint8Array>): Promise<string>;
  /** Stores what another process writes into the file at `path`. Nothing stays where it gives null or throws. */
  receive<T>(fill: (path: string) => Promise<T | null>): Promise<{ path: string; result: T } | null>;
  /** Size of a spooled file, bytes. */
  sizeOf(path: string): Promise<number>;
  /** Size of all spooled files, bytes. */
  totalBytes(): Promise<number>;
  /** Stores a note about a spooled file, which is removed together with it. */
  putNote(path: string, text: string): Promise<void>;
  /** Returns the note about a file, null where there is none. */
  noteOf(path: string): Promise<string | null>;
  /** Removes a file and its note; idempotent. What cannot be removed now goes with a later `keepOnly`. */
  remove(path: string): Promise<void>;
  /**
   * Removes what belongs to no job any more, such as bytes whose hand-over was cut short. With `aside`, a folder, moves it
   * there instead: a job that could not be read may want it.
   */
  keepOnly(paths: ReadonlySet<string>, aside?: string): Promise<void>;
}

export function openSpool(profile: string): Spool {
  const folder = join(profile, 'spool');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    put: (bytes) => write(folder, (file) => file.writeFile(bytes)),
    putStream: (parts) =>
      write(folder, async (file) => {
        for await (const part of parts) await file.writeFile(part);
      }),
    async receive(fill) {
      const filled: Awaited<ReturnType<typeof fill>>[] = [];
      const path = await write(folder, async (_, inside) => void filled.push(await fill(inside)));
      const [result = null] = filled;
      if (result !== null) return { path, result };
      await rm(path, { force: true });
      return null;
    },
    sizeOf: async (path) => (await stat(path)).size,
    async totalBytes() {
      let total = 0;
      for (const name of await readdir(folder).catch(() => [])) {
        const found = await stat(join(folder, name)).catch(() => null);
        total += found?.size ?? 0;
      }
      return total;
    },
    async putNote(path, text) {
      const written = await write(folder, (file) => file.writeFile(text));
      await rename(written, `${path}${noteSuffix}`);
    },
    noteOf: (path) => readFile(`${path}${noteSuffix}`, 'utf8').catch(() => null),
    async remove(path) {
      for (const each of [path, `${path}${noteSuffix}`]) await rm(each, { force: true }).catch(() => {});
    },
    async keepOnly(paths, aside) {
      const names = await readdir(folder).catch(() => []);
      const surplus = names.filter((name) => !paths.has(join(folder, fileOfNote(name))));
      if (aside !== undefined && surplus.length > 0) await mkdir(aside, { recursive: true, mode: 0o700 });
      for (const name of surplus) {
        if (aside === undefined) await rm(join(folder, name), { force: true });
        else await rename(join(folder, name), join(aside, name));
      }
    },
  };
}

const noteSuffix = '.note';
const fileOfNote = (name: string) => (name.endsWith(noteSuffix) ? name.slice(0, -noteSuffix.length) : name);

async function write(
  folder: string,
  fill: (file: FileHandle, path: string) => Promise<void>,
): Promise<string> {
  const path = join(folder, randomUUID());
  try {
    // It may have been deleted.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      await fill(file, path);
      await file.sync();
    } finally {
      await file.close();
    }
    return path;
  } catch (thrown) {
    // What cannot be removed cannot be told either: why it was to be is what counts.
    await rm(path, { force: true }).catch(() => {});
    const { syscall } = thrown as NodeJS.ErrnoException;
    // Only the disk's refusals are ours to tell; a source that breaks off tells its own.
    const isOurs =
      syscall === 'mkdir' ||
      syscall === 'open' ||
      syscall === 'write' ||
      syscall === 'fsync' ||
      syscall === 'close';
    throw isOurs ? new AppError(writeFailure(thrown, folder)) : thrown;
  }
}

function writeFailure(thrown: unknown, folder: string) {
  const code = (thrown as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return errorData('disk-full', 'The disk is full.', { path: folder });
  return errorData('profile-unwritable', `The profile cannot be written (${code ?? 'unknown'}).`, {
    path: folder,
  });
}
