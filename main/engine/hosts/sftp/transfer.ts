import { dirname } from 'node:path/posix';
import { sshFailure, status, statusOf } from './errors.ts';
import type { Session } from './session.ts';

/** Bytes of one write: what every server takes. */
const writeBytes = 32_768;
/** Number of writes that may be under way at once: a megabyte, which keeps a line busy that is long. */
const maxWrites = 32;

/** Makes the folders of a key one by one; the root has to be there. */
export async function makeFolders(
  session: Session,
  root: string,
  key: string,
  signal: AbortSignal,
): Promise<void> {
  const segments = key.split('/').slice(0, -1);
  for (let depth = 1; depth <= segments.length; depth += 1) {
    const path = `${root}/${segments.slice(0, depth).join('/')}`;
    if (session.folders.has(path)) continue;
    try {
      await session.ask<void>((done) => session.sftp.mkdir(path, done), signal);
    } catch (error) {
      // That it exists already is told as any failure.
      if (statusOf(error) === null || !(await isFolder(session, path, signal))) throw error;
    }
    session.folders.add(path);
  }
}

/** @throws what the server answers; `storage-missing` where it is no folder */
export async function checkFolder(session: Session, path: string, signal: AbortSignal): Promise<void> {
  if (await isFolder(session, path, signal)) return;
  throw sshFailure('storage-missing', `There is no folder ${path}`, { what: 'folder', name: path });
}

async function isFolder(session: Session, path: string, signal: AbortSignal): Promise<boolean> {
  try {
    const stats = await session.ask<{ isDirectory(): boolean }>(
      (done) => session.sftp.stat(path, done),
      signal,
    );
    return stats.isDirectory();
  } catch (error) {
    if (statusOf(error) === status.noSuchFile) return false;
    throw error;
  }
}

/**
 * Writes all parts into a file, and asks the server to bring it to its disk where it can.
 * @param onWritten bytes that the server has taken so far
 */
export async function writeFile(
  session: Session,
  path: string,
  parts: AsyncIterable<Uint8Array>,
  onWritten: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { sftp, ask } = session;
  let handle: Buffer | null = null;
  const underWay = new Set<Promise<void>>();
  let position = 0;
  let written = 0;
  try {
    for await (const part of parts) {
      // Not before there is something to write: what fails at once leaves no empty file.
      handle ??= await ask<Buffer>((done) => sftp.open(path, 'w', { mode: 0o644 }, done), signal);
      const to = handle;
      const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      for (let from = 0; from < bytes.length; from += writeBytes) {
        if (underWay.size >= maxWrites) await Promise.race(underWay);
        const length = Math.min(writeBytes, bytes.length - from);
        const at = position;
        position += length;
        // The library copies the bytes before it returns.
        const write = ask<void>((done) => sftp.write(to, bytes, from, length, at, done), signal).then(() => {
          underWay.delete(write);
          written += length;
          onWritten(written);
        });
        write.catch(() => {});
        underWay.add(write);
      }
    }
    await Promise.all(underWay);
    const finished = handle;
    handle = null;
    if (finished === null) return;
    await sync(session, finished, signal);
    // Some servers find out only now that the disk is full.
    await ask<void>((done) => sftp.close(finished, done), signal);
  } catch (error) {
    const opened = handle;
    // Not waited for: the server may be the reason.
    if (opened && session.isOpen) ask<void>((done) => sftp.close(opened, done)).catch(() => {});
    throw error;
  }
}

/** Asks for `fsync`, an extension of OpenSSH that others do not have. */
async function sync({ sftp, ask }: Session, handle: Buffer, signal: AbortSignal): Promise<void> {
  try {
    await ask<void>((done) => sftp.ext_openssh_fsync(handle, done), signal);
  } catch (error) {
    // Not to be had, or refused: the file is written all the same.
    if (statusOf(error) === null && !isUnsupported(error)) throw error;
  }
}

/** Gives the finished file its name, over what an earlier attempt of the same job left there. */
export async function rename(
  session: Session,
  part: string,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const { sftp, ask } = session;
  try {
    await ask<void>((done) => sftp.ext_openssh_rename(part, path, done), signal);
  } catch (error) {
    if (!isUnsupported(error)) throw error;
    // Without that extension a name that is taken is refused: the version 3 of SFTP has no other way.
    await remove(session, path, signal);
    await ask<void>((done) => sftp.rename(part, path, done), signal);
  }
}

/** Deletes a file, if it is there. */
export async function remove(session: Session, path: string, signal?: AbortSignal): Promise<void> {
  try {
    await session.ask<void>((done) => session.sftp.unlink(path, done), signal);
  } catch (error) {
    if (statusOf(error) !== status.noSuchFile) throw error;
  }
}

/**
 * Finds out whether a failure without a reason is a full disk.
 * @returns `storage-full`, or the failure as it was
 */
export async function explained(
  session: Session,
  error: unknown,
  root: string,
  host: string,
): Promise<unknown> {
  if (statusOf(error) !== status.failure || !session.isOpen) return error;
  try {
    const space = await session.ask<{ f_bavail?: unknown; f_favail?: unknown }>((done) =>
      session.sftp.ext_openssh_statvfs(dirname(`${root}/x`), done),
    );
    const isFull = Number(space.f_bavail) < 16 || Number(space.f_favail) === 0;
    return isFull ? sshFailure('storage-full', `There is no room left at ${host}`, { host }) : error;
  } catch {
    return error;
  }
}

/** True for what the library throws where the server does not offer an extension. */
function isUnsupported(error: unknown): boolean {
  return error instanceof Error && /does not support this extended request/.test(error.message);
}
