import { expect, it } from 'vitest';
import type { Media } from '../../../contract/media.ts';
import { accepts, formatOf } from '../../../main/engine/hosts/imgur/formats.ts';

const media = (over: Partial<Media>): Media => ({
  kind: 'image',
  mime: 'image/png',
  bytes: 1_000,
  width: 1,
  height: 1,
  animated: false,
  sha256: 'ab',
  ...over,
});

it.each([
  ['image/jpeg', 'jpg', 'image', '/3/image'],
  ['image/png', 'png', 'image', '/3/image'],
  ['image/apng', 'png', 'image', '/3/image'],
  ['image/gif', 'gif', 'image', '/3/image'],
  ['image/tiff', 'tiff', 'image', '/3/image'],
  ['video/mp4', 'mp4', 'video', '/3/upload'],
  ['video/webm', 'webm', 'video', '/3/upload'],
  ['video/x-matroska', 'mkv', 'video', '/3/upload'],
  ['video/quicktime', 'mov', 'video', '/3/upload'],
  ['video/x-msvideo', 'avi', 'video', '/3/upload'],
  ['video/mpeg', 'mpeg', 'video', '/3/upload'],
  ['video/x-ms-wmv', 'wmv', 'video', '/3/upload'],
  ['video/x-flv', 'flv', 'video', '/3/upload'],
])('takes %s', (mime, extension, field, path) => {
  expect(accepts(media({ mime }))).toEqual({ ok: true });
  expect(formatOf(mime)).toEqual({ extension, field, path });
});

it.each([
  ['image/webp', 'WEBP'],
  ['image/heic', 'HEIC'],
  ['image/avif', 'AVIF'],
  ['image/bmp', 'BMP'],
  ['image/svg+xml', 'SVG'],
  ['image/x-portable-pixmap', 'PPM'],
  ['image/vnd.adobe.photoshop', 'PSD'],
  ['image/x-canon-cr2', 'CANON-CR2'],
])('refuses %s by name', (mime, type) => {
  expect(accepts(media({ mime }))).toMatchObject({
    ok: false,
    failure: { code: 'unsupported-type', params: { type } },
  });
});

it.each([
  ['a still', media({}), 20_000_000],
  ['an animation', media({ mime: 'image/gif', animated: true }), 200_000_000],
  ['a video', media({ kind: 'video', mime: 'video/mp4' }), 200_000_000],
])('bounds the size of %s', (_, one, limit) => {
  expect(accepts({ ...one, bytes: limit })).toEqual({ ok: true });
  expect(accepts({ ...one, bytes: limit + 1 })).toMatchObject({
    ok: false,
    failure: { code: 'too-big', params: { bytes: limit + 1, limit } },
  });
});

it('bounds the length of videos, where that is known, and of nothing else', () => {
  const video = media({ kind: 'video', mime: 'video/mp4' });
  for (const duration of [undefined, null, 60_000, 60_400])
    expect(accepts({ ...video, duration })).toEqual({ ok: true });
  expect(accepts({ ...video, duration: 61_000 })).toMatchObject({
    ok: false,
    failure: { code: 'too-long', params: { seconds: 61, most: 60 } },
  });
  expect(accepts(media({ mime: 'image/gif', animated: true, duration: 90_000 }))).toEqual({ ok: true });
});
