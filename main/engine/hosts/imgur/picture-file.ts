import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { CallFailed, failure } from '../../../../contract/failure.ts';
import type { Media } from '../../../../contract/records.ts';

/** A file opened for one upload. */
export interface PictureFile {
  /**
   * Its bytes. Throws at the end if size or content are not those that were probed, so whoever gives the parts away
   * and holds back the last until the end never gives away a whole picture that was not asked for.
   * @throws CallFailed changed-while-reading, unreadable
   */
  parts(): AsyncGenerator<Uint8Array, void, undefined>;
  close(): Promise<void>;
}

/** Large enough to keep a fast line busy, small enough that a few of them are no memory to speak of. */
const partBytes = 128 * 1024;

/** @throws CallFailed vanished, unreadable, changed-while-reading */
export async function openPicture(path: string, media: Media): Promise<PictureFile> {
  const file = await reading(() => open(path, 'r'));
  try {
    const found = await reading(() => file.stat());
    if (!found.isFile() || found.size !== media.bytes) throw changed(media.bytes, found.size);
  } catch (error) {
    await file.close();
    throw error;
  }
  return { parts: () => verifiedParts(file, media), close: () => file.close() };
}

async function* verifiedParts(file: FileHandle, media: Media): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256');
  let read = 0;
  for (;;) {
    // A fresh buffer each time: the network may hold the earlier ones for as long as it likes.
    const buffer = Buffer.allocUnsafeSlow(partBytes);
    const position = read;
    const { bytesRead } = await reading(() => file.read(buffer, 0, partBytes, position));
    if (bytesRead === 0) break;
    read += bytesRead;
    if (read > media.bytes) throw changed(media.bytes, read);
    const part = buffer.subarray(0, bytesRead);
    hash.update(part);
    yield part;
  }
  if (read !== media.bytes || hash.digest('hex') !== media.sha256) throw changed(media.bytes, read);
}

async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new CallFailed(failure('vanished', 'The file is gone'));
    throw new CallFailed(failure('unreadable', `The file cannot be read (${code})`));
  }
}

function changed(expected: number, found: number): CallFailed {
  const sizes = expected === found ? 'its content is another' : `${found} bytes in place of ${expected}`;
  return new CallFailed(
    failure('changed-while-reading', `The file changed since it was looked at: ${sizes}`),
  );
}
