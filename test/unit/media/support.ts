import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { onTestFinished } from 'vitest';

/** A folder that goes when the test is over. */
export function makeTemporaryFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'snapferry-media-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

export function writeTemporaryFile(content: Buffer | string, name = 'picture'): string {
  const path = join(makeTemporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

export function canvas(width: number, height: number): Sharp {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#357',
      noise: { type: 'gaussian', mean: 90, sigma: 40 },
    },
  });
}

/** Frames that differ, one below the other, as an animation. */
export function animation(width: number, height: number, frames: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3 * frames, 0);
  for (let frame = 0; frame < frames; frame++) {
    pixels.fill(40 * (frame + 1), frame * width * height * 3, (frame + 1) * width * height * 3);
  }
  return sharp(pixels, { raw: { width, height: height * frames, channels: 3, pageHeight: height } })
    .gif()
    .toBuffer();
}

/** The same PNG with the chunk that makes it an animated one. */
export function animatedPng(png: Buffer): Buffer {
  const afterHeader = 8 + 25;
  // acTL: one frame, endless. Its checksum is that of exactly these bytes.
  const control = Buffer.from('000000086163544c0000000100000000b42de9a0', 'hex');
  return Buffer.concat([png.subarray(0, afterHeader), control, png.subarray(afterHeader)]);
}
