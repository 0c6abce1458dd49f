import { planPartSize } from '../../byte-plan.ts';
import { readDrawing, smallestExif } from './exif.ts';
import { type Findings, keepBlock, mostShown, note } from './findings.ts';
import { type Plan, planFor } from './plan.ts';
import { type Source, unreadable } from './source.ts';

const pictures = new Set(['VP8 ', 'VP8L']);
/** Chunks that are needed to draw a file with an extended header, the picture of a still included. */
const needed = new Set([...pictures, 'ALPH', 'ANIM', 'ICCP']);
/** Bits of VP8X that announce further chunks. */
const [hasXmp, hasExif] = [0x04, 0x08];
/** Bytes in front of the contents of a frame: its position, size and duration. */
const frameHead = 16;

/**
 * Plans a WebP (RFC 9649): kept are pictures, frames and the ICC profile; the sizes around them are written again.
 * Read as libwebp reads it, which all programs draw with: what that takes for a frame is one, whatever the sizes
 * say.
 */
export async function planWebp(
  source: Source,
  plan: Plan,
  findings: Findings,
  keep: { provenance: boolean },
): Promise<void> {
  const riff = await source.read(0, 12);
  if (riff.toString('latin1', 0, 4) !== 'RIFF' || riff.toString('latin1', 8) !== 'WEBP')
    throw unreadable('It has no header of a WebP');
  const stated = 8 + riff.readUInt32LE(4);
  const to = Math.min(stated, source.size);
  const first = await chunkAt(source, 12, to);
  if (!first) throw unreadable('A WebP has nothing in it');
  if (stated < source.size) note(findings, 'other');
  const inner = planFor(source.size);
  if (pictures.has(first.name)) await planSimple(source, first, to, inner, findings);
  else if (first.name === 'VP8X') await planExtended(source, first, to, inner, findings, keep);
  else throw unreadable('A WebP begins with something that there is not');
  const parts = inner.recipe()?.parts ?? [['copy', 0, source.size] as const];
  const size = parts.reduce((sum, part) => sum + planPartSize([...part]), 0) + 4;
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(size, 4);
  plan.bytes(head);
  for (const part of parts)
    if (part[0] === 'copy') plan.copy(part[1], part[1] + part[2]);
    else if (part[0] === 'bytes') plan.bytes(Buffer.from(part[1], 'base64'));
}

/** Plans a single picture: decoders ignore whatever follows it. */
async function planSimple(
  source: Source,
  picture: Chunk,
  to: number,
  plan: Plan,
  findings: Findings,
): Promise<void> {
  plan.copy(picture.at, picture.end);
  for (
    let chunk = await chunkAt(source, picture.end, to);
    chunk;
    chunk = await chunkAt(source, chunk.end, to)
  )
    await tell(source, chunk, findings);
}

async function planExtended(
  source: Source,
  first: Chunk,
  to: number,
  plan: Plan,
  findings: Findings,
  keep: { provenance: boolean },
): Promise<void> {
  if (first.length !== 10) throw unreadable('The header of a WebP makes no sense');
  const header = Buffer.from(await source.read(first.at, first.end - first.at));
  const flags = header.readUInt8(8);
  const body = planFor(source.size);
  let exif: Buffer | null = null;
  let hasMetExif = false;
  const met = new Set<string>();
  for (let chunk = await chunkAt(source, first.end, to); chunk; ) {
    const { name, at, end } = chunk;
    let next = end;
    if (name === 'VP8X') throw unreadable('A WebP has two headers');
    // Only the first of these counts.
    const isRepeated = (name === 'ICCP' || name === 'ANIM') && met.has(name);
    met.add(name);
    if (name === 'ANMF') next = await planFrame(source, chunk, to, body, findings);
    else if (needed.has(name) && !isRepeated) body.copy(at, end);
    else if (name === 'C2PA' && keep.provenance) {
      note(findings, 'provenance');
      body.copy(at, end);
    } else if (name === 'EXIF') {
      const smallest = await exifOf(source, chunk, findings);
      // One that the header does not tell of is not looked at, and must not turn the picture after this either.
      if (!hasMetExif && flags & hasExif) exif = smallest;
      hasMetExif = true;
    } else await tell(source, chunk, findings);
    chunk = await chunkAt(source, next, to);
  }
  if (exif) body.bytes(padded('EXIF', exif));
  header[8] = (flags & ~(hasXmp | hasExif)) | (exif ? hasExif : 0);
  plan.bytes(header);
  for (const part of body.recipe()?.parts ?? [])
    if (part[0] === 'copy') plan.copy(part[1], part[1] + part[2]);
    else if (part[0] === 'bytes') plan.bytes(Buffer.from(part[1], 'base64'));
}

/**
 * Plans one frame: alpha if there is any, and the picture. What else its size covers is read as what follows it.
 * @returns where that begins
 */
async function planFrame(
  source: Source,
  frame: Chunk,
  to: number,
  plan: Plan,
  findings: Findings,
): Promise<number> {
  if (frame.length < frameHead) throw unreadable('A frame of a WebP is too short');
  const from = frame.at + 8 + frameHead;
  let chunk = await chunkAt(source, from, to);
  const alpha = chunk?.name === 'ALPH' ? chunk : null;
  if (alpha) chunk = await chunkAt(source, alpha.end, to);
  if (!chunk || !pictures.has(chunk.name)) throw unreadable('A frame of a WebP has no picture');
  const { end } = chunk;
  if (end > frame.end) throw unreadable('A frame of a WebP is longer than its size');
  if (end === frame.end && frame.length === end - frame.at - 8) {
    plan.copy(frame.at, end);
    return end;
  }
  note(findings, 'other');
  const head = Buffer.from('ANMF\0\0\0\0', 'latin1');
  head.writeUInt32LE(end - frame.at - 8, 4);
  plan.bytes(head);
  plan.copy(frame.at + 8, end);
  return end;
}

interface Chunk {
  readonly name: string;
  /** Offset of its header, the length of its content, and the offset of the next one. */
  readonly at: number;
  readonly length: number;
  readonly end: number;
}

/**
 * Reads the chunk at an offset; null where none begins any more. The last one may lack its padding, or be cut off.
 */
async function chunkAt(source: Source, at: number, to: number): Promise<Chunk | null> {
  if (to - at < 8) return null;
  const head = await source.read(at, 8);
  const length = head.readUInt32LE(4);
  const end = Math.min(at + 8 + length + (length % 2), to);
  return { name: head.toString('latin1', 0, 4), at, length: Math.min(length, end - at - 8), end };
}

async function exifOf(source: Source, chunk: Chunk, findings: Findings): Promise<Buffer | null> {
  const body = Buffer.from(await source.read(chunk.at + 8, Math.min(chunk.length, mostShown)));
  const tiff = body.toString('latin1', 0, 6) === 'Exif\0\0' ? body.subarray(6) : body;
  const smallest = smallestExif(readDrawing(tiff));
  if (!smallest?.equals(body)) keepBlock(findings, 'exif', tiff);
  return smallest;
}

/** Notes the metadata in a removed chunk. */
async function tell(source: Source, { name, at, length }: Chunk, findings: Findings): Promise<void> {
  const body = Buffer.from(await source.read(at + 8, Math.min(length, mostShown)));
  if (name === 'EXIF')
    keepBlock(findings, 'exif', body.toString('latin1', 0, 6) === 'Exif\0\0' ? body.subarray(6) : body);
  else if (name === 'XMP ') keepBlock(findings, 'xmp', body);
  else note(findings, name === 'C2PA' ? 'provenance' : 'other');
}

function padded(name: string, body: Buffer): Buffer {
  const whole = Buffer.alloc(8 + body.length + (body.length % 2));
  whole.write(name, 'latin1');
  whole.writeUInt32LE(body.length, 4);
  body.copy(whole, 8);
  return whole;
}
