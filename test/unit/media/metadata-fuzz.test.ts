import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/app-error.ts';
import type { Media } from '../../../contract/media.ts';
import { planPartSize } from '../../../main/engine/byte-plan.ts';
import type { MetadataReport } from '../../../main/engine/media/metadata/report.ts';
import { cook, inspect, probe } from '../../support/media/operations.ts';
import { hasMarker } from '../../support/metadata-fixtures/checks.ts';
import { makeMetadataFixtures } from '../../support/metadata-fixtures/pictures.ts';

const folder = mkdtempSync(join(tmpdir(), 'snapferry-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = [
  'everything.jpg',
  'small copy.jpg',
  'two pictures.jpg',
  'credentials.jpg',
  'everything.png',
  'iptc.png',
  'unknown chunks.png',
  'moving.gif',
  'lossy.webp',
  'moving.webp',
  'everything.tiff',
  'large offsets.tiff',
  'big-endian.tiff',
  'jpeg in a stripe.tiff',
  'phone.mp4',
  'in fragments.mp4',
  'notes of a camera.mov',
  'flight of a drone.mp4',
];

interface Seed {
  readonly bytes: Buffer;
  readonly media: Media;
  /** Positions of bytes that are not sent. */
  readonly left: readonly number[];
}
const seeds = new Map<string, Seed>();

beforeAll(async () => {
  for (const { name, path } of await makeMetadataFixtures(join(folder, 'given'))) {
    if (!names.includes(name)) continue;
    const media = await probe(path);
    const bytes = await readFile(path);
    const inspected = await inspect(path, media);
    seeds.set(name, { bytes, media, left: leftOut(inspected, bytes.length) });
  }
  expect([...seeds.keys()].sort()).toEqual([...names].sort());
}, 180_000);

/** Where nothing moves, what becomes zeros; elsewhere what is not copied. */
function leftOut(inspected: MetadataReport | null, size: number): number[] {
  const parts = inspected?.clean?.recipe.parts ?? [];
  const isInPlace = parts.some(([kind]) => kind === 'zeros');
  const sent = new Set<number>();
  let at = 0;
  for (const part of parts) {
    const from = part[0] === 'copy' ? part[1] : isInPlace ? at : -1;
    if (from >= 0 && part[0] !== 'zeros')
      for (let index = 0; index < planPartSize(part); index++) sent.add(from + index);
    at += planPartSize(part);
  }
  return Array.from({ length: size }, (_, index) => index).filter((index) => !sent.has(index));
}

/** What comes of bytes that claim to be of a type: what would be sent, or null where nothing is. */
async function outcome(bytes: Buffer, media: Media): Promise<Buffer | null> {
  const path = join(folder, 'fuzzed');
  await writeFile(path, bytes);
  try {
    const inspected = await inspect(path, { ...media, sha256: '' });
    const clean = inspected?.clean;
    if (!clean) return bytes;
    expect(clean.bytes).toBeLessThanOrEqual(bytes.length + 1_000);
    for (const part of clean.recipe.parts)
      if (part[0] === 'copy') expect(part[1] + part[2]).toBeLessThanOrEqual(bytes.length);
    const sent = await cook(path, clean.recipe, clean.bytes);
    expect(sent.length).toBe(clean.bytes);
    return sent;
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    expect(thrown.data.code).toBe('metadata-unreadable');
    expect(thrown.data.message).not.toContain('PRIVATE');
    return null;
  }
}

const nasty = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 12 }),
  fc
    .constantFrom(
      'ffffffff',
      '00000000',
      '7fffffff',
      '80000000',
      '00000001',
      'ffd8',
      'ffda',
      'ffd9',
      '3b',
      '2c',
    )
    .map((hex) => new Uint8Array(Buffer.from(hex, 'hex'))),
);
const change = fc.record({
  how: fc.constantFrom('overwrite', 'overwrite', 'overwrite', 'insert', 'cut', 'truncate', 'repeat'),
  /** Of all places there are. */
  where: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.integer({ min: 1, max: 400 }),
  bytes: nasty,
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Buffer, { how, where, length, bytes: other }: Change): Buffer {
  const at = Math.floor(where * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (how) {
    case 'insert':
      return Buffer.concat([before, other, after]);
    case 'cut':
      return Buffer.concat([before, after.subarray(length)]);
    case 'truncate':
      return Buffer.from(before);
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, length), after]);
    default: {
      const copy = Buffer.from(bytes);
      Buffer.from(other).copy(copy, at);
      return copy;
    }
  }
}

const runs = { numRuns: 60 };

describe.each(names)('%s, damaged on purpose', (name) => {
  const seed = () => seeds.get(name) as Seed;

  test('anywhere: it is cleaned or not sent, and nothing else happens', async () => {
    const { bytes, media } = seed();
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        await outcome(changes.reduce(changed, bytes), media);
      }),
      runs,
    );
  });

  test('in what is not sent: none of it is sent after that either', async () => {
    const { bytes, media, left } = seed();
    expect(left.length).toBeGreaterThan(10);
    const spots = fc.array(fc.tuple(fc.nat(left.length - 1), nasty), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(spots, async (hits) => {
        const copy = Buffer.from(bytes);
        for (const [index, other] of hits)
          for (const [offset, byte] of other.entries()) {
            const at = left[index + offset];
            if (at !== undefined) copy[at] = byte;
          }
        const sent = await outcome(copy, media);
        if (sent) expect(hasMarker(sent)).toBe(false);
      }),
      runs,
    );
  });
});
