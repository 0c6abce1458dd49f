import { createHash, hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Media } from '../../../contract/media.ts';
import { type BytePlan, type ReadNext, readPlan } from '../byte-plan.ts';
import { withReadErrors } from '../fs-errors.ts';

/** A file opened for one upload. */
export interface VerifiedFile {
  /** Size of what is sent. */
  readonly bytes: number;
  /**
   * Yields its bytes, each part valid until a few more were taken: a consumer that keeps one must copy it. Throws
   * at the end if size or content are not those that were probed, so a consumer that sends the parts and holds back
   * the last until the end never sends a whole picture that was not asked for.
   * @throws {AppError} changed-while-reading, unreadable
   */
  parts(): AsyncGenerator<Uint8Array, void, undefined>;
  close(): Promise<void>;
}

/** Size of a part: large enough to keep a fast connection busy, small enough that a slow one is seen to go on. */
const partBytes = 128 * 1024;

/** Bytes of one read, which costs as much as sending a part: a whole number of parts. */
const readBytes = 4 * partBytes;

/**
 * Number of rooms that are read into in turn, because garbage outside of the JavaScript heap is only collected once it
 * is some 70 MB. A part is written over when four further ones were taken at the earliest. A stream takes more only
 * while it holds less than its high water mark (undici sets 64 KB, 16 KB under TLS; what the system has not yet taken
 * counts), so what is written over has left long before.
 */
const roomCount = 2;

/**
 * Opens a file for one upload.
 * @param media of what is sent
 * @param recipe how that is made of the file; null when it is the file
 * @throws {AppError} vanished, unreadable, changed-while-reading
 */
export async function openVerifiedFile(
  path: string,
  media: Media,
  recipe: BytePlan | null,
): Promise<VerifiedFile> {
  const file = await withReadErrors(() => open(path, 'r'));
  try {
    const found = await withReadErrors(() => file.stat());
    const expected = recipe?.of ?? media.bytes;
    if (!found.isFile() || found.size !== expected) throw changed(expected, found.size);
  } catch (error) {
    await file.close();
    throw error;
  }
  const readOn = readPlan(file, recipe);
  const whole = media.bytes <= wholeBytes ? readWhole(readOn, media) : null;
  // What is wrong with it is told to whoever takes its parts.
  whole?.catch(() => {});
  return {
    bytes: media.bytes,
    parts: () => (whole ? partsOf(whole) : partsInTurn(readOn, media)),
    async close() {
      await whole?.catch(() => {});
      await file.close();
    },
  };
}

/**
 * Largest file that is read as soon as it is open, at once: what waits for its turn then has nothing left to read. Of
 * several that begin together each is verified and written in one go, so that the host has the first while the others
 * are still read, and its answers come one after the other, too.
 */
const wholeBytes = 2 ** 20;

async function readWhole(readOn: ReadNext, media: Media): Promise<Uint8Array> {
  // One byte more tells of a file that grew, without another read to find its end.
  const room = Buffer.allocUnsafeSlow(media.bytes + 1);
  const read = await withReadErrors(() => readOn(room, media.bytes));
  const whole = room.subarray(0, read);
  if (read !== media.bytes || hash('sha256', whole) !== media.sha256) throw changed(media.bytes, read);
  return whole;
}

function* slices(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let from = 0; from < bytes.length; from += partBytes) yield bytes.subarray(from, from + partBytes);
}

async function* partsOf(reading: Promise<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  yield* slices(await reading);
}

async function* partsInTurn(readOn: ReadNext, media: Media): AsyncGenerator<Uint8Array, void, undefined> {
  const digest = createHash('sha256');
  const rooms = Buffer.allocUnsafeSlow(readBytes * roomCount);
  let read = 0;
  for (let turn = 0; ; turn = (turn + 1) % roomCount) {
    const room = rooms.subarray(turn * readBytes, (turn + 1) * readBytes);
    const found = room.subarray(0, await withReadErrors(() => readOn(room)));
    if (found.length === 0) break;
    read += found.length;
    if (read > media.bytes) throw changed(media.bytes, read);
    digest.update(found);
    yield* slices(found);
    // One that is not full is the last: to ask once more would only tell so again.
    if (found.length < room.length) break;
  }
  if (read !== media.bytes || digest.digest('hex') !== media.sha256) throw changed(media.bytes, read);
}

function changed(expected: number, found: number): AppError {
  const sizes = expected === found ? 'its content is another' : `${found} bytes in place of ${expected}`;
  return new AppError(
    errorData('changed-while-reading', `The file changed since it was looked at: ${sizes}`),
  );
}
