import { typeOfFile } from './file-type.ts';
import { brandsOf } from './heif/container.ts';
import { otherPicture } from './other-pictures.ts';
import { decodeMarkup } from './text.ts';

/** Bytes at the beginning of a file by which its type is detected. */
export const headBytes = 8_192;

/** Synonyms of MIME types: the left are those of the sniffing library. */
const plainNames: Readonly<Record<string, string>> = {
  'video/matroska': 'video/x-matroska',
  'video/vnd.avi': 'video/x-msvideo',
  'video/MP1S': 'video/mpeg',
  'video/MP2P': 'video/mpeg',
  'video/x-ms-asf': 'video/x-ms-wmv',
};

/** Types of Windows Media: named by the first of its streams, which is the sound at least as often as the picture. */
const windowsMedia = new Set(['audio/x-ms-asf', 'application/vnd.ms-asf']);
/** The GUID of a video stream in it. */
const videoStream = Buffer.from('c0ef19bc4d5bcf11a8fd00805f5c442b', 'hex');

/**
 * Detects the type of a file by its content.
 * @param head the first `headBytes` of the same file, or all of a shorter one
 * @param whole all of the file, where that was read already
 * @returns a MIME type; `text/html`, `text/plain` and `application/octet-stream` for what is nothing in particular
 * @throws what the file system said
 */
export async function sniff(path: string, head: Buffer, whole: Buffer | null = null): Promise<string> {
  const mime = heifType(head) ?? (await typeOfFile(path, whole));
  if ((mime === undefined || mime === 'application/xml') && isSvg(head)) return 'image/svg+xml';
  if (mime !== undefined && windowsMedia.has(mime) && head.includes(videoStream)) return 'video/x-ms-wmv';
  if (mime !== undefined) return plainNames[mime] ?? mime;
  const other = otherPicture(head);
  if (other !== undefined) return other;
  if (!isText(head)) return 'application/octet-stream';
  return isPage(head) ? 'text/html' : 'text/plain';
}

const avifBrands = new Set(['avif', 'avis', 'MA1A', 'MA1B']);
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);
const heifBrands = new Set(['mif1', 'mif2', 'msf1', 'miaf']);

/**
 * Detects the kind of HEIF by all brands: the major one often says only that it is some. Null: it is something
 * else, or one that only it itself knows.
 */
function heifType(head: Buffer): string | null {
  if (head.toString('latin1', 4, 8) !== 'ftyp') return null;
  const brands = brandsOf(head.subarray(8, Math.min(head.readUInt32BE(0), head.length)));
  if (brands.some((brand) => avifBrands.has(brand))) return 'image/avif';
  if (brands.some((brand) => heicBrands.has(brand))) return 'image/heic';
  return heifBrands.has(brands[0] ?? '') ? 'image/heif' : null;
}

/** True for a web page that a site served in place of a picture, saved under the picture's name. */
const isPage = (head: Buffer): boolean =>
  /^\uFEFF?\s*(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html)\b/i.test(head.toString('utf8'));

/** Maps a MIME type to a kind of media, or null where it is neither. */
export function kindOf(mime: string): 'image' | 'video' | null {
  if (mime.startsWith('image/')) return 'image';
  return mime.startsWith('video/') ? 'video' : null;
}

/**
 * Bytes within which SVG begins: beyond this a comment or a document type would have to be longer than any that
 * tools write.
 */
const svgStartsWithin = 4_096;

function isSvg(head: Buffer): boolean {
  const start = decodeMarkup(head.subarray(0, svgStartsWithin));
  const bare = start
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^[>]*(\[[^\]]*\])?[^>]*>/gi, '')
    .trimStart();
  return /^<([\w-]+:)?svg[\s>/]/i.test(bare);
}

function isText(head: Buffer): boolean {
  if (head.includes(0)) return false;
  try {
    // `stream`: the head may end in the middle of a character.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
