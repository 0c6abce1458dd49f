import { crc32 } from 'node:zlib';
import type { Sharp } from 'sharp';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Chunk {
  readonly type: string;
  readonly body: Buffer;
}

/**
 * Encodes an animated PNG from still frames of one size (sharp writes none): the first frame's file, with a control
 * chunk before each frame and every further frame's data under a name of its own. https://www.w3.org/TR/png-3/
 */
export async function animatedPng(frames: readonly Sharp[], delayMs: number): Promise<Buffer> {
  const files = await Promise.all(frames.map((frame) => frame.png().toBuffer()));
  const [first = [], ...others] = files.map(chunksOf);
  const head = first.filter((chunk) => chunk.type === 'IHDR');
  const size = head[0]?.body.subarray(0, 8) ?? Buffer.alloc(8);
  let sequence = 0;
  const control = (): Chunk => {
    const rest = Buffer.alloc(14);
    rest.writeUInt16BE(delayMs, 8);
    rest.writeUInt16BE(1000, 10);
    return { type: 'fcTL', body: Buffer.concat([number(sequence++), size, rest]) };
  };
  const pixels = (chunks: readonly Chunk[]) => chunks.filter((chunk) => chunk.type === 'IDAT');
  const body = [
    ...head,
    { type: 'acTL', body: Buffer.concat([number(files.length), number(0)]) },
    control(),
    ...pixels(first),
  ];
  for (const chunks of others) {
    body.push(control());
    for (const chunk of pixels(chunks)) {
      body.push({ type: 'fdAT', body: Buffer.concat([number(sequence++), chunk.body]) });
    }
  }
  body.push({ type: 'IEND', body: Buffer.alloc(0) });
  return Buffer.concat([signature, ...body.map(written)]);
}

function chunksOf(file: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = signature.length; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    chunks.push({ type, body: file.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function written({ type, body }: Chunk): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  return Buffer.concat([number(body.length), named, number(crc32(named))]);
}

function number(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
}
