import type { FileHandle } from 'node:fs/promises';
import { boxesAt, boxesIn, boxesOf, readAt } from '../iso/boxes.ts';
import { readDrawing } from '../metadata/exif.ts';
import type { Place, Preview } from './preview.ts';

/** Size limit of the table of contents: small copies and the camera's own notes. */
const largestMovie = 20_000_000;
/** UUIDs of Canon's two boxes: metadata, and preview. */
const canonUuid = '85c0b687820f11e08111f4ce462b6a48';
const previewUuid = 'eaf42b5e1c984b88b9fbb7dc406e4d16';
/** Bytes in front of the preview's box, and of the picture in it. */
const [beforePreview, beforePicture] = [16 + 8, 16];

/**
 * Finds the pictures in Canon's CR3: one of full size as a track of its own, and a smaller one in a box. The
 * orientation stands in a box of EXIF.
 */
export async function cr3Previews(
  file: FileHandle,
): Promise<{ places: Place[]; orientation: Preview['orientation'] }> {
  const boxes = await boxesOf(file);
  const places: Place[] = [];
  let orientation = 1;
  for (const { type, from, to } of boxes) {
    if (type === 'moov') {
      const movie = await readAt(file, from, Math.min(to - from, largestMovie));
      places.push(...tracksOf(movie));
      orientation = orientationIn(movie);
    } else if (type === 'uuid') {
      const head = await readAt(file, from, beforePreview + 8 + beforePicture);
      const isPreview = head.toString('hex', 0, 16) === previewUuid;
      if (!isPreview || head.length < beforePreview + 8 + beforePicture) continue;
      const length = head.readUInt32BE(beforePreview + 8 + beforePicture - 4);
      places.push({ offset: from + beforePreview + 8 + beforePicture, length });
    }
  }
  return { places, orientation };
}

/** Finds the first sample of each track: whether it is a picture shows in its bytes. */
function tracksOf(movie: Buffer): Place[] {
  return boxesAt(movie, 0, movie.length, ['trak', 'mdia', 'minf', 'stbl']).flatMap((stbl) => {
    const tables = boxesIn(movie, stbl.from, stbl.to);
    const [sizes, offsets] = [
      tables.find(({ type }) => type === 'stsz'),
      tables.find(({ type }) => type === 'co64'),
    ];
    if (!sizes || !offsets || sizes.to - sizes.from < 12 || offsets.to - offsets.from < 16) return [];
    const same = movie.readUInt32BE(sizes.from + 4);
    // One size for all samples, or the first of a list.
    if (same === 0 && sizes.to - sizes.from < 16) return [];
    const length = same > 0 ? same : movie.readUInt32BE(sizes.from + 12);
    const offset = Number(movie.readBigUInt64BE(offsets.from + 8));
    return [{ offset, length }];
  });
}

function orientationIn(movie: Buffer): number {
  const canon = boxesIn(movie, 0, movie.length).find(
    ({ type, from }) => type === 'uuid' && movie.toString('hex', from, from + 16) === canonUuid,
  );
  const exif = canon && boxesIn(movie, canon.from + 16, canon.to).find(({ type }) => type === 'CMT1');
  return exif ? readDrawing(movie.subarray(exif.from, exif.to)).orientation : 1;
}
