import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import type { AppError } from '../../../contract/app-error.ts';
import type { Origin } from '../../../contract/origin.ts';
import type { WordSearch } from '../../../contract/reading.ts';
import type { Settings } from '../../../contract/settings.ts';
import { seededRandom } from '../../../sandbox/seeded-random.ts';
import { makeVideo } from '../../support/make-video.ts';
import { installLanguages } from '../../support/reading/language-files.ts';
import { draw } from '../../support/reading/screenshots.ts';
import { startTestEngine, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';

const writer = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
// By itself it would fetch its program from the web.
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(await readFile(writer)).buffer } });

/** A small screenshot of a few lines. */
const screenshot = async (...lines: string[]) =>
  new Uint8Array(
    await draw(
      {
        background: '#ffffff',
        areas: [],
        runs: lines.map((text, index) => ({
          x: 20,
          y: 40 + index * 30,
          text,
          size: 15,
          colour: '#1f2328',
          font: 'sans',
        })),
      },
      { width: 480, height: 40 + lines.length * 30 },
      1,
    ),
  );

/** An engine that reads English; of captures something is chosen, and they need no consent. */
async function reading(settings: Partial<Settings> = {}) {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  await installLanguages(profile, 'eng');
  const run = await startTestEngine({ sandbox, profile, hasShell: true });
  const consent = { kind: 'capture', host: 'imgur', account: null, privacy: 'hidden' } as const;
  await run.engine.call('changeSettings', {
    readingLanguages: ['eng'],
    consents: [consent],
    ...settings,
  });
  const give = async (bytes: Uint8Array<ArrayBuffer>, origin: Origin = 'capture') => {
    const { added } = await run.engine.call('addBytes', { name: 'shot.png', bytes, origin });
    return added.flatMap((one) => (one.kind === 'job' ? one.jobId : []))[0] ?? '';
  };
  return { ...run, sandbox, profile, give };
}

const lookAt = (capture: Settings['lookBefore']['capture']) => ({
  lookBefore: { capture, clipboard: 'off', folder: 'off', editor: 'off' } as const,
});

test('words are read with their places, and codes with what they say', async () => {
  const { engine, profile } = await reading();
  const words = await sharp(await screenshot('Hello reading world', 'Second line: 42')).toBuffer();
  const code = await writeBarcode('https://example.org/ticket', { format: 'QRCode', scale: 4 });
  const image = await sharp(Buffer.from(await (code.image as Blob).arrayBuffer()))
    .png()
    .toBuffer();
  const path = join(profile, 'page.png');
  const canvas = { width: 480, height: 400, channels: 3, background: '#ffffff' } as const;
  await sharp({ create: canvas })
    .composite([
      { input: words, left: 0, top: 0 },
      { input: image, left: 120, top: 140 },
    ])
    .png()
    .toFile(path);
  const read = await engine.call('readPicture', { path });
  const lines = read.lines.map((line) => line.map(({ text }) => text).join(' '));
  expect(lines).toEqual(expect.arrayContaining(['Hello reading world', 'Second line: 42']));
  const hello = read.lines.flat().find(({ text }) => text === 'Hello');
  expect(hello?.box.x).toBeGreaterThan(15);
  expect(hello?.box.x).toBeLessThan(25);
  expect(hello?.box.y).toBeLessThan(40);
  expect(read.codes).toMatchObject([{ format: 'QRCode', text: 'https://example.org/ticket' }]);
  expect(read.languages).toEqual(['eng']);
});

test('a capture with a card number is held with its place, and nothing of it is sent until somebody says so', async () => {
  const { engine, sandbox, give, until } = await reading(lookAt('hold'));
  const id = await give(await screenshot('Pay with 4111 1111 1111 1111 today'));
  const [held] = await until(([job]) => job?.held?.why === 'private');
  expect(held).toMatchObject({ state: 'paused', looked: { failure: null, found: [{ kind: 'card' }] } });
  expect(JSON.stringify(held)).not.toContain('4111');
  expect(sandbox.pictures().length).toBe(0);
  expect(await engine.call('sendAsItIs', { ids: [id], always: true })).toMatchObject({ done: [id] });
  await until(([job]) => job?.state === 'uploaded');
  // The next one is looked at, and card numbers are allowed of captures now.
  const next = await give(await screenshot('Again 4111 1111 1111 1111'));
  const jobs = await until((all) => all.some((job) => job.id === next && job.state === 'uploaded'));
  expect(jobs.find((job) => job.id === next)?.looked).toEqual({ found: [], failure: null });
});

test('a covered picture is looked at again, and goes', async () => {
  const { engine, give, until } = await reading(lookAt('hold'));
  const id = await give(await screenshot('Password: Wald7Uhr!x', 'Nothing else'));
  const [held] = await until(([job]) => job?.held?.why === 'private');
  const [box] = held?.looked?.found[0]?.boxes ?? [];
  if (!box) throw new Error('It has no place.');
  await engine.call('beginEdit', { jobId: id });
  const { bytes } = await engine.call('editPicture', { jobId: id });
  const { x: left, y: top, width, height } = box;
  const input = { create: { width, height, channels: 3, background: '#16181d' } } as const;
  const covered = await sharp(bytes).composite([{ input, left, top }]).png().toBuffer();
  await engine.call('finishEdit', { jobId: id, bytes: new Uint8Array(covered) });
  const [gone] = await until(([job]) => job?.state === 'uploaded');
  expect(gone?.looked).toEqual({ found: [], failure: null });
});

test('a warning holds up nothing: what was found is told of a job that goes', async () => {
  const { give, until } = await reading(lookAt('warn'));
  await give(await screenshot('IBAN DE89 3704 0044 0532 0130 00'));
  const [job] = await until(([one]) => one?.state === 'uploaded' && one.looked != null);
  expect(job?.held).toBeNull();
  expect(job?.looked?.found.map(({ kind }) => kind)).toEqual(['iban']);
});

test('what cannot be looked at goes, and that is told', async () => {
  // English may be the system's; this one is hardly anybody's.
  const { give, until } = await reading({ ...lookAt('hold'), readingLanguages: ['ind'] });
  await give(await screenshot('Anything'));
  const [job] = await until(([one]) => one?.state === 'uploaded');
  expect(job?.looked).toMatchObject({ found: [], failure: { code: 'reading-missing' } });
});

test('a video, too many pixels, and missing data are told', async () => {
  const { engine, profile } = await reading();
  const refusal = (path: string) =>
    engine.call('readPicture', { path }).then(
      () => null,
      (thrown: AppError) => thrown.data,
    );
  const video = await makeVideo(profile, { name: 'clip.mp4' });
  expect(await refusal(video)).toMatchObject({ code: 'not-readable', params: { reason: 'video' } });
  const huge = join(profile, 'huge.png');
  await sharp({ create: { width: 10_000, height: 8_000, channels: 3, background: '#ffffff' } })
    .png({ compressionLevel: 1 })
    .toFile(huge);
  expect(await refusal(huge)).toMatchObject({ code: 'not-readable', params: { reason: 'large' } });
  // Of a language that was not used before: what is loaded stays loaded.
  await engine.call('changeSettings', { readingLanguages: ['ind'] });
  await writeFile(join(profile, 'reading', 'ind.traineddata'), 'not the data of a language');
  const page = join(profile, 'page.png');
  await writeFile(page, await screenshot('Anything'));
  expect(await refusal(page)).toMatchObject({ code: 'reading-missing', params: { why: 'language' } });
  await engine.call('removeLanguage', { language: 'ind' });
  expect(await refusal(page)).toMatchObject({ code: 'reading-missing', params: { why: 'language' } });
  expect(await refusal(join(profile, 'nothing.png'))).toBeInstanceOf(Object);
});

/** A page of rows of marks as small as letters can be: five pixels high, four wide. */
function tinyLetters(columns: number, rows: number): { data: Buffer; width: number; height: number } {
  const [width, height] = [columns * 4, rows * 5];
  const data = Buffer.alloc(width * height, 255);
  const random = seededRandom(4);
  // Three pixels by four, each row of it three bits.
  const shapes = Array.from({ length: 26 }, () => Array.from({ length: 4 }, () => Math.floor(random() * 8)));
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      if (random() < 0.15) continue;
      const shape = shapes[Math.floor(random() * shapes.length)] ?? [];
      for (const [y, bits] of shape.entries())
        for (let x = 0; x < 3; x += 1) if (bits & (1 << x)) data[(row * 5 + y) * width + column * 4 + x] = 0;
    }
  return { data, width, height };
}

// A million of them end by the limit of time or of memory, after a minute; the limits have tests of their own.
test('noise and thousands of tiny letters are read or told, and the next picture is read', async () => {
  const { engine, profile } = await reading();
  const page = join(profile, 'page.png');
  await writeFile(page, await screenshot('Hello after all that'));
  const [noise, letters] = [join(profile, 'noise.png'), join(profile, 'letters.png')];
  const random = seededRandom(5);
  const pixels = Buffer.from(Array.from({ length: 640 * 360 * 3 }, () => random() * 256));
  await sharp(pixels, { raw: { width: 640, height: 360, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toFile(noise);
  const { data, width, height } = tinyLetters(120, 60);
  await sharp(data, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toFile(letters);
  const end = (path: string) =>
    engine.call('readPicture', { path }).then(
      ({ lines }) => ({ code: null, lines }),
      (thrown: AppError) => ({ code: thrown.data.code, lines: [] }),
    );
  for (const path of [noise, letters]) {
    expect([null, 'not-readable']).toContain((await end(path)).code);
    const { lines } = await end(page);
    expect(lines.flat().map(({ text }) => text)).toEqual(['Hello', 'after', 'all', 'that']);
  }
}, 180_000);

test('words are found once they are searched by, in what comes and in what is there, and forgotten again', async () => {
  const { engine, profile, give, until } = await reading(lookAt('off'));
  const find = async (text: string) => (await engine.call('library', { text })).items.map(({ name }) => name);
  const path = join(profile, 'older.png');
  await writeFile(path, await screenshot('Harbour invoice 4711'));
  await engine.call('add', { items: [{ kind: 'path', path }], origin: 'drop' });
  await until(([job]) => job?.state === 'uploaded');
  expect(await find('harbour')).toEqual([]);
  const told: WordSearch[] = [];
  const done = Promise.withResolvers<void>();
  engine.subscribe((event) => {
    if (event.kind !== 'delta' || !event.wordSearch) return;
    told.push(event.wordSearch);
    if (event.wordSearch.read === 2) done.resolve();
  });
  await engine.call('changeSettings', { searchWords: true });
  // It lies in the spool alone, and not any more once it is uploaded.
  await give(await screenshot('Mountain report'));
  await done.promise;
  expect(await find('mount')).toEqual(['shot.png']);
  expect(await find('HARBOUR 47')).toEqual(['older.png']);
  expect((await engine.call('history', { search: 'mountain' })).items.map(({ name }) => name)).toEqual([
    'shot.png',
  ]);
  const [item] = (await engine.call('library', { text: 'harbour' })).items;
  const { marks } = await engine.call('findMarks', { itemId: item?.id ?? '', text: 'harbour' });
  expect(marks).toMatchObject({ width: 480, boxes: [{ height: expect.any(Number) }] });
  expect(marks?.boxes[0]?.x).toBeLessThan(30);
  const exported = await engine.call('exportLibrary', { format: 'json' });
  expect(exported.text).toContain('older.png');
  expect(exported.text).not.toMatch(/harbour|mountain/i);
  await engine.call('changeSettings', { searchWords: false });
  expect(await find('harbour')).toEqual([]);
  const { search } = await engine.call('reading', {});
  expect(search).toEqual({ read: 0, failed: 0, unread: 0, isReading: false });
});
