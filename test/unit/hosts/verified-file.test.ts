import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Media } from '../../../contract/media.ts';
import type { BytePlan } from '../../../main/engine/byte-plan.ts';
import { openVerifiedFile } from '../../../main/engine/hosts/verified-file.ts';
import { tempFolder } from '../store/support.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const mediaOf = (bytes: Uint8Array) => ({ bytes: bytes.length, sha256: sha256(bytes) }) as Media;

/** Number of further parts during which one has to stay as it was: what a stream holds, and one that is held back. */
const held = 3;

/** Takes all parts, and copies each only after a few more were taken, as a slow connection would. */
async function takeSlowly(parts: AsyncIterable<Uint8Array>) {
  const behind: Uint8Array[] = [];
  const taken: Buffer[] = [];
  let largest = 0;
  for await (const part of parts) {
    largest = Math.max(largest, part.length);
    behind.push(part);
    if (behind.length > held) taken.push(Buffer.from(behind.shift() ?? []));
  }
  return { bytes: Buffer.concat([...taken, ...behind]), largest };
}

const sizes = [1, 131_072, 1_048_576, 1_048_577, 1_572_864, 3_000_001];

test.each(sizes)('a file of %i bytes is sent as it is, however slowly it is taken', async (size) => {
  const content = randomBytes(size);
  const path = join(tempFolder(), 'a.bin');
  writeFileSync(path, content);
  const file = await openVerifiedFile(path, mediaOf(content), null);
  try {
    const { bytes, largest } = await takeSlowly(file.parts());
    expect(sha256(bytes)).toBe(sha256(content));
    expect(largest).toBeLessThanOrEqual(131_072);
  } finally {
    await file.close();
  }
});

test('what is left out of a file, and put into it, is as its recipe says', async () => {
  const content = randomBytes(2_500_000);
  const path = join(tempFolder(), 'a.bin');
  writeFileSync(path, content);
  const recipe: BytePlan = {
    of: content.length,
    parts: [
      ['copy', 0, 700_000],
      ['zeros', 1_000],
      ['bytes', Buffer.from('instead').toString('base64')],
      ['copy', 900_000, 1_600_000],
    ],
  };
  const made = Buffer.concat([
    content.subarray(0, 700_000),
    Buffer.alloc(1_000),
    Buffer.from('instead'),
    content.subarray(900_000),
  ]);
  const file = await openVerifiedFile(path, mediaOf(made), recipe);
  try {
    expect(sha256((await takeSlowly(file.parts())).bytes)).toBe(sha256(made));
  } finally {
    await file.close();
  }
});

test.each([400_000, 2_000_000])('a file of %i bytes that is another is never given whole', async (size) => {
  const content = randomBytes(size);
  const path = join(tempFolder(), 'a.bin');
  writeFileSync(path, content);
  const expected = mediaOf(content);
  content[size - 1] = 255 - (content[size - 1] ?? 0);
  writeFileSync(path, content);
  const file = await openVerifiedFile(path, expected, null);
  try {
    await expect(takeSlowly(file.parts())).rejects.toMatchObject({ data: { code: 'changed-while-reading' } });
  } finally {
    await file.close();
  }
});
