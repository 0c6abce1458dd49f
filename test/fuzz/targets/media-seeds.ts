import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { animatedPng } from '../../support/animations.ts';
import { bmpOf } from '../../support/media/bmp.ts';
import { mp4With } from '../../support/media/mp4.ts';
import { makeMetadataFixtures } from '../../support/metadata-fixtures/pictures.ts';

export interface MediaSeed {
  readonly name: string;
  readonly bytes: Buffer;
}

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'pictures');
/**
 * Creates small files of every kind, with everything in them that a file can carry; made once and cached in a folder.
 */
export async function mediaSeeds(kept: string): Promise<MediaSeed[]> {
  const folder = join(kept, 'media');
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) {
    const made = await makeSeeds(`${folder}.making`);
    // Atomically: it may be interrupted.
    const unfinished = `${folder}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    for (const { name, bytes } of made) await writeFile(join(unfinished, name), bytes);
    await rename(unfinished, folder);
    return made.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }
  return Promise.all(names.sort().map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
}

async function makeSeeds(given: string): Promise<MediaSeed[]> {
  await mkdir(given, { recursive: true });
  const seeds: MediaSeed[] = [];
  for (const { name, path } of await makeMetadataFixtures(join(given, 'tagged')))
    seeds.push({ name, bytes: await readFile(path) });
  for (const name of await readdir(fixtures))
    seeds.push({ name, bytes: await readFile(join(fixtures, name)) });
  const noise = sharp({
    create: {
      width: 48,
      height: 32,
      channels: 3,
      background: '#357',
      noise: { type: 'gaussian', mean: 90, sigma: 40 },
    },
  });
  const png = join(given, 'a.png');
  await noise.clone().png().toFile(png);
  await promisify(execFile)('heif-enc', ['-q', '90', png, '-o', join(given, 'a.heic')]);
  const pixels = Buffer.alloc(16 * 12 * 4, 99);
  const frames = [10, 90, 200].map((level) => ({ pixels: Buffer.alloc(20 * 10 * 4, level) }));
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><g><rect width="9" height="9"/></g></svg>';
  seeds.push(
    { name: 'a.heic', bytes: await readFile(join(given, 'a.heic')) },
    { name: 'moving.apng.png', bytes: animatedPng(frames, 20, 10, 4) },
    { name: 'a.bmp', bytes: bmpOf(pixels, 16, 12) },
    { name: 'a.svg', bytes: Buffer.from(svg) },
    { name: 'sound.mp4', bytes: mp4With() },
  );
  await rm(given, { recursive: true });
  return seeds;
}
