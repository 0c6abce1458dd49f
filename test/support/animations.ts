import { crc32, deflateSync } from 'node:zlib';

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export interface ApngFrame {
  readonly pixels: Buffer;
  /** Position and size; default: the whole picture. */
  readonly at?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** 0: leave, 1: clear, 2: restore. */
  readonly dispose?: number;
  /** 0: replace, 1: over. */
  readonly blend?: number;
  /** Hundredths of a second. */
  readonly delay?: number;
}

/**
 * Encodes an animated PNG of these frames, in eight bits; no library here writes such files.
 * @param level of zlib
 */
export function animatedPng(
  frames: readonly ApngFrame[],
  width: number,
  height: number,
  channels: 3 | 4,
  level = 1,
): Buffer {
  let sequence = 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, channels === 4 ? 6 : 2], 8);
  const control = Buffer.alloc(8);
  control.writeUInt32BE(frames.length, 0);
  const parts = frames.flatMap((frame, index) => {
    const { pixels, at = { x: 0, y: 0, width, height }, dispose = 0, blend = 0, delay = 10 } = frame;
    const told = Buffer.alloc(26);
    for (const [offset, value] of [sequence++, at.width, at.height, at.x, at.y].entries())
      told.writeUInt32BE(value, offset * 4);
    told.writeUInt16BE(delay, 20);
    told.writeUInt16BE(100, 22);
    told.set([dispose, blend], 24);
    const stride = at.width * channels;
    const lines = Buffer.alloc((stride + 1) * at.height);
    for (let row = 0; row < at.height; row += 1)
      pixels.copy(lines, row * (stride + 1) + 1, row * stride, (row + 1) * stride);
    const packed = deflateSync(lines, { level });
    if (index === 0) return [chunk('fcTL', told), chunk('IDAT', packed)];
    const number = Buffer.alloc(4);
    number.writeUInt32BE(sequence++);
    return [chunk('fcTL', told), chunk('fdAT', Buffer.concat([number, packed]))];
  });
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('acTL', control),
    ...parts,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
