import type { Box } from '../../../../contract/reading.ts';

/** Largest number of 16 bits: what stands further out is marked at that edge. */
const most = 65_535;
const numbersOfBox = 4;

/** Packs boxes for their column. */
export function packBoxes(boxes: readonly Box[]): Buffer {
  const packed = Buffer.alloc(boxes.length * numbersOfBox * 2);
  for (const [index, { x, y, width, height }] of boxes.entries())
    for (const [place, value] of [x, y, width, height].entries())
      packed.writeUInt16LE(
        Math.min(most, Math.max(0, Math.round(value))),
        (index * numbersOfBox + place) * 2,
      );
  return packed;
}

export function unpackBoxes(packed: Uint8Array): Box[] {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const numberAt = (index: number) => bytes.readUInt16LE(index * 2);
  return Array.from({ length: Math.floor(bytes.length / 2 / numbersOfBox) }, (_, word) => {
    const first = word * numbersOfBox;
    return {
      x: numberAt(first),
      y: numberAt(first + 1),
      width: numberAt(first + 2),
      height: numberAt(first + 3),
    };
  });
}
