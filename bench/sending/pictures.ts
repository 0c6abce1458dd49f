import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { mp4With } from '../../test/support/media/mp4.ts';

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
  // Another density makes it another file, cheaply even for thousands; a comment would be removed before it is sent.
  const header = Buffer.from('ffe000104a46494600010101000100010000', 'hex');
  const paths: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const path = join(folder, `picture ${String(index + 1).padStart(4, '0')}.jpg`);
    header.writeUInt16BE(index + 1, 12);
    header.writeUInt16BE(index + 1, 14);
    await writeFile(path, Buffer.concat([noise.subarray(0, 2), header, noise.subarray(2)]));
    paths.push(path);
  }
  return paths;
}

/**
 * Writes a video of about this size: an MP4 of one sample, whose media are noise.
 * @returns its path, as the only one
 */
export async function makeVideo(folder: string, bytes: number): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const small = mp4With();
  const media = small.indexOf('mdat') - 4;
  const movie = small.indexOf('moov') - 4;
  const path = join(folder, 'video.mp4');
  const file = await open(path, 'w');
  try {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(bytes + 8, 0);
    head.write('mdat', 4, 'latin1');
    await file.write(Buffer.concat([small.subarray(0, media), head]));
    const noise = randomBytes(1_000_000);
    for (let written = 0; written < bytes; written += noise.length)
      await file.write(noise.subarray(0, Math.min(noise.length, bytes - written)));
    await file.write(small.subarray(movie));
  } finally {
    await file.close();
  }
  return [path];
}
