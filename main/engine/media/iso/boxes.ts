import type { ByteReader } from '../../byte-plan.ts';

// Boxes of ISO 14496-12, of which MP4, MOV, HEIF and Canon's CR3 are made: only to find something in them. Who removes
// something from them walks for itself (metadata/mp4/), because it must understand every byte.

export interface Box {
  readonly type: string;
  /** Offsets of its content. */
  readonly from: number;
  readonly to: number;
}

const mostBoxes = 10_000;

/** Reads the box at an offset, within so many bytes; null where there is none. */
function boxIn(bytes: Buffer, at: number, most: number): Box | null {
  if (at + 8 > bytes.length) return null;
  const type = bytes.toString('latin1', at + 4, at + 8);
  let length = bytes.readUInt32BE(at);
  let head = 8;
  if (length === 1) {
    if (at + 16 > bytes.length) return null;
    length = Number(bytes.readBigUInt64BE(at + 8));
    head = 16;
  } else if (length === 0) length = most;
  if (length < head || length > most) return null;
  return { type, from: at + head, to: at + length };
}

/** Lists the boxes between two offsets, up to the first invalid one. */
export function boxesIn(bytes: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to && boxes.length < mostBoxes; ) {
    const box = boxIn(bytes, at, to - at);
    if (!box) break;
    boxes.push(box);
    at = box.to;
  }
  return boxes;
}

/** Lists the boxes at a path of nested types. */
export function boxesAt(bytes: Buffer, from: number, to: number, path: readonly string[]): Box[] {
  const [type, ...rest] = path;
  const found = boxesIn(bytes, from, to).filter((box) => box.type === type);
  return rest.length === 0 ? found : found.flatMap((box) => boxesAt(bytes, box.from, box.to, rest));
}

/** A file with what of it boxes are read by. */
export type BoxFile = ByteReader & { stat(): Promise<{ readonly size: number }> };

/** Lists the top-level boxes of a file, up to the first invalid one. */
export async function boxesOf(file: BoxFile): Promise<Box[]> {
  const { size } = await file.stat();
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= size && boxes.length < mostBoxes; ) {
    const box = boxIn(await readAt(file, at, 16), 0, size - at);
    if (!box) break;
    boxes.push({ type: box.type, from: at + box.from, to: at + box.to });
    at += box.to;
  }
  return boxes;
}

/** Reads bytes; fewer than asked for where the file ends. */
export async function readAt(file: ByteReader, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
  return buffer.subarray(0, bytesRead);
}
