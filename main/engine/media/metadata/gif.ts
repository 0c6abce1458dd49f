import { type Findings, keepBlock, mostShown, note } from './findings.ts';
import type { Plan } from './plan.ts';
import { type Source, unreadable } from './source.ts';

const tableBytes = (packed: number) => (packed & 0x80 ? 3 << ((packed & 7) + 1) : 0);

/**
 * Plans a GIF 87a or 89a: kept are the frames, how they follow one another, how often they repeat, and an ICC
 * profile.
 */
export async function planGif(source: Source, plan: Plan, findings: Findings, keep: { provenance: boolean }) {
  const screen = await source.read(0, 13);
  if (!/^GIF8[79]a/.test(screen.toString('latin1', 0, 6))) throw unreadable('It has no header of a GIF');
  let at = 13 + tableBytes(screen[10] ?? 0);
  if (at > source.size) throw unreadable('A GIF ends within its colours');
  plan.copy(0, at);
  while (at < source.size) {
    const [introducer = 0] = await source.read(at, 1);
    if (introducer === 0x3b) {
      plan.copy(at, at + 1);
      if (at + 1 < source.size) note(findings, 'other');
      return;
    }
    if (introducer === 0) {
      // Some programs leave an empty block between two. Without it decoders that stop there would go on.
      plan.copy(at, at + 1);
      at += 1;
    } else if (introducer === 0x2c) {
      if (source.size - at < 11) return;
      const packed = (await source.read(at, 10))[9] ?? 0;
      const data = at + 10 + tableBytes(packed) + 1;
      if (data > source.size) return;
      const [codeBits = 0] = await source.read(data - 1, 1);
      if (codeBits < 1 || codeBits > 11 || packed & 0x18) throw unreadable('A frame of a GIF makes no sense');
      const end = await endOfBlocks(source, data);
      plan.copy(at, end);
      at = end;
    } else if (introducer === 0x21) at = await extension(source, at, plan, findings, keep);
    else throw unreadable('A GIF has a block of a kind that there is not');
  }
}

/** Returns the end of the sub-blocks that begin here, or of the file. */
async function endOfBlocks(source: Source, from: number): Promise<number> {
  let at = from;
  while (at < source.size) {
    const [length = 0] = await source.read(at, 1);
    at += 1 + length;
    if (length === 0) break;
  }
  return Math.min(at, source.size);
}

/** Bytes of a graphic control extension, without its end. */
const controlBytes = 7;

async function extension(
  source: Source,
  at: number,
  plan: Plan,
  findings: Findings,
  keep: { provenance: boolean },
): Promise<number> {
  const end = await endOfBlocks(source, at + 2);
  if (end - at < 3) return end;
  const body = Buffer.from(await source.read(at, Math.min(end - at, mostShown)));
  const label = body[1];
  if (label === 0xf9) {
    if (body.length === 8 && body[2] === 4) plan.copy(at, end);
    else if (at + controlBytes <= source.size) {
      // Decoders take the first four bytes as they stand, whatever length is said before them and what follows.
      const fields = Buffer.from(await source.read(at + 3, 4));
      plan.bytes(Buffer.concat([Uint8Array.of(0x21, 0xf9, fields.length), fields, Uint8Array.of(0)]));
      note(findings, 'other');
    }
  } else if (label === 0xfe) note(findings, 'comment', joined(body, 2).toString('latin1'));
  else if (label === 0xff && body[2] === 11) {
    const name = body.toString('latin1', 3, 14);
    if (name === 'NETSCAPE2.0' || name === 'ANIMEXTS1.0') {
      if (body.length === 19 && body[14] === 3 && body[15] === 1) plan.copy(at, end);
      else if (body[14] === 3 && body[15] === 1 && body.length > 19) {
        plan.copy(at, at + 18);
        plan.bytes(Uint8Array.of(0));
        note(findings, 'other');
      } else note(findings, 'other');
    } else if (name.startsWith('ICCRGBG1')) plan.copy(at, end);
    else if (name.startsWith('C2PA_GIF')) {
      note(findings, 'provenance');
      if (keep.provenance) plan.copy(at, end);
    } else if (name === 'XMP DataXMP')
      keepBlock(findings, 'xmp', body.subarray(14, body.lastIndexOf('>') + 1));
    else note(findings, 'other');
  } else if (label === 0x01) note(findings, 'comment', joined(body, 2 + 13).toString('latin1'));
  else note(findings, 'other');
  return end;
}

/** Joins the content of sub-blocks, without their lengths. */
function joined(body: Buffer, from: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = from; at < body.length; ) {
    const length = body[at] ?? 0;
    if (length === 0) break;
    parts.push(body.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return Buffer.concat(parts);
}
