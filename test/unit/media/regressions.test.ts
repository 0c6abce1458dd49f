import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { toErrorData } from '../../../contract/app-error.ts';
import { mediaSchema } from '../../../contract/media.ts';
import { checkFile } from '../../../main/engine/media/completeness/file.ts';
import { temporaryFolder } from '../../engine/support/running-engine.ts';
import { cook, inspect, probe } from '../../support/media/operations.ts';

// What `npm run fuzz` found, each as it was found.

const found = (name: string) => join(import.meta.dirname, '..', '..', 'fixtures', 'fuzz', name);

const cleaned = async (path: string) => {
  const media = await probe(path);
  const report = await inspect(path, media);
  return cook(path, report?.clean?.recipe ?? null, report?.clean?.bytes ?? media.bytes);
};

test.each([
  ['resync-for-ever.webm', null],
  ['junk-of-eight-bytes.webm', 480],
])(
  '%s is measured at once, or not at all: the library looked for its next element for ever',
  async (name, duration) => {
    const begun = performance.now();
    expect(await probe(found(name))).toMatchObject({ mime: 'video/webm', duration });
    expect(performance.now() - begun).toBeLessThan(5_000);
  },
);

test('a video that says to be wider than any number is of unknown width, and stays a record that can be kept', async () => {
  const media = await probe(found('wider-than-any-number.mkv'));
  expect(mediaSchema.parse(media)).toMatchObject({ mime: 'video/x-matroska', width: null, duration: 1000 });
});

test('a WebM in whose live part zeros stand where an element should begin is unfinished, and no mistake of ours', async () => {
  const path = join(await temporaryFolder(), 'zeros.webm');
  // A header of four bytes, a segment without a length, then zeros, then something.
  const bytes = Buffer.from(`1a45dfa38442868101${'18538067ff'}${'00'.repeat(9)}810102`, 'hex');
  await writeFile(path, bytes);
  const judged = await checkFile(
    { path, size: bytes.length, thoroughly: true },
    { signal: new AbortController().signal, progress: () => {} },
  );
  expect(judged.completeness).toBe('unfinished');
});

test('a WebP whose extended header stands behind its picture is drawn by the picture alone, and stays so', async () => {
  const path = found('header-behind-the-picture.webp');
  const before = await sharp(await readFile(path))
    .raw()
    .toBuffer();
  expect(
    await sharp(await cleaned(path))
      .raw()
      .toBuffer(),
  ).toEqual(before);
});

test('a GIF keeps the empty blocks between its frames, at which some decoders stop', async () => {
  const path = found('empty-blocks-between-frames.gif');
  const framesOf = async (bytes: Buffer) =>
    (await sharp(bytes, { failOn: 'none', animated: true }).metadata()).pages;
  const sent = await cleaned(path);
  expect(await framesOf(sent)).toBe(await framesOf(await readFile(path)));
  expect(sent.includes('PRIVATE')).toBe(false);
});

test('a PNG keeps a profile whose checksum is wrong: decoders draw by it all the same', async () => {
  const path = found('profile-with-a-wrong-checksum.png');
  const pixels = async (bytes: Buffer) => sharp(bytes, { failOn: 'none' }).raw().toBuffer();
  const sent = await cleaned(path);
  expect(await pixels(sent)).toEqual(await pixels(await readFile(path)));
  expect((await sharp(sent).metadata()).icc?.toString('latin1', 36, 40)).toBe('acsp');
  expect(sent.includes('PRIVATE')).toBe(false);
});

test('a PNG with its picture in two places is not sent: the second part would be drawn as well', async () => {
  const path = found('picture-in-two-places.png');
  const told = await cleaned(path).catch((thrown) => toErrorData(thrown));
  expect(told).toMatchObject({ code: 'metadata-unreadable' });
});

test('a PNG that ends in the first bytes of its picture keeps them: without any it is not drawn at all', async () => {
  const whole = await sharp({ create: { width: 20, height: 10, channels: 4, background: 'teal' } })
    .png()
    .toBuffer();
  const cut = whole.subarray(0, whole.indexOf('IDAT') + 'IDAT'.length + 3);
  const path = join(await temporaryFolder(), 'cut.png');
  await writeFile(path, cut);
  const pixels = async (bytes: Buffer) => sharp(bytes, { failOn: 'none' }).raw().toBuffer();
  expect(await pixels(await cleaned(path))).toEqual(await pixels(cut));
});

test('a frame of a WebP whose size covers the next one is followed by that all the same', async () => {
  const stills = await Promise.all(
    ['red', 'lime', 'blue'].map((background) =>
      sharp({ create: { width: 24, height: 16, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const whole = await sharp(stills, { join: { animated: true } })
    .webp({ lossless: true, delay: [80, 80, 80] })
    .toBuffer();
  const bytes = Buffer.concat([whole, Buffer.from('JUNK\x04\0\0\0junk', 'latin1')]);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  const second = bytes.indexOf('ANMF', bytes.indexOf('ANMF') + 4);
  // The first frame claims all up to the third.
  const third = bytes.indexOf('ANMF', second + 4);
  const first = bytes.indexOf('ANMF');
  bytes.writeUInt32LE(third - first - 8, first + 4);
  const path = join(await temporaryFolder(), 'a.webp');
  await writeFile(path, bytes);
  const frames = async (of: Buffer) => (await sharp(of, { animated: true }).metadata()).pages;
  expect(await frames(bytes)).toBe(3);
  const sent = await cleaned(path);
  expect(await frames(sent)).toBe(3);
  expect(await sharp(sent, { animated: true }).raw().toBuffer()).toEqual(
    await sharp(bytes, { animated: true }).raw().toBuffer(),
  );
  expect(sent.includes('JUNK')).toBe(false);
});

test('a GIF is drawn by the fields of a control extension, whatever length it says to have', async () => {
  const path = found('control-of-255-bytes.gif');
  const pixels = async (bytes: Buffer) => sharp(bytes, { failOn: 'none' }).raw().toBuffer();
  const sent = await cleaned(path);
  expect(await pixels(sent)).toEqual(await pixels(await readFile(path)));
  expect(sent.includes('XMP')).toBe(false);
});

test.each([
  ['sound-without-a-type.webm', 'is as long as what is seen and heard of it'],
  ['edit-list-in-media-information.mp4', 'keeps the edit list that players find wherever it stands'],
])('%s %s', async (name) => {
  const path = found(name);
  const before = await probe(path);
  const after = join(await temporaryFolder(), name);
  await writeFile(after, await cleaned(path));
  const { width, height, duration, hasSound } = before;
  expect(duration).toBeGreaterThan(0);
  expect(await probe(after)).toMatchObject({ width, height, duration, hasSound });
});
