import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { pictureForEditing, probeMedia } from '../../../main/engine/media/index.ts';

test('a HEIC, which no window draws, opens in the editor as a PNG of the same size', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'snapferry-heic-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [png, heic] = [join(folder, 'a.png'), join(folder, 'a.heic')];
  await sharp({ create: { width: 64, height: 48, channels: 3, background: '#c02040' } }).toFile(png);
  await promisify(execFile)('heif-enc', ['-q', '90', png, '-o', heic]);
  const media = await probeMedia(heic, new AbortController().signal);
  const { bytes, mime } = await pictureForEditing(heic, media);
  expect(mime).toBe('image/png');
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([64, 48]);
  const near = [0xc0, 0x20, 0x40].map((value, index) => Math.abs(value - (data[index] ?? 0)) < 12);
  expect(near).toEqual([true, true, true]);
});
