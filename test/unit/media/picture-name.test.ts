import { expect, it } from 'vitest';
import { isPictureName } from '../../../main/engine/media/index.ts';

it.each([
  'a.png',
  '/x/y/IMG_1.JPG',
  'a.b.jpeg',
  'clip.mp4',
  'scan.TIFF',
  'photo.heic',
  'a.webp',
  'a.SVG',
  'IMG_2.CR3',
  'a.psd',
  'a.ppm',
])('%s is the name of a picture', (name) => expect(isPictureName(name)).toBe(true));

it.each(['a.txt', 'png', '.png', '.hidden.png', '/x/._IMG_1.JPG', 'a.png.zip', 'a.', '', '/x.png/readme'])(
  '%j is not',
  (name) => expect(isPictureName(name)).toBe(false),
);
