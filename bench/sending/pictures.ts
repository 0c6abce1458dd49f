import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/**
 * Creates pictures of about this size, each with unique content: photographs as far as their decoders are concerned.
 * @returns their paths
 */
export async function makePhotographs(folder: string, count: number, bytes: number): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  // A pixel of noise takes about one byte at this quality.
  const side = Math.round(Math.sqrt(bytes / 0.4));
  const noise = Buffer.from(
    await sharp({
      create: {
        width: side,
        height: side,
        channels: 3,
        background: '#808080',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg({ quality: 74 })
      .toBuffer(),
  );
  const paths: string[] = [];
  for (let index = 0; index < count; index += 1) {
    // A comment makes it another file, cheaply even for thousands.
    const comment = Buffer.from(`picture ${index} `.padEnd(64, '.'));
    const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
    const path = join(folder, `picture ${String(index + 1).padStart(4, '0')}.jpg`);
    await writeFile(path, Buffer.concat([noise.subarray(0, 2), head, comment, noise.subarray(2)]));
    paths.push(path);
  }
  return paths;
}
