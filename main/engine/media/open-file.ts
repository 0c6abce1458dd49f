import type { Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { ByteReader } from '../byte-plan.ts';
import { withReadErrors } from '../fs-errors.ts';
import type { OperationContext } from './operations.ts';

/**
 * Size up to which a file is read once and looked at in memory: most photographs, and screenshots of any screen. Part by
 * part one of 8 MB costs three times the processor, most of it garbage. What a file does not fill is never touched, and
 * takes no memory.
 */
const wholeBytes = 16 * 1024 * 1024;
/** Bytes of one read, between which progress is told. */
const stepBytes = 512 * 1024;
/** Rooms that are kept for the next file: a new one for each would have V8 collect garbage every few pictures. */
const free: Buffer[] = [];
const mostFree = 1;

/** A file that is open for looking at it in several ways. */
export interface OpenFile extends ByteReader {
  /** All of it, where it is small; null: it is read part by part. Not valid any more once it is closed. */
  readonly whole: Buffer | null;
  stat(): Promise<Stats>;
  close(): Promise<void>;
}

/**
 * Opens a file. A small one is read here and never again, since each of the dozens of reads that looking at it takes
 * costs more than the bytes.
 * @param size its size as it was before
 * @throws AppError vanished, unreadable
 */
export async function openFile(
  path: string,
  size: number,
  { progress }: Pick<OperationContext, 'progress'>,
): Promise<OpenFile> {
  const handle = await withReadErrors(() => open(path, 'r'));
  const room = size <= wholeBytes ? (free.pop() ?? Buffer.allocUnsafe(wholeBytes)) : null;
  try {
    const whole = room && (await readWhole(handle, room.subarray(0, size), progress));
    return {
      whole,
      read: whole ? readerOf(whole) : (...range) => handle.read(...range),
      stat: () => withReadErrors(() => handle.stat()),
      close() {
        if (room && free.length < mostFree) free.push(room);
        return handle.close();
      },
    };
  } catch (thrown) {
    await handle.close();
    throw thrown;
  }
}

async function readWhole(handle: FileHandle, buffer: Buffer, progress: () => void): Promise<Buffer> {
  const size = buffer.length;
  let length = 0;
  while (length < size) {
    const { bytesRead } = await withReadErrors(() =>
      handle.read(buffer, length, Math.min(stepBytes, size - length), length),
    );
    if (bytesRead === 0) break;
    length += bytesRead;
    progress();
  }
  return buffer.subarray(0, length);
}

const readerOf =
  (whole: Buffer): ByteReader['read'] =>
  async (buffer, offset, length, position) => ({
    bytesRead: whole.copy(buffer, offset, position, Math.min(position + length, whole.length)),
  });
