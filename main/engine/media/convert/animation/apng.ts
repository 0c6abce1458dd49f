import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { OperationContext } from '../../operations.ts';
import sharp from '../../sharp.ts';
import type { AnimationShape, Frames } from './frames.ts';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
/** Chunks in front of the picture that define its colours. */
const shared = new Set(['PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP']);
/** Size limit of a file that is read as a whole, bytes. */
const largestFile = 300_000_000;

/** One frame of an APNG (fcTL): its place on the canvas, and its disposal. */
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  /** ms */
  readonly delay: number;
  readonly dispose: 'leave' | 'clear' | 'restore';
  readonly blend: 'replace' | 'over';
  /** Its compressed lines. */
  readonly data: Buffer[];
}

interface Apng {
  readonly header: Buffer;
  readonly colours: readonly Buffer[];
  readonly frames: readonly Frame[];
  readonly loop: number;
}

/**
 * Reads an animated PNG, of which libraries show the first picture alone. Each frame is made a PNG of its own,
 * drawn, and composed onto the canvas as it says (PNG, third edition, 11.3.6).
 * @returns null where there are no frames, or one that is the picture itself
 * @throws of damage
 */
export async function readApng(path: string, context: OperationContext): Promise<AnimationShape | null> {
  const file = await readFile(path, { signal: context.signal });
  if (file.length > largestFile) throw new Error('The picture would exceed what is read at once.');
  const apng = parse(file);
  if (apng.frames.length < 2) return null;
  const [width, height] = [apng.header.readUInt32BE(0), apng.header.readUInt32BE(4)];
  return {
    width,
    height,
    count: apng.frames.length,
    read: (scale) => draw(apng, width, height, scale, context),
  };
}

function parse(file: Buffer): Apng {
  if (!file.subarray(0, 8).equals(signature)) throw new Error('It has no header of a PNG.');
  let header: Buffer | null = null;
  let loop = 0;
  const colours: Buffer[] = [];
  const frames: Frame[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (body.length < length) throw new Error('It ends in the middle of a chunk.');
    if (type === 'IHDR') header ??= body;
    else if (type === 'acTL') loop = body.readUInt32BE(4);
    else if (type === 'fcTL') frames.push(frameOf(body));
    else if (type === 'IDAT') frames.at(-1)?.data.push(body);
    else if (type === 'fdAT') frames.at(-1)?.data.push(body.subarray(4));
    else if (shared.has(type)) colours.push(chunk(type, body));
    else if (type === 'IEND') break;
    at += 12 + length;
  }
  if (header?.length !== 13) throw new Error('It has no header of a PNG.');
  return { header, colours, loop, frames: frames.filter(({ data }) => data.length > 0) };
}

function frameOf(body: Buffer): Frame {
  const [hundredths, parts] = [body.readUInt16BE(20), body.readUInt16BE(22) || 100];
  return {
    width: body.readUInt32BE(4),
    height: body.readUInt32BE(8),
    x: body.readUInt32BE(12),
    y: body.readUInt32BE(16),
    delay: (hundredths / parts) * 1_000,
    dispose: (['leave', 'clear', 'restore'] as const)[body.readUInt8(24)] ?? 'leave',
    blend: body.readUInt8(25) === 1 ? 'over' : 'replace',
    data: [],
  };
}

async function draw(
  apng: Apng,
  width: number,
  height: number,
  scale: number,
  context: OperationContext,
): Promise<Frames> {
  const sized = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  const bytes = sized.width * sized.height * 4;
  const pixels = Buffer.alloc(bytes * apng.frames.length);
  const canvas = Buffer.alloc(width * height * 4);
  for (const [index, frame] of apng.frames.entries()) {
    if (frame.x + frame.width > width || frame.y + frame.height > height)
      throw new Error('A frame lies beside its picture.');
    const before = frame.dispose === 'restore' ? Buffer.from(canvas) : null;
    put(canvas, width, frame, await drawFrame(apng, frame));
    const shown =
      scale === 1
        ? canvas
        : await sharp(canvas, { raw: { width, height, channels: 4 } })
            .resize({ ...sized, fit: 'fill' })
            .raw()
            .toBuffer();
    shown.copy(pixels, index * bytes);
    if (before) before.copy(canvas);
    else if (frame.dispose === 'clear') clear(canvas, width, frame);
    context.progress();
  }
  return { ...sized, pixels, delays: apng.frames.map(({ delay }) => Math.round(delay)), loop: apng.loop };
}

/** Draws a frame: its pixels in sRGB, four bytes each. */
async function drawFrame({ header, colours }: Apng, { width, height, data }: Frame): Promise<Buffer> {
  const own = Buffer.from(header);
  own.writeUInt32BE(width, 0);
  own.writeUInt32BE(height, 4);
  const png = Buffer.concat([
    signature,
    chunk('IHDR', own),
    ...colours,
    ...data.map((part) => chunk('IDAT', part)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  const drawn = await sharp(png)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (drawn.info.channels !== 4) throw new Error('A frame has no colours.');
  return drawn.data;
}

function put(canvas: Buffer, width: number, frame: Frame, pixels: Buffer): void {
  for (let row = 0; row < frame.height; row += 1) {
    const to = ((frame.y + row) * width + frame.x) * 4;
    const from = row * frame.width * 4;
    if (frame.blend === 'replace') pixels.copy(canvas, to, from, from + frame.width * 4);
    else for (let at = 0; at < frame.width * 4; at += 4) over(canvas, to + at, pixels, from + at);
  }
}

/** Composes one pixel over another (Porter and Duff); colours are not premultiplied. */
function over(under: Buffer, to: number, above: Buffer, from: number): void {
  const alpha = (above[from + 3] ?? 0) / 255;
  if (alpha === 0) return;
  const below = ((under[to + 3] ?? 0) / 255) * (1 - alpha);
  const both = alpha + below;
  for (let colour = 0; colour < 3; colour += 1)
    under[to + colour] = Math.round(
      ((above[from + colour] ?? 0) * alpha + (under[to + colour] ?? 0) * below) / both,
    );
  under[to + 3] = Math.round(both * 255);
}

function clear(canvas: Buffer, width: number, { x, y, width: wide, height: high }: Frame): void {
  for (let row = y; row < y + high; row += 1)
    canvas.fill(0, (row * width + x) * 4, (row * width + x + wide) * 4);
}

function chunk(type: string, body: Buffer): Buffer {
  const whole = Buffer.alloc(body.length + 12);
  whole.writeUInt32BE(body.length, 0);
  whole.write(type, 4, 'latin1');
  body.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, body.length + 8)), body.length + 8);
  return whole;
}
