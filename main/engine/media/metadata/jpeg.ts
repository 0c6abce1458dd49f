import { readDrawing, smallestExif } from './exif.ts';
import { type Findings, keepBlock, mostShown, note } from './findings.ts';
import type { Plan } from './plan.ts';
import { type Source, unreadable } from './source.ts';

const [sos, eoi, com, dqt, dht, dri, dac, dnl] = [0xda, 0xd9, 0xfe, 0xdb, 0xc4, 0xdd, 0xcc, 0xdc];
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isApp = (marker: number) => marker >= 0xe0 && marker <= 0xef;
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;

/**
 * Plans a JPEG (ITU-T T.81, JFIF 1.02): kept are the tables, frames and scans, JFIF's density, the ICC profile,
 * Adobe's colour transform, and of EXIF what changes the drawing. Everything behind the end of the picture is
 * removed: videos of motion photographs, second pictures, makers' trailers.
 */
export async function planJpeg(
  source: Source,
  plan: Plan,
  findings: Findings,
  keep: { provenance: boolean },
) {
  if ((await source.read(0, 2)).readUInt16BE(0) !== 0xffd8) throw unreadable('It has no header of a JPEG');
  const second = { isThere: false, isGainMap: false };
  await walk(source, plan, findings, keep, second);
  if (second.isThere || second.isGainMap) note(findings, second.isGainMap ? 'gain-map' : 'thumbnail');
}

interface SecondPicture {
  isThere: boolean;
  /** True if it says how bright the first picture is to be drawn. */
  isGainMap: boolean;
}

async function walk(
  source: Source,
  plan: Plan,
  findings: Findings,
  keep: { provenance: boolean },
  second: SecondPicture,
): Promise<void> {
  let at = 2;
  let hasExif = false;
  const provenance = new Set<number>();
  plan.copy(0, 2);
  for (;;) {
    // Cut off: what there is of it is still a picture.
    if (at >= source.size) return;
    if ((await source.read(at, 1))[0] !== 0xff) throw unreadable('A JPEG has something between its segments');
    while (at < source.size && (await source.read(at, 1))[0] === 0xff) at += 1;
    if (at >= source.size) return;
    const marker = (await source.read(at, 1))[0] ?? 0;
    at += 1;
    if (marker === eoi) {
      plan.copy(at - 2, at);
      await noteTrailer(source, at, findings, second.isThere);
      return;
    }
    const length = (await source.read(at, 2)).readUInt16BE(0);
    if (length < 2) throw unreadable('A segment of a JPEG has no length');
    const end = at + length;
    const body = Buffer.from(await source.read(at + 2, length - 2));
    const keepAll = () => plan.copy(at - 2, end);
    if (marker === sos || isFrame(marker) || [dqt, dht, dri, dac, dnl].includes(marker)) {
      if (!isExact(marker, body)) throw unreadable('A table of a JPEG is longer than what is in it');
      keepAll();
    } else if (marker === com) note(findings, 'comment', body.toString('utf8'));
    else if (isApp(marker)) {
      const kept = app(marker, body, findings, keep.provenance ? provenance : null);
      const isExif = marker === 0xe1 && startsWith(body, names.exif);
      // Decoders go by the first, whatever it says: what a second one says must not turn the picture.
      const isLate = isExif && hasExif;
      if (kept === 'as-is' && !isLate) keepAll();
      else if (kept && kept !== 'as-is' && !isLate) plan.bytes(segment(marker, kept));
      hasExif ||= isExif;
      if (startsWith(body, 'MPF\0')) second.isThere = true;
      second.isGainMap ||= tellsOfGainMap(marker, body);
    } else throw unreadable(`A JPEG has a segment of a kind that there is not (${marker.toString(16)})`);
    at = end;
    if (marker === sos) {
      const over = await endOfScan(source, at);
      plan.copy(at, over);
      at = over;
    }
  }
}

const startsWith = (body: Buffer, text: string) =>
  body.length >= text.length && body.toString('latin1', 0, text.length) === text;

const names = {
  exif: 'Exif\0\0',
  xmp: 'http://ns.adobe.com/xap/1.0/\0',
  moreXmp: 'http://ns.adobe.com/xmp/extension/\0',
  photoshop: 'Photoshop 3.0\0',
} as const;

/**
 * Plans an APP segment.
 * @param kept the numbers of the boxes with content credentials that were met, if those are to be kept
 * @returns what replaces it, or null for nothing
 */
function app(
  marker: number,
  body: Buffer,
  findings: Findings,
  kept: Set<number> | null,
): Buffer | 'as-is' | null {
  const is = (number: number, name: string) => marker === 0xe0 + number && startsWith(body, name);
  if (is(0, 'JFIF\0') && body.length >= 14) {
    if (body[12] || body[13]) note(findings, 'thumbnail');
    else if (body.length === 14) return 'as-is';
    // Without the small picture.
    return Buffer.concat([body.subarray(0, 12), Buffer.alloc(2)]);
  }
  if (is(1, names.exif)) {
    const tiff = body.subarray(names.exif.length);
    const smallest = smallestExif(readDrawing(tiff));
    if (smallest?.equals(tiff)) return 'as-is';
    keepBlock(findings, 'exif', tiff);
    return smallest && Buffer.concat([Buffer.from(names.exif, 'latin1'), smallest]);
  }
  if (is(2, 'ICC_PROFILE\0')) return 'as-is';
  if (is(14, 'Adobe') && body.length >= 12) {
    if (body.length === 12) return 'as-is';
    note(findings, 'other');
    return body.subarray(0, 12);
  }
  if (is(11, 'JP') && body.length >= 8) {
    // One box goes over several segments, which share its number; the first tells what it is.
    const box = body.readUInt16BE(2);
    if (body.readUInt32BE(4) === 1 && body.includes('c2pa')) kept?.add(box);
    note(findings, 'provenance');
    if (kept?.has(box)) return 'as-is';
  } else if (is(1, names.xmp)) keepBlock(findings, 'xmp', body.subarray(names.xmp.length));
  // Each piece has a hash and two lengths in front.
  else if (is(1, names.moreXmp)) keepBlock(findings, 'xmp', body.subarray(names.moreXmp.length + 40));
  else if (is(13, names.photoshop)) keepBlock(findings, 'photoshop', body.subarray(names.photoshop.length));
  else if (is(0, 'JFXX\0')) note(findings, 'thumbnail');
  // Told of at the end, where it is known what the second picture is for.
  else if (is(2, 'MPF\0') || is(2, gainMapName)) return null;
  else note(findings, 'other');
  return null;
}

const gainMapName = 'urn:iso:std:iso:ts:21496';

/** True if a segment announces a gain map: Ultra HDR, ISO 21496-1, and Apple's older way. */
function tellsOfGainMap(marker: number, body: Buffer): boolean {
  if (marker === 0xe2) return startsWith(body, gainMapName);
  return marker === 0xe1 && startsWith(body, names.xmp) && /hdr-?gain-?map/i.test(body.toString('latin1'));
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** True if a segment that is needed for decoding holds exactly what its fields say. */
function isExact(marker: number, body: Buffer): boolean {
  if (isFrame(marker)) {
    const [precision = 0, components = 0] = [body[0], body[5]];
    return precision >= 2 && precision <= 16 && components <= 4 && body.length === 6 + 3 * components;
  }
  if (marker === sos) {
    const components = body[0] ?? 0;
    return components >= 1 && components <= 4 && body.length === 4 + 2 * components;
  }
  if (marker === dri || marker === dnl) return body.length === 2;
  if (marker === dac) return body.length % 2 === 0 && body.length <= 16;
  let at = 0;
  while (at < body.length) {
    const head = body[at] ?? 0;
    // A precision or class of 0 or 1, and one of four tables.
    if (head >> 4 > 1 || (head & 15) > 3) return false;
    if (marker === dqt) at += 1 + (head >> 4 ? 128 : 64);
    else at += 17 + body.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
  }
  return at === body.length;
}

const step = 64 * 1024;

/** Returns where the next segment begins, or the file ends. */
async function endOfScan(source: Source, from: number): Promise<number> {
  let at = from;
  while (at < source.size) {
    const chunk = await source.read(at, Math.min(step, source.size - at));
    const found = markerIn(chunk);
    if (found === null) at += chunk.length;
    else if (found + 1 < chunk.length) return at + found;
    // The chunk ends with the first half of what may be a marker.
    else if (at + chunk.length === source.size) return source.size;
    else at += found;
  }
  return source.size;
}

/** Finds a marker. Null: there is none; the last byte: that may be the beginning of one. */
function markerIn(chunk: Buffer): number | null {
  for (let at = chunk.indexOf(0xff); at >= 0; at = chunk.indexOf(0xff, at)) {
    const next = chunk[at + 1];
    if (next === undefined) return at;
    if (next === 0 || isRestart(next)) at += 2;
    else if (next === 0xff) at += 1;
    else return at;
  }
  return null;
}

async function noteTrailer(source: Source, from: number, findings: Findings, hasSecond: boolean) {
  const length = source.size - from;
  if (length === 0) return;
  const shown = Math.min(length, mostShown);
  const head = Buffer.from(await source.read(from, shown));
  const tail = Buffer.from(await source.read(source.size - shown, shown));
  if (head.includes('ftyp') || tail.includes('ftyp')) note(findings, 'motion-video');
  else if (hasSecond) return;
  else if (head[0] === 0xff && head[1] === 0xd8) note(findings, 'thumbnail');
  else if (head.some((byte) => byte !== 0) || tail.some((byte) => byte !== 0)) note(findings, 'other');
}
