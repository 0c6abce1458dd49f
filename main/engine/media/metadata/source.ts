import { AppError, errorData } from '../../../../contract/app-error.ts';
import { type ByteReader, readPlan } from '../../byte-plan.ts';

/** Size of the read-ahead buffer, so that thousands of small reads are few. */
const windowBytes = 256 * 1024;

/** A file with random access. What a read returns is valid until the next one. */
export interface Source {
  readonly size: number;
  /** Reads a range. @throws AppError `metadata-unreadable` when the file ends before that, `cancelled` */
  read(at: number, length: number): Promise<Buffer>;
}

/** Builds the failure of an invalid file, which is not sent: what it carries is not known. */
export function unreadable(why: string): AppError {
  return new AppError(errorData('metadata-unreadable', why));
}

export function sourceOf(file: ByteReader, size: number, signal?: AbortSignal): Source {
  const { whole: held } = file;
  const room = Buffer.allocUnsafe(held ? 0 : windowBytes);
  let window = room.subarray(0, 0);
  let windowAt = 0;
  const load = async (into: Buffer, at: number) => {
    if (signal?.aborted) throw new AppError(errorData('cancelled', 'Reading the file was called off'));
    return readPlan(file, { of: size, parts: [['copy', at, into.length]] })(into);
  };
  return {
    size,
    async read(at, length) {
      if (length === 0) return room.subarray(0, 0);
      if (at < 0 || length < 0 || at + length > size)
        throw unreadable('The file ends in the middle of a part');
      if (held) {
        if (at + length > held.length) throw shrunk();
        return held.subarray(at, at + length);
      }
      if (at >= windowAt && at + length <= windowAt + window.length)
        return window.subarray(at - windowAt, at - windowAt + length);
      if (length > windowBytes) {
        const whole = Buffer.alloc(length);
        if ((await load(whole, at)) < length) throw shrunk();
        return whole;
      }
      const wanted = Math.min(windowBytes, size - at);
      window = room.subarray(0, 0);
      const read = await load(room.subarray(0, wanted), at);
      if (read < length) throw shrunk();
      window = room.subarray(0, read);
      windowAt = at;
      return window.subarray(0, length);
    },
  };
}

function shrunk(): AppError {
  return new AppError(errorData('changed-while-reading', 'The file changed while it was read'));
}
