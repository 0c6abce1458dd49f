import { z } from 'zod';

/** Part of a plan: a range of the file, bytes in base64 that replace one, or so many zeros. Lengths are never 0. */
const planPartSchema = z.union([
  z.tuple([z.literal('copy'), z.number().int().nonnegative(), z.number().int().positive()]),
  z.tuple([z.literal('bytes'), z.string().min(1)]),
  z.tuple([z.literal('zeros'), z.number().int().positive()]),
]);
export type PlanPart = z.infer<typeof planPartSchema>;

/**
 * A plan by which the sent bytes are made from a file while it is sent: no copy of it lies anywhere. `of` is the
 * size that the file must have.
 */
export const bytePlanSchema = z.object({
  of: z.number().int().nonnegative(),
  parts: z.array(planPartSchema),
});
export type BytePlan = z.infer<typeof bytePlanSchema>;

export function planPartSize(part: PlanPart): number {
  return part[0] === 'copy' ? part[2] : part[0] === 'zeros' ? part[1] : Buffer.byteLength(part[1], 'base64');
}

/** Reads ranges of a file, as Node's `FileHandle` does. */
export interface ByteReader {
  /** All of the file, where it is in memory; it is only read, never changed. */
  readonly whole?: Buffer | null;
  read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
}

/**
 * Reads the next bytes, as much as fits into the buffer.
 * @param enough number of bytes after which no more is asked for; default: all that fits
 * @returns bytes read, fewer than enough only at the end
 */
export type ReadNext = (buffer: Buffer, enough?: number) => Promise<number>;

/**
 * Opens a reader of the bytes that a recipe makes of a file, from its beginning; without a recipe the file itself,
 * to its end. A file that ends too early ends what is read: the caller compares size and hash.
 */
export function readPlan(file: ByteReader, recipe: BytePlan | null): ReadNext {
  if (recipe === null) {
    let position = 0;
    return async (buffer, enough) => {
      const length = await fill(file, buffer, position, enough);
      position += length;
      return length;
    };
  }
  let next = 0;
  /** Bytes read of the current part. */
  let done = 0;
  return async (buffer) => {
    let length = 0;
    for (let part = recipe.parts[next]; part && length < buffer.length; part = recipe.parts[next]) {
      const room = buffer.subarray(
        length,
        length + Math.min(buffer.length - length, planPartSize(part) - done),
      );
      if (part[0] === 'copy') {
        const read = await fill(file, room, part[1] + done);
        if (read < room.length) return length + read;
      } else if (part[0] === 'zeros') room.fill(0);
      else Buffer.from(part[1], 'base64').copy(room, 0, done);
      length += room.length;
      done += room.length;
      if (done === planPartSize(part)) {
        next += 1;
        done = 0;
      }
    }
    return length;
  };
}

/** Reads until there is enough, the buffer is full, or the file ends. @returns bytes read */
async function fill(
  file: ByteReader,
  buffer: Buffer,
  position: number,
  enough = buffer.length,
): Promise<number> {
  let length = 0;
  while (length < enough) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, position + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}
