import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readPicture } from '../../../../main/engine/media/index.ts';

vi.mock(
  '../../../../main/engine/media/pool/launch.ts',
  () => import('../../../support/media/launch-lethal.ts'),
);

test.each([
  ['ends', 'ABORT'],
  ['takes memory without end', 'EAT'],
])(
  'a process that reads and %s is told, once, and the next one reads on',
  async (_, word) => {
    const folder = await mkdtemp(join(tmpdir(), 'snapferry-reading-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'picture.png');
    await writeFile(path, word);
    const media = {
      kind: 'image',
      mime: 'image/png',
      bytes: word.length,
      width: 9,
      height: 9,
      animated: false,
      sha256: '',
    } as const;
    const wants = { words: true, codes: false, findings: false };
    const read = (one: string) => readPicture({ path: one, media, languages: [], wants });
    const tooMuch = { data: { code: 'not-readable', params: { reason: 'much' } } };
    await expect(read(path)).rejects.toMatchObject(tooMuch);
    // Not opened a second time; and another one gets an answer of its own.
    await expect(read(path)).rejects.toMatchObject(tooMuch);
    const other = join(folder, 'other.png');
    await writeFile(other, 'no picture');
    await expect(read(other)).rejects.toMatchObject({
      data: { code: 'not-readable', params: { reason: 'type' } },
    });
    // Three processes start, one after another, behind everything else that a busy machine does.
  },
  180_000,
);
