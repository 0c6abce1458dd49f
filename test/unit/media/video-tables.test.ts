import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { measureVideo } from '../../../main/engine/media/video.ts';
import { areTablesSane } from '../../../main/engine/media/video-tables.ts';
import { mp4With, promises } from '../../support/media/mp4.ts';

function fileWith(content: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'video.mp4');
  writeFileSync(path, content);
  return path;
}

async function isSane(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    return await areTablesSane(file);
  } finally {
    await file.close();
  }
}

test('tables that hold what they promise are read', async () => {
  const path = fileWith(mp4With({}));
  expect(await isSane(path)).toBe(true);
  expect(await measureVideo(path, 'video/mp4')).toMatchObject({ width: 64, height: 48 });
});

test('a table that is longer than what it lies in is no table, and neither is one without its end', async () => {
  const found = readFileSync(
    join(import.meta.dirname, '..', '..', 'fixtures', 'fuzz', 'table-longer-than-its-box.mp4'),
  );
  for (const bytes of [found, found.subarray(0, -8)]) {
    const path = fileWith(bytes);
    expect(await isSane(path)).toBe(false);
    expect(await measureVideo(path, 'video/mp4')).toMatchObject({ width: null, duration: null });
  }
});

test.each(Object.entries(promises))(
  'a few bytes that promise thousands of millions: %s',
  async (_, tables) => {
    const path = fileWith(mp4With(tables));
    expect(await isSane(path)).toBe(false);
    // The library is not asked at all: it would write each sample down, on the thread of the engine.
    expect(await measureVideo(path, 'video/mp4')).toMatchObject({ width: null, duration: null });
  },
);
