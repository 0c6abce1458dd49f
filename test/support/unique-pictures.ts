import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/**
 * Makes pictures that differ by the physical size of their pixels, which costs nothing, is no metadata of anybody, and
 * so is removed by nothing.
 */
export async function pictureMaker(): Promise<(index: number) => Buffer> {
  const plain = await sharp({ create: { width: 24, height: 18, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const [start, end] = [plain.subarray(0, 33), plain.subarray(33)];
  return (index) => {
    const body = Buffer.concat([Buffer.from('pHYs'), Buffer.alloc(9)]);
    body.writeUInt32BE(2_000 + index, 4);
    body.writeUInt32BE(2_000 + index, 8);
    body.writeUInt8(1, 12);
    const chunk = Buffer.alloc(8 + body.length);
    chunk.writeUInt32BE(9, 0);
    body.copy(chunk, 4);
    chunk.writeUInt32BE(crc32(body), 4 + body.length);
    return Buffer.concat([start, chunk, end]);
  };
}
