import type { ReadWord } from '../../../../contract/reading.ts';

/** Share of the lower word's height by which two of one line overlap at least. */
const leastOverlap = 0.5;

/**
 * Puts words in lines from top to bottom, left to right: a reader of sparse text gives each stretch by itself, and
 * tells it twice where two of its passes meet.
 */
export function toLines(words: readonly ReadWord[]): ReadWord[][] {
  const lines: ReadWord[][] = [];
  for (const word of [...words].sort((a, b) => middle(a) - middle(b))) {
    const line = lines.findLast((one) => isBeside(one.at(-1), word));
    if (line) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((a, b) => a.box.x - b.box.x)).sort((a, b) => top(a) - top(b));
}

const middle = ({ box }: ReadWord) => box.y + box.height / 2;
const top = (line: readonly ReadWord[]) => Math.min(...line.map(({ box }) => box.y));

function isBeside(a: ReadWord | undefined, b: ReadWord): boolean {
  if (!a) return false;
  const shared = Math.min(a.box.y + a.box.height, b.box.y + b.box.height) - Math.max(a.box.y, b.box.y);
  return shared >= leastOverlap * Math.min(a.box.height, b.box.height);
}
