import { type Completeness, compareEnd, type RandomAccessBytes } from './bytes.ts';

const trailer = 0x3b;
const extension = 0x21;
const image = 0x2c;
const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Checks GIF: blocks up to the trailer. */
export async function checkGif(bytes: RandomAccessBytes, thoroughly: boolean): Promise<Completeness> {
  const [last] = await bytes.at(bytes.size - 1, 1);
  if (last !== trailer && !thoroughly) return 'unfinished';
  const screen = await bytes.at(0, 13);
  if (screen.length < 13) return 'unfinished';
  let offset: number | null = 13 + tableBytes(screen[10] ?? 0);
  while (offset !== null) {
    const block: Buffer = await bytes.at(offset, 10);
    if (block.length === 0) return 'unfinished';
    if (block[0] === trailer) return compareEnd(offset + 1, bytes.size);
    if (block[0] === extension) offset = await endOfBlocks(bytes, offset + 2);
    else if (block[0] === image) {
      if (block.length < 10) return 'unfinished';
      offset = await endOfBlocks(bytes, offset + 10 + tableBytes(block[9] ?? 0) + 1);
    } else return block[0] === 0 ? 'unfinished' : 'unknown';
  }
  return 'unfinished';
}

/** Skips a chain of blocks that begin with their length; null when the file ends before. */
async function endOfBlocks(bytes: RandomAccessBytes, from: number): Promise<number | null> {
  let offset = from;
  for (;;) {
    const [length] = await bytes.at(offset, 1);
    if (length === undefined) return null;
    offset += 1 + length;
    if (length === 0) return offset;
  }
}
