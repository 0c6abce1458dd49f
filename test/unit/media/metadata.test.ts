import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FoundMetadata } from '../../../contract/metadata.ts';
import { cook, inspect, probe } from '../../support/media/operations.ts';
import { hasMarker, pixelsOf, unexpectedTags } from '../../support/metadata-fixtures/checks.ts';
import { type MetadataFixture, makeMetadataFixtures } from '../../support/metadata-fixtures/pictures.ts';
import { readTags, type Tags } from '../../support/metadata-fixtures/tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'snapferry-tagged-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Cleaned extends MetadataFixture {
  readonly kinds: string[];
  readonly clean: string;
}
let cleaned: Cleaned[] = [];
const carriedBy = new Map<string, readonly FoundMetadata[]>();
let found: Map<string, Tags> = new Map();

beforeAll(async () => {
  for (const { name, path } of await makeMetadataFixtures(folder)) {
    const inspected = await inspect(path, await probe(path));
    if (!inspected?.clean) throw new Error(`${name} was found to carry nothing`);
    const { recipe, bytes } = inspected.clean;
    carriedBy.set(name, inspected.carries);
    const clean = join(folder, `clean ${name}`);
    await writeFile(clean, await cook(path, recipe, bytes));
    cleaned.push({ name, path, clean, kinds: inspected.carries.map(({ kind }) => kind) });
  }
  cleaned = cleaned.toSorted((a, b) => a.name.localeCompare(b.name));
  found = await readTags(cleaned.flatMap(({ path, clean }) => [path, clean]));
}, 180_000);

describe('what is left of more than forty pictures', () => {
  test('of every kind', () => {
    expect(cleaned.length).toBeGreaterThanOrEqual(40);
    expect(cleaned.map(({ name }) => extname(name))).toEqual(
      expect.arrayContaining([
        '.jpg',
        '.png',
        '.gif',
        '.webp',
        '.tiff',
        '.mp4',
        '.mov',
        '.webm',
        '.mkv',
        '.avi',
      ]),
    );
  });

  test('the checks find what is there before', async () => {
    for (const { path, name } of cleaned) {
      const strangers = unexpectedTags(found.get(path) ?? {});
      const bytes = await readFile(path);
      expect([name, strangers.length > 0 || hasMarker(bytes)]).toEqual([name, true]);
    }
  });

  test('exiftool finds nothing private', () => {
    const strangers = cleaned.map(({ name, clean }) => [
      name,
      unexpectedTags(found.get(clean) ?? { none: 1 }),
    ]);
    expect(strangers).toEqual(cleaned.map(({ name }) => [name, []]));
  });

  test('none of the texts is anywhere in the bytes', async () => {
    for (const { name, clean } of cleaned)
      expect([name, hasMarker(await readFile(clean))]).toEqual([name, false]);
  });

  test('every pixel, page, frame, turn and profile is the same', async () => {
    for (const { name, path, clean } of cleaned)
      expect([name, await pixelsOf(clean)]).toEqual([name, await pixelsOf(path)]);
  }, 180_000);

  test('cleaning what is clean changes nothing', async () => {
    for (const { name, clean } of cleaned) {
      const again = await inspect(clean, await probe(clean));
      expect([name, again]).toEqual([name, { carries: [], clean: null }]);
    }
  });
});

test('content credentials stay where that is wanted, and nothing else does', async () => {
  for (const { path, name } of cleaned.filter(({ name }) =>
    /credentials|unknown chunks|end first/.test(name),
  )) {
    const kept = await inspect(path, await probe(path), { provenance: true });
    expect([name, kept?.carries.map(({ kind }) => kind)]).toEqual([
      name,
      expect.arrayContaining(['provenance']),
    ]);
    expect(kept?.clean?.removed ?? []).not.toContain('provenance');
    const sent = kept?.clean ? await cook(path, kept.clean.recipe, kept.clean.bytes) : await readFile(path);
    expect([name, sent.includes('PRIVATE manifest')]).toEqual([name, true]);
    expect([name, /PRIVATE (?!manifest)/.test(sent.toString('latin1'))]).toEqual([name, false]);
  }
});

test('people are told what was found, a place only roughly', () => {
  const kindsOf = (name: string) => cleaned.find((one) => one.name === name)?.kinds;
  expect(kindsOf('everything.jpg')).toEqual(
    expect.arrayContaining(['place', 'author', 'camera', 'time', 'description', 'comment', 'software']),
  );
  expect(kindsOf('motion.jpg')).toContain('motion-video');
  expect(kindsOf('small copy.jpg')).toContain('thumbnail');
  expect(kindsOf('notes of a camera.mov')).toContain('place');
  expect(kindsOf('with a time code.mov')).toContain('time');
  expect(kindsOf('flight of a drone.mp4')).toContain('place');
  expect(kindsOf('chapters.mp4')).toContain('description');
  expect(kindsOf('chapters.mp4')).not.toContain('place');
  expect(kindsOf('on a map.tiff')).toContain('place');
  expect(kindsOf('jpeg in a stripe.tiff')).toEqual(['author', 'comment']);
  for (const name of ['told.webm', 'live.webm', 'everything.mkv'])
    expect([name, kindsOf(name)]).toEqual([
      name,
      expect.arrayContaining(['place', 'author', 'time', 'description', 'comment', 'software']),
    ]);
  for (const name of ['told.avi', 'of a camera.avi'])
    expect([name, kindsOf(name)]).toEqual([
      name,
      expect.arrayContaining(['author', 'time', 'description', 'comment', 'software']),
    ]);
  // Without its second picture it no longer shines where that said so.
  expect(kindsOf('ultra hdr.jpg')).toEqual(['gain-map']);
  // Pages are no small copies.
  expect(kindsOf('pages.tiff')).not.toContain('thumbnail');
  const place = carriedBy.get('everything.png')?.find(({ kind }) => kind === 'place');
  expect(place?.near).toEqual({ latitude: 52.5, longitude: 13.4 });
});

test('a video whose end is missing can still be cleaned, where somebody wants it sent', async () => {
  for (const { name, path } of cleaned.filter(({ name }) => /^(told|live)\.|^everything\.mkv/.test(name))) {
    if (!/\.(webm|mkv|avi)$/.test(name)) continue;
    const whole = await readFile(path);
    for (const less of [1, 5, 17, 60, Math.floor(whole.length / 3)]) {
      const cut = join(folder, `cut ${name}`);
      await writeFile(cut, whole.subarray(0, whole.length - less));
      expect([name, less, (await inspect(cut, await probe(cut)))?.clean !== undefined]).toEqual([
        name,
        less,
        true,
      ]);
    }
  }
});
