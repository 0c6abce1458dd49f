import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { Media } from '../../../contract/media.ts';
import { makeThumbnail } from '../../../main/engine/media/thumbnail.ts';
import { probe } from '../../support/media/operations.ts';
import {
  animatedPng,
  animation,
  canvas,
  writeTemporaryFile as file,
  makeTemporaryFolder as folder,
} from './support.ts';

async function drawn(content: Buffer) {
  const path = file(content);
  const target = join(folder(), 'a.webp');
  const done = await makeThumbnail(path, await probe(path), target);
  return { done, image: done ? await sharp(readFileSync(target)).metadata() : null, target };
}

it.each([
  ['a wide JPEG', () => canvas(1_024, 512).jpeg().toBuffer(), 256, 128],
  ['a high PNG', () => canvas(300, 600).png().toBuffer(), 128, 256],
  ['a turned JPEG', () => canvas(1_024, 512).jpeg().withMetadata({ orientation: 6 }).toBuffer(), 128, 256],
  ['a small GIF, as it is', () => canvas(40, 30).gif().toBuffer(), 40, 30],
  ['the first frame of an animation', () => animation(40, 30, 3), 40, 30],
  ['an animated PNG', async () => animatedPng(await canvas(512, 512).png().toBuffer()), 256, 256],
  ['a TIFF', () => canvas(512, 512).tiff().toBuffer(), 256, 256],
])('draws %s', async (_, make, width, height) => {
  const { image } = await drawn(await make());
  expect(image).toMatchObject({ format: 'webp', width, height });
  expect(image?.pages ?? 1).toBe(1);
});

it('draws what there is of a cut off picture', async () => {
  const whole = await canvas(800, 600).jpeg().toBuffer();
  const { image } = await drawn(whole.subarray(0, whole.length / 2));
  expect(image).toMatchObject({ width: 256, height: 192 });
});

it('carries nothing of what the picture tells about its maker', async () => {
  const content = await canvas(400, 300)
    .jpeg()
    .withExif({ IFD0: { Artist: 'Somebody' } })
    .toBuffer();
  expect(content.includes('Somebody')).toBe(true);
  const { target } = await drawn(content);
  expect(readFileSync(target).includes('Somebody')).toBe(false);
});

const media: Media = {
  kind: 'image',
  mime: 'image/png',
  bytes: 1,
  width: 1,
  height: 1,
  animated: false,
  sha256: 'ab',
};

it.each([
  ['a video', { kind: 'video', mime: 'video/mp4' }],
  ['a drawing', { mime: 'image/svg+xml' }],
  ['damage', {}],
] as [string, Partial<Media>][])('has none for %s, and leaves nothing behind', async (_, over) => {
  const inside = folder();
  const path = file(
    over.mime === 'image/svg+xml' ? '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' : 'x',
  );
  expect(await makeThumbnail(path, { ...media, ...over }, join(inside, 'a.webp'))).toBe(false);
  expect(readdirSync(inside)).toEqual([]);
});

it('has none for a picture of too many pixels', async () => {
  const path = file(
    await sharp({ create: { width: 20_000, height: 5_001, channels: 3, background: 'red' } })
      .png()
      .toBuffer(),
  );
  expect(await makeThumbnail(path, media, join(folder(), 'a.webp'))).toBe(false);
});

it('has none where it cannot be written', async () => {
  const path = file(await canvas(30, 30).png().toBuffer());
  // Below a file there can be no folder.
  expect(await makeThumbnail(path, media, join(path, 'a.webp'))).toBe(false);
});

it('is made twice at once without harm', async () => {
  const path = file(await canvas(900, 900).png().toBuffer());
  const inside = folder();
  const target = join(inside, 'a.webp');
  expect(await Promise.all([1, 2, 3].map(() => makeThumbnail(path, media, target)))).toEqual([
    true,
    true,
    true,
  ]);
  expect(readdirSync(inside)).toEqual(['a.webp']);
});
