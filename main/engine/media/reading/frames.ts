import type { GreyPixels } from './greymap.ts';

// A reader of sparse text takes a frame and what it surrounds for a picture: what stands in fields, bubbles and tables
// is lost to it. So what is drawn around text is found, as ink that hangs together, is wide and mostly hollow, and has a
// long straight line at its top; and it is taken away. Letters touch no frame, and keep every pixel.

/** Value below which a pixel is ink, on white. */
const ink = 224;
/** Smallest frame, in pixels. */
const leastWidth = 64;
const leastHeight = 14;
/** Share of its box that a frame fills at most: letters of that size fill more. */
const mostFilled = 0.15;
/** Share of its width that its longest straight line has at least. */
const leastStraight = 0.5;
/** Share of its height within which that line begins: what is underlined has it at the bottom. */
const atTop = 0.3;
/** Pieces of ink that are told apart at most, which bounds the memory: a photograph has more, and is left as it is. */
const mostPieces = 65_000;

/** What is known of each piece of ink, by its number. */
interface Pieces {
  readonly parent: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly top: Int32Array;
  readonly bottom: Int32Array;
  readonly pixels: Int32Array;
  readonly longest: Int32Array;
  readonly longestAt: Int32Array;
}

/** Takes frames away, in the pixels given: dark on white. */
export function withoutFrames(picture: GreyPixels): GreyPixels {
  const pieces = findPieces(picture);
  if (!pieces) return picture;
  const isFrame = framesAmong(pieces);
  if (isFrame.includes(1))
    eachRun(picture, (piece, row, from, until) => {
      if (isFrame[rootOf(pieces.parent, piece)]) whiten(picture, row, from, until);
    });
  return picture;
}

function findPieces(picture: GreyPixels): Pieces | null {
  const made = () => new Int32Array(mostPieces);
  const pieces: Pieces = {
    ...{ parent: made(), left: made(), right: made(), top: made(), bottom: made() },
    ...{ pixels: made(), longest: made(), longestAt: made() },
  };
  const { parent, left, right, top, bottom, pixels, longest, longestAt } = pieces;
  const isWhole = eachRun(
    picture,
    (piece, row, from, until) => {
      const length = until - from;
      if (pixels[piece] === 0) {
        parent[piece] = piece;
        left[piece] = from;
        top[piece] = row;
      }
      left[piece] = Math.min(left[piece] ?? 0, from);
      right[piece] = Math.max(right[piece] ?? 0, until);
      bottom[piece] = row + 1;
      pixels[piece] = (pixels[piece] ?? 0) + length;
      if (length > (longest[piece] ?? 0)) {
        longest[piece] = length;
        longestAt[piece] = row;
      }
    },
    (one, other) => {
      const a = rootOf(parent, one);
      const b = rootOf(parent, other);
      parent[Math.max(a, b)] = Math.min(a, b);
    },
  );
  return isWhole ? pieces : null;
}

/** Adds up what hangs together, and says of each piece that stands for others whether these are a frame. */
function framesAmong(pieces: Pieces): Uint8Array {
  const { parent, left, right, top, bottom, pixels, longest, longestAt } = pieces;
  const isFrame = new Uint8Array(mostPieces);
  // From the last on: each is added to one that came before it.
  let count = mostPieces;
  while (count > 0 && pixels[count - 1] === 0) count -= 1;
  for (let piece = count - 1; piece >= 0; piece -= 1) {
    const root = rootOf(parent, piece);
    if (root === piece) continue;
    left[root] = Math.min(left[root] ?? 0, left[piece] ?? 0);
    right[root] = Math.max(right[root] ?? 0, right[piece] ?? 0);
    top[root] = Math.min(top[root] ?? 0, top[piece] ?? 0);
    bottom[root] = Math.max(bottom[root] ?? 0, bottom[piece] ?? 0);
    pixels[root] = (pixels[root] ?? 0) + (pixels[piece] ?? 0);
    const [own, other] = [longest[root] ?? 0, longest[piece] ?? 0];
    if (other > own || (other === own && (longestAt[piece] ?? 0) < (longestAt[root] ?? 0))) {
      longest[root] = other;
      longestAt[root] = longestAt[piece] ?? 0;
    }
  }
  for (let piece = 0; piece < count; piece += 1) {
    if (parent[piece] !== piece) continue;
    const width = (right[piece] ?? 0) - (left[piece] ?? 0);
    const height = (bottom[piece] ?? 0) - (top[piece] ?? 0);
    const isLarge = width >= leastWidth && height >= leastHeight;
    const isHollow = (pixels[piece] ?? 0) <= mostFilled * width * height;
    const isStraight = (longest[piece] ?? 0) >= leastStraight * width;
    if (isLarge && isHollow && isStraight && (longestAt[piece] ?? 0) - (top[piece] ?? 0) <= atTop * height)
      isFrame[piece] = 1;
  }
  return isFrame;
}

function rootOf(parent: Int32Array, piece: number): number {
  let root = piece;
  while (parent[root] !== root) {
    parent[root] = parent[parent[root] ?? 0] ?? 0;
    root = parent[root] ?? 0;
  }
  return root;
}

/**
 * Tells each run of ink of each row, with the number of the piece that it belongs to: that of the first run of the row
 * above that it touches, or a new one. The numbers are the same each time.
 * @param join hears of two numbers that are one piece
 * @returns false where there were more pieces than may be
 */
function eachRun(
  { data, width, height }: GreyPixels,
  tell: (piece: number, row: number, from: number, until: number) => void,
  join: (one: number, other: number) => void = () => {},
): boolean {
  // Runs of the row above and of this one, three numbers each: where it begins, where it ends, its piece. They are kept
  // in place, as each row would leave garbage behind, which a process of little memory has no room for.
  let [above, own] = [
    new Int32Array(3 * Math.ceil(width / 2 + 1)),
    new Int32Array(3 * Math.ceil(width / 2 + 1)),
  ];
  let [aboveEnd, count] = [0, 0];
  for (let row = 0; row < height; row += 1) {
    const end = (row + 1) * width;
    let [next, ownEnd] = [0, 0];
    for (let at = row * width; at < end; at += 1) {
      if ((data[at] ?? 255) >= ink) continue;
      const from = at - row * width;
      while (at < end && (data[at] ?? 255) < ink) at += 1;
      const until = at - row * width;
      // Corners touch as well.
      while (next < aboveEnd && (above[next + 1] ?? 0) < from) next += 3;
      let piece = -1;
      for (let other = next; other < aboveEnd && (above[other] ?? 0) <= until; other += 3)
        if (piece < 0) piece = above[other + 2] ?? 0;
        else join(piece, above[other + 2] ?? 0);
      if (piece < 0) {
        if (count === mostPieces) return false;
        piece = count;
        count += 1;
      }
      tell(piece, row, from, until);
      own[ownEnd] = from;
      own[ownEnd + 1] = until;
      own[ownEnd + 2] = piece;
      ownEnd += 3;
    }
    [above, own] = [own, above];
    aboveEnd = ownEnd;
  }
  return true;
}

/** Whitens a run, and the faint pixels around it that its edge was blurred into. */
function whiten({ data, width, height }: GreyPixels, row: number, from: number, until: number): void {
  for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y += 1)
    for (let x = Math.max(0, from - 1); x < Math.min(width, until + 1); x += 1) {
      const at = y * width + x;
      if ((y === row && x >= from && x < until) || (data[at] ?? 0) >= ink) data[at] = 255;
    }
}
