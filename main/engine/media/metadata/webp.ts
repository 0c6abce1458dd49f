import { planPartSize } from '../../byte-plan.ts';
import { readDrawing, smallestExif } from './exif.ts';
import { type Findings, keepBlock, mostShown, note } from './findings.ts';
import { type Plan, planFor } from './plan.ts';
import { type Source, unreadable } from './source.ts';

const needed = new Set(['VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ICCP']);
const neededInFrame = new Set(['VP8 ', 'VP8L', 'ALPH']);
/** Bits of VP8X that say what follows. */
const [hasXmp, hasExif] = [0x04, 0x08];

/** WebP (RFC 9649): kept are pictures, frames and the ICC profile; the sizes around them are written anew. */
export async function planWebp(
  source: Source,
  plan: Plan,
  findings: Findings,
  keep: { provenance: boolean },
) {
  const riff = await source.read(0, 12);
  if (riff.toString('latin1', 0, 4) !== 'RIFF' || riff.toString('latin1', 8) !== 'WEBP')
    throw unreadable('It has no header of a WebP');
  const stated = 8 + riff.readUInt32LE(4);
  const inner = planFor(source.size);
  const exif: Buffer[] = [];
  let extended: Buffer | null = null;
  let isSame = true;
  for await (const { name, at, length, end } of chunks(source, 12, Math.min(stated, source.size))) {
    if (name === 'VP8X') {
      if (length !== 10 || extended) throw unreadable('The header of a WebP makes no sense');
      extended = Buffer.from(await source.read(at, end - at));
    } else if (needed.has(name)) inner.copy(at, end);
    else if (name === 'ANMF') isSame = (await frame(source, at, length, end, inner, findings)) && isSame;
    else {
      const body = Buffer.from(await source.read(at + 8, Math.min(length, mostShown)));
      if (name === 'EXIF') {
        const tiff = body.toString('latin1', 0, 6) === 'Exif\0\0' ? body.subarray(6) : body;
        const smallest = smallestExif(readDrawing(tiff));
        if (smallest) exif.push(smallest);
        if (smallest?.equals(body)) {
          continue;
        }
        keepBlock(findings, 'exif', tiff);
      } else if (name === 'XMP ') keepBlock(findings, 'xmp', body);
      else if (name === 'C2PA') {
        note(findings, 'provenance');
        if (keep.provenance) {
          inner.copy(at, end);
          continue;
        }
      } else note(findings, 'other');
      isSame = false;
    }
  }
  if (stated < source.size) note(findings, 'other');
  if (isSame && stated >= source.size) return plan.copy(0, source.size);
  const [kept] = exif;
  if (kept) inner.bytes(padded('EXIF', kept));
  const parts = inner.recipe()?.parts ?? [];
  const size = parts.reduce((sum, part) => sum + planPartSize(part), 0) + (extended?.length ?? 0) + 4;
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(size, 4);
  plan.bytes(head);
  if (extended) {
    extended[8] = ((extended[8] ?? 0) & ~(hasXmp | hasExif)) | (kept ? hasExif : 0);
    plan.bytes(extended);
  }
  for (const part of parts) {
    if (part[0] === 'copy') plan.copy(part[1], part[1] + part[2]);
    else if (part[0] === 'bytes') plan.bytes(Buffer.from(part[1], 'base64'));
  }
}

interface Chunk {
  readonly name: string;
  /** Where its header begins, the length of its content, and where the next begins. */
  readonly at: number;
  readonly length: number;
  readonly end: number;
}

async function* chunks(source: Source, from: number, to: number): AsyncGenerator<Chunk> {
  let at = from;
  while (to - at >= 8) {
    const head = await source.read(at, 8);
    const name = head.toString('latin1', 0, 4);
    const length = head.readUInt32LE(4);
    // The last one may lack its padding, or be cut off.
    const end = Math.min(at + 8 + length + (length % 2), to);
    yield { name, at, length: Math.min(length, end - at - 8), end };
    at = end;
  }
}

/** @returns whether all of it was kept */
async function frame(
  source: Source,
  at: number,
  length: number,
  end: number,
  plan: Plan,
  findings: Findings,
): Promise<boolean> {
  const kept: Chunk[] = [];
  let isSame = true;
  for await (const one of chunks(source, at + 24, at + 8 + length)) {
    if (neededInFrame.has(one.name)) kept.push(one);
    else isSame = false;
  }
  if (isSame) {
    plan.copy(at, end);
    return true;
  }
  note(findings, 'other');
  const size = 16 + kept.reduce((sum, one) => sum + one.end - one.at, 0);
  const head = Buffer.from('ANMF\0\0\0\0', 'latin1');
  head.writeUInt32LE(size, 4);
  plan.bytes(head);
  plan.copy(at + 8, at + 24);
  for (const one of kept) plan.copy(one.at, one.end);
  return false;
}

function padded(name: string, body: Buffer): Buffer {
  const whole = Buffer.alloc(8 + body.length + (body.length % 2));
  whole.write(name, 'latin1');
  whole.writeUInt32LE(body.length, 4);
  body.copy(whole, 8);
  return whole;
}
