import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, expect, test, vi } from 'vitest';
import { examineFile } from '../../../main/engine/media/examine.ts';
import { inspectMetadata } from '../../../main/engine/media/metadata/index.ts';
import { probeFile } from '../../../main/engine/media/probe.ts';

const folder = mkdtempSync(join(tmpdir(), 'snapferry-examine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const opened = vi.hoisted(() => ({ reads: 0, times: 0 }));
vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>();
  const open: typeof real.open = async (...given) => {
    const handle = await real.open(...given);
    opened.times += 1;
    const read = handle.read.bind(handle) as (...range: unknown[]) => Promise<unknown>;
    return Object.assign(handle, {
      read(...range: unknown[]) {
        opened.reads += 1;
        return read(...range);
      },
    });
  };
  return { ...real, default: { ...real, open }, open };
});

const context = { signal: new AbortController().signal, progress: () => {} };
const keep = { provenance: false };

/** Writes a PNG of noise of about so many bytes, with a word in it that is no part of the picture. */
async function picture(name: string, bytes: number): Promise<string> {
  const path = join(folder, name);
  const side = Math.ceil(Math.sqrt(bytes / 3));
  const pixels = { raw: { width: side, height: side, channels: 3 as const } };
  const png = await sharp(randomBytes(side * side * 3), pixels)
    .png({ compressionLevel: 0 })
    .toBuffer();
  // IHDR ends at 33.
  await fs.writeFile(
    path,
    Buffer.concat([png.subarray(0, 33), chunk('tEXt', 'Comment\0here'), png.subarray(33)]),
  );
  return path;
}

function chunk(type: string, content: string): Buffer {
  const body = Buffer.from(type + content, 'latin1');
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(content.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

test.each([
  ['a small file is read once, for all that is to be known of it', 300_000, { times: 1, reads: 1 }],
  ['a photograph likewise', 9_000_000, { times: 1, reads: 18 }],
  ['a large file is read in parts', 20_000_000, null],
])('%s', async (_what, bytes, expected) => {
  const path = await picture(`${bytes}.png`, bytes);
  opened.times = 0;
  opened.reads = 0;
  const { media, completeness, metadata } = await examineFile({ path, keep }, context);
  if (expected) expect(opened).toEqual(expected);
  else expect(opened.reads).toBeGreaterThan(10);
  // In one look it sees what the two see that are made apart.
  expect({ media, completeness }).toEqual(await probeFile(path, context));
  expect(metadata).toEqual({ ok: true, value: await inspectMetadata(path, media, keep, context) });
  expect(metadata).toMatchObject({
    value: { carries: [{ kind: 'comment' }], clean: { removed: ['comment'] } },
  });
});

test('what cannot be inspected is no reason not to know what it is', async () => {
  const path = join(folder, 'odd.jpg');
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  // Behind the scan, where nothing draws it: a segment of a kind that there is not.
  const odd = Buffer.from('fff00004abcd', 'hex');
  await fs.writeFile(path, Buffer.concat([jpeg.subarray(0, -2), odd, jpeg.subarray(-2)]));
  const examined = await examineFile({ path, keep }, context);
  expect(examined.media.mime).toBe('image/jpeg');
  expect(examined.metadata).toMatchObject({ ok: false, error: { code: 'metadata-unreadable' } });
});

test('files that are looked at side by side do not share their memory', async () => {
  const paths = await Promise.all([1, 2, 3].map((factor) => picture(`side ${factor}.png`, factor * 90_000)));
  const alone: unknown[] = [];
  for (const path of paths) alone.push(await examineFile({ path, keep }, context));
  expect(await Promise.all(paths.map((path) => examineFile({ path, keep }, context)))).toEqual(alone);
});
