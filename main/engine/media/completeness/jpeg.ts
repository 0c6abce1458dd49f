import { type Completeness, compareEnd, type RandomAccessBytes } from './bytes.ts';

const partBytes = 64 * 1024;
const startOfScan = 0xda;
const endOfImage = 0xd9;
/** True for markers without a length: TEM, RST0 to RST7, SOI. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/**
 * Checks JPEG: segments by their lengths, so that the thumbnail's own end inside of EXIF is passed over, and scans
 * up to the end of the image. Where further pictures follow (Multi-Picture Format, CIPA DC-007), up to the last
 * one's end.
 */
export async function checkJpeg(bytes: RandomAccessBytes, thoroughly: boolean): Promise<Completeness> {
  const tail = await bytes.at(bytes.size - 2, 2);
  const endsWell = tail[0] === 0xff && tail[1] === endOfImage;
  if (!endsWell && !thoroughly) return 'unfinished';
  let offset = 2;
  let furthest = 0;
  let hasVideo = false;
  for (;;) {
    const head = await bytes.at(offset, 4);
    const marker = head[1];
    if (head.length < 2 || marker === undefined) return 'unfinished';
    if (head[0] === 0 && marker === 0) return 'unfinished';
    if (head[0] !== 0xff) return 'unknown';
    if (marker === 0xff) {
      offset += 1;
    } else if (marker === endOfImage) {
      const end = offset + 2;
      if (hasVideo && end === bytes.size) return 'unknown';
      return compareEnd(Math.max(end, furthest), bytes.size);
    } else if (isBare(marker)) {
      offset += 2;
    } else {
      if (head.length < 4) return 'unfinished';
      const length = head.readUInt16BE(2);
      if (length < 2) return 'unknown';
      if (marker === 0xe2) furthest = Math.max(furthest, await endOfPictures(bytes, offset + 4, length - 2));
      // A phone's film lies behind the picture, and only words in XMP tell of it.
      if (marker === 0xe1) hasVideo ||= await tellsOfVideo(bytes, offset + 4, length - 2);
      offset += 2 + length;
      if (marker === startOfScan) {
        const next = await endOfScan(bytes, offset);
        if (next === null) return 'unfinished';
        offset = next;
      }
    }
  }
}

/** Returns where the marker after a scan's data begins; null when the file ends before. */
async function endOfScan(bytes: RandomAccessBytes, from: number): Promise<number | null> {
  for (let offset = from; ; ) {
    const part = await bytes.at(offset, partBytes);
    if (part.length < 2) return null;
    const { isMarker, at } = nextMarker(part);
    if (isMarker) return offset + at;
    // What is left may be the first half of a marker, and the second is in the next part or still to come.
    if (at < part.length && part.length < partBytes) return null;
    offset += at;
  }
}

/** Finds the first marker that ends a scan, or returns up to where there is none. */
function nextMarker(part: Buffer): { isMarker: boolean; at: number } {
  for (let at = part.indexOf(0xff); at !== -1; at = part.indexOf(0xff, at)) {
    const next = part[at + 1];
    if (next === undefined) return { isMarker: false, at };
    if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else if (next === 0xff) at += 1;
    else return { isMarker: true, at };
  }
  return { isMarker: false, at: part.length };
}

async function tellsOfVideo(bytes: RandomAccessBytes, offset: number, length: number): Promise<boolean> {
  const text = (await bytes.at(offset, length)).toString('latin1');
  return /MotionPhoto="1"|MicroVideo="1"/.test(text);
}

/** Returns the furthest end of all pictures in an MP index; 0 where the segment is none. */
async function endOfPictures(bytes: RandomAccessBytes, offset: number, length: number): Promise<number> {
  const segment = await bytes.at(offset, length);
  if (segment.toString('latin1', 0, 4) !== 'MPF\0' || segment.length < 12) return 0;
  const index = segment.subarray(4);
  const isLittle = index.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (isLittle ? index.readUInt16LE(at) : index.readUInt16BE(at));
  const long = (at: number) => (isLittle ? index.readUInt32LE(at) : index.readUInt32BE(at));
  try {
    const directory = long(4);
    let furthest = 0;
    for (let entry = 0; entry < short(directory); entry++) {
      const at = directory + 2 + entry * 12;
      if (short(at) !== 0xb002) continue;
      const bytesOfAll = long(at + 4);
      const first = long(at + 8);
      for (let one = first; one + 16 <= first + bytesOfAll; one += 16) {
        const size = long(one + 4);
        const start = long(one + 8);
        // The first picture is this one, and its offset is 0 by definition.
        furthest = Math.max(furthest, start === 0 ? size : offset + 4 + start + size);
      }
    }
    return furthest;
  } catch (thrown) {
    if (thrown instanceof RangeError) return 0;
    throw thrown;
  }
}
