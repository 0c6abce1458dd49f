import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, mkdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '../../../contract/app-error.ts';
import { type ErrorCode, errorDataSchema } from '../../../contract/errors.ts';
import { makeVideo } from '../../support/make-video.ts';
import { probe } from '../../support/media/operations.ts';
import {
  animatedPng,
  animation,
  canvas,
  writeTemporaryFile as file,
  makeTemporaryFolder as folder,
} from './support.ts';

async function failureOf(work: Promise<unknown>) {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof AppError)) throw new Error(`threw ${String(thrown)}`);
  return thrown.data;
}

it.each([
  ['image/jpeg', () => canvas(40, 30).jpeg().toBuffer()],
  ['image/png', () => canvas(40, 30).png().toBuffer()],
  ['image/gif', () => canvas(40, 30).gif().toBuffer()],
  ['image/tiff', () => canvas(40, 30).tiff().toBuffer()],
  ['image/webp', () => canvas(40, 30).webp().toBuffer()],
])('sees %s by its content, whatever its name', async (mime, make) => {
  const content = await make();
  expect(await probe(file(content, 'report.pdf'))).toEqual({
    kind: 'image',
    mime,
    bytes: content.length,
    width: 40,
    height: 30,
    animated: false,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
});

it('tells the size as shown', async () => {
  const content = await canvas(40, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  expect(await probe(file(content))).toMatchObject({ width: 30, height: 40 });
});

it('sees that a GIF moves', async () => {
  expect(await probe(file(await animation(20, 10, 3)))).toMatchObject({
    mime: 'image/gif',
    animated: true,
    width: 20,
    height: 10,
  });
});

it('sees that a PNG moves', async () => {
  const content = animatedPng(await canvas(20, 10).png().toBuffer());
  expect(await probe(file(content))).toMatchObject({ mime: 'image/apng', animated: true, width: 20 });
});

const box = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\x02\0${brand}mp42`, 'latin1');
const ebml = (type: string) =>
  Buffer.concat([
    Buffer.from('1a45dfa3', 'hex'),
    Buffer.from([0x80 | (3 + type.length), 0x42, 0x82, 0x80 | type.length]),
    Buffer.from(type),
    Buffer.from('18538067', 'hex'),
    Buffer.alloc(64),
  ]);
const riff = (type: string) =>
  Buffer.concat([Buffer.from('RIFF\x20\0\0\0', 'latin1'), Buffer.from(type), Buffer.alloc(32)]);
const asf = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'),
    Buffer.alloc(14, 1),
    ...streams.flatMap((stream) => [
      Buffer.from(`9107dcb7b7a9cf118ee600c00c2053654e00000000000000${stream}`, 'hex'),
      Buffer.alloc(38),
    ]),
  ]);
const sound = '409e69f84d5bcf11a8fd00805f5c442b';
const pictures = 'c0ef19bc4d5bcf11a8fd00805f5c442b';

it.each([
  ['video/mp4', box('isom')],
  ['video/quicktime', box('qt  ')],
  ['video/webm', ebml('webm')],
  ['video/x-matroska', ebml('matroska')],
  ['video/x-msvideo', riff('AVI ')],
  ['video/x-flv', Buffer.from('FLV\x01\x05\0\0\0\x09\0\0\0\0', 'latin1')],
  ['video/mpeg', Buffer.concat([Buffer.from('000001ba44', 'hex'), Buffer.alloc(64)])],
  ['video/x-ms-wmv', asf(pictures)],
  ['video/x-ms-wmv', asf(sound, pictures)],
])('sees a video, even where there is nothing in it: %s', async (mime, content) => {
  expect(await probe(file(content))).toMatchObject({
    kind: 'video',
    mime,
    width: null,
    height: null,
    duration: null,
    hasSound: null,
    bytes: content.length,
  });
});

it.each([
  ['waves.mp4', 'video/mp4', 7, false],
  ['waves.mov', 'video/quicktime', 61, true],
  ['waves.webm', 'video/webm', 2, true],
] as const)(
  'measures %s: its size, its length, whether it can be heard',
  async (name, mime, seconds, hasSound) => {
    const path = await makeVideo(folder(), { name, seconds, hasSound, width: 640, height: 360 });
    const found = await probe(path);
    expect(found).toMatchObject({ mime, width: 640, height: 360, duration: seconds * 1000, hasSound });
    truncateSync(path, Math.floor(found.bytes / 3));
    expect(await probe(path)).toMatchObject({ kind: 'video', mime });
  },
);

it.each([
  ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  [
    'image/svg+xml',
    '\uFEFF<?xml version="1.0"?>\n<!-- by hand -->\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg:svg />',
  ],
  ['image/bmp', Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)])],
  ['image/heic', box('heic')],
  ['image/avif', box('avif')],
])('knows %s, so that a host can refuse it by name', async (mime, content) => {
  expect(await probe(file(content))).toMatchObject({ kind: 'image', mime, width: null });
});

it.each([
  ['text/plain', 'These are words.'],
  ['text/plain', 'Это слова.'],
  ['text/plain', 'A word on <svg> in a text'],
  ['text/plain', 'A word on <html> in a text'],
  ['text/html', '\n<!-- saved -->\n<!DOCTYPE html>\n<html><body><svg/></body></html>'],
  ['text/html', '<HTML lang="en">'],
  ['application/xml', '<?xml version="1.0"?><html><svg/></html>'],
  ['application/octet-stream', Buffer.from([1, 0, 2, 0, 3])],
  ['application/octet-stream', Buffer.from([0xc3, 0x28, 0xa0])],
  ['application/pdf', '%PDF-1.7\n'],
  ['application/zip', Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)])],
  ['audio/flac', 'fLaC'],
  ['audio/x-ms-asf', asf(sound)],
  ['application/octet-stream', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200, 7)])],
])('finds %s to be no picture', async (found, content) => {
  const failure = await failureOf(probe(file(content, 'holiday.png')));
  expect(failure).toMatchObject({ code: 'not-an-image', params: { found } });
});

it.each([
  ['JPEG', 'end', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(200, 7)])],
  ['GIF', 'end', 'GIF89a'],
  ['WEBP', 'end', Buffer.from('RIFF\x40\0\0\0WEBPVP8 \x20\0\0\0', 'latin1')],
  ['WEBP', 'header', Buffer.from('RIFF\x14\0\0\0WEBPVP8 \x08\0\0\0abcdefgh', 'latin1')],
  ['TIFF', 'end', Buffer.concat([Buffer.from('49492a0088130000', 'hex'), Buffer.alloc(2_000, 7)])],
])('finds what begins like %s, and is nothing more, to be damaged: %s', async (type, how, content) => {
  const failure = await failureOf(probe(file(content, 'holiday.png')));
  expect(failure).toMatchObject({ code: 'picture-damaged', params: { how, type } });
});

const drawing = '<?xml version="1.0" encoding="UTF-16"?>\n<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>';
it.each<[string, Buffer | string]>([
  ['image/svg+xml', Buffer.from(`\ufeff${drawing}`, 'utf16le')],
  ['image/svg+xml', Buffer.from(`\ufeff${drawing}`, 'utf16le').swap16()],
  ['image/svg+xml', Buffer.from(drawing, 'utf16le')],
  ['image/x-portable-bitmap', 'P1\n# by hand\n2 2\n0 1 1 0\n'],
  ['image/x-portable-graymap', 'P5 2 2 255\nabcd'],
  ['image/x-portable-pixmap', 'P6\n2 1\n255\nabcdef'],
  ['image/x-portable-arbitrarymap', 'P7\nWIDTH 2\nHEIGHT 1\nDEPTH 1\nMAXVAL 255\nENDHDR\nab'],
  ['image/x-xbitmap', '#define a_width 8\n#define a_height 1\nstatic char a_bits[] = {0};'],
  ['image/x-xpixmap', '/* XPM */\nstatic char *a[] = {"1 1 1 1"};'],
  ['image/vnd.radiance', '#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n'],
  ['image/fits', 'SIMPLE  =                    T'],
  ['image/x-pcx', Buffer.from('0a05010800000000', 'hex')],
  ['image/vnd.ms-dds', Buffer.from('444453207c00000007', 'hex')],
])('finds %s to be a picture, of a kind that hosts refuse by its name', async (mime, content) => {
  expect(await probe(file(content))).toMatchObject({ kind: 'image', mime });
});

it('takes no note that begins with a letter and a number for a picture', async () => {
  for (const note of ['P1 is the first of us.', 'P6 2 b', '#define the task'])
    expect(await failureOf(probe(file(note)))).toMatchObject({ code: 'not-an-image' });
});

it.each([
  ['image/jpeg', () => canvas(400, 300).jpeg().toBuffer()],
  ['image/png', () => canvas(400, 300).png().toBuffer()],
])('takes a cut off %s for what its header says', async (mime, make) => {
  const whole = await make();
  const content = whole.subarray(0, whole.length / 2);
  expect(await probe(file(content))).toMatchObject({
    mime,
    width: 400,
    height: 300,
    bytes: content.length,
  });
});

it('looks at a picture of more pixels than it would ever draw', async () => {
  const content = await canvas(8, 8).png().toBuffer();
  // Width and height of the header, and no care for its checksum: the size is told all the same, or it is damaged.
  content.writeUInt32BE(60_000, 16);
  content.writeUInt32BE(60_000, 20);
  const outcome = await probe(file(content)).then(
    (media) => media.width,
    (error: AppError) => error.data.code,
  );
  expect([60_000, 'not-an-image']).toContain(outcome);
});

it('has a reason for each thing that cannot be looked at', async () => {
  const inside = folder();
  mkdirSync(join(inside, 'folder.png'));
  const cases: [string, ErrorCode][] = [
    [file(''), 'empty-file'],
    [join(inside, 'nothing.png'), 'vanished'],
    [join(file('x'), 'below-a-file.png'), 'vanished'],
    [join(inside, 'folder.png'), 'unreadable'],
  ];
  for (const [path, code] of cases) expect((await failureOf(probe(path))).code).toBe(code);
});

it('looks at no device', async ({ skip }) => {
  skip(process.platform === 'win32', 'Windows has no devices among its files');
  expect((await failureOf(probe('/dev/zero'))).code).toBe('unreadable');
});

it('cannot read what it may not', async ({ skip }) => {
  skip(process.platform === 'win32', 'chmod takes no right to read on Windows');
  const path = file('x');
  chmodSync(dirname(path), 0o755);
  chmodSync(path, 0);
  // Root may read everything, so the test becomes another user for that long.
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  const failure = await failureOf(probe(path)).finally(() => isRoot && process.seteuid?.(0));
  expect(failure.code).toBe('unreadable');
});

it('refuses what nobody means to send, without reading it', async () => {
  const path = file('x');
  truncateSync(path, 1_000_000_001);
  expect(await failureOf(probe(path))).toMatchObject({
    code: 'too-big',
    params: { bytes: 1_000_000_001, limit: 1_000_000_000 },
  });
});

let rewritten = 0;
it.each([
  ['grows', (path: string) => appendFileSync(path, 'x')],
  ['is written anew', (path: string) => utimesSync(path, 0, ++rewritten)],
])('notices that the file %s meanwhile', async (_, change) => {
  // So long that it is changed many times between the first byte that is read and the last.
  const path = file(Buffer.concat([await canvas(300, 300).png().toBuffer(), Buffer.alloc(30_000_000)]));
  const probing = probe(path);
  const changing = setInterval(() => change(path), 0);
  const failure = await failureOf(probing).finally(() => clearInterval(changing));
  expect(failure.code).toBe('changed-while-reading');
});

it('stops when it is called off', async () => {
  const path = file(await canvas(30, 30).png().toBuffer());
  expect((await failureOf(probe(path, AbortSignal.abort()))).code).toBe('cancelled');
});

it('has an answer for any bytes', async () => {
  const path = file('');
  const start = fc.constantFrom(
    '',
    '89504e470d0a1a0a',
    'ffd8ff',
    '474946383961',
    '49492a00',
    '52494646',
    '1a45dfa3',
  );
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ minLength: 1, maxLength: 500 }), async (magic, bytes) => {
      writeFileSync(path, Buffer.concat([Buffer.from(magic, 'hex'), bytes]));
      const outcome = await probe(path).catch((error: unknown) => error);
      if (outcome instanceof Error) errorDataSchema.parse(outcome instanceof AppError && outcome.data);
    }),
    { numRuns: 60 },
  );
});
