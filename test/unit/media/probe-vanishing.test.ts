import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { probeFile } from '../../../main/engine/media/probe.ts';

// A large file is opened by its name once more by libraries, and a small one was read before: the moment in which it can
// go unnoticed is made to happen here.

const folder = mkdtempSync(join(tmpdir(), 'snapferry-vanishing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const meanwhile = vi.hoisted(() => ({ do: () => {} }));
vi.mock('../../../main/engine/media/sharp.ts', () => ({
  default: () => ({
    metadata: async () => {
      meanwhile.do();
      throw new Error('Input file is missing');
    },
  }),
}));

const start = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');

test.each([
  ['that goes meanwhile is gone', (path: string) => rmSync(path), 'vanished'],
  [
    'that is written meanwhile has changed',
    (path: string) => writeFileSync(path, 'other'),
    'changed-while-reading',
  ],
  ['that stays as it is is damaged', () => {}, 'picture-damaged'],
])('a file %s', async (_what, change, code) => {
  const path = join(folder, 'a.png');
  writeFileSync(path, Buffer.concat([start, Buffer.alloc(100)]));
  meanwhile.do = () => change(path);
  const probing = probeFile(path, { signal: new AbortController().signal, progress: () => {} });
  await expect(probing).rejects.toMatchObject({ data: { code } });
});
