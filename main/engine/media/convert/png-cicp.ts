import { open } from 'node:fs/promises';
import type { Cicp } from '../heif/container.ts';

/** Maximum number of chunks in front of the picture. */
const mostChunks = 1_000;

/**
 * Reads the colours of a PNG, where it gives them as code points (cICP, PNG third edition); null where it does not.
 */
export async function pngCicp(path: string): Promise<Cicp | null> {
  const file = await open(path);
  try {
    let at = 8;
    for (let count = 0; count < mostChunks; count += 1) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(12), 0, 12, at);
      const type = buffer.toString('latin1', 4, 8);
      if (bytesRead < 12 || type === 'IDAT') return null;
      if (type === 'cICP') return { primaries: buffer.readUInt8(8), transfer: buffer.readUInt8(9) };
      at += 12 + buffer.readUInt32BE(0);
    }
    return null;
  } finally {
    await file.close();
  }
}
