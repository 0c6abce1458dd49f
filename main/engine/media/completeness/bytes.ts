import type { ByteReader } from '../../byte-plan.ts';
import { withReadErrors } from '../../fs-errors.ts';

/**
 * Result of checking whether a file is complete. `unfinished`: something is missing that its own content says must
 * come. `damaged`: it ends as it should, and its own checksum says that something in it was changed. `unknown`: its
 * content cannot tell, or says that it ended before the file does.
 */
export type Completeness = 'complete' | 'unfinished' | 'damaged' | 'unknown';

/** Random access to a file's bytes. */
export interface RandomAccessBytes {
  readonly size: number;
  /** Fewer than asked for where the file ends; none before its beginning. */
  at(offset: number, length: number): Promise<Buffer>;
}

const windowBytes = 64 * 1024;

/** Reads through a buffer, so that many small reads in a row are one. */
export function openBytes(file: ByteReader, size: number): RandomAccessBytes {
  const { whole } = file;
  if (whole)
    return {
      size,
      at: async (offset, length) =>
        offset < 0 ? Buffer.alloc(0) : whole.subarray(offset, Math.max(offset, offset + length)),
    };
  let start = 0;
  let held: Buffer = Buffer.alloc(0);
  return {
    size,
    async at(offset, length) {
      if (offset < 0) return Buffer.alloc(0);
      if (offset < start || offset + length > start + held.length) {
        const wanted = Math.max(Math.min(Math.max(length, windowBytes), size - offset), 0);
        const buffer = Buffer.allocUnsafe(wanted);
        let filled = 0;
        while (filled < wanted) {
          const from = filled;
          const { bytesRead } = await withReadErrors(() =>
            file.read(buffer, from, wanted - from, offset + from),
          );
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        start = offset;
        held = buffer.subarray(0, filled);
      }
      return held.subarray(offset - start, offset - start + length);
    },
  };
}

/** Compares the end of a picture by its own content with that of its file. */
export function compareEnd(end: number, size: number): Completeness {
  if (end > size) return 'unfinished';
  return end === size ? 'complete' : 'unknown';
}
