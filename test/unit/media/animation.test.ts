import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { toErrorData } from '../../../contract/app-error.ts';
import { reduceColours } from '../../../main/engine/media/convert/animation/quantize.ts';
import { conversionSteps, isHopeless } from '../../../main/engine/media/convert/steps.ts';
import { temporaryFolder } from '../../engine/support/running-engine.ts';
import { type ApngFrame, animatedPng } from '../../support/animations.ts';
import { convert } from '../../support/media/operations.ts';

const plain = (width: number, height: number, colour: readonly number[]) =>
  Buffer.from(Array.from({ length: width * height }, () => colour).flat());
const [red, green, blue, clear] = [
  [255, 0, 0, 255],
  [0, 255, 0, 255],
  [0, 0, 255, 255],
  [0, 0, 0, 0],
] as const;

async function asGif(frames: readonly ApngFrame[], width: number, height: number, most = 1_000_000_000) {
  const folder = await temporaryFolder();
  const path = join(folder, 'a.png');
  await writeFile(path, animatedPng(frames, width, height, 4));
  const target = join(folder, 'made');
  const made = await convert(path, { 'image/png': 0, 'image/jpeg': 0, 'image/gif': most }, target);
  const { data, info } = await sharp(target, { animated: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { delay = [], pages = 1 } = await sharp(target, { animated: true }).metadata();
  const high = info.height / pages;
  const at = (frame: number, x: number, y: number) => {
    const index = ((frame * high + y) * info.width + x) * 4;
    return data[index + 3] === 0 ? [...clear] : [...data.subarray(index, index + 4)];
  };
  return { bytes: made?.bytes ?? 0, width: info.width, height: high, pages, delay, at };
}

describe('an animated PNG becomes a GIF, frame by frame as it says', () => {
  const [width, height] = [8, 4];
  const corner = { x: 0, y: 0, width: 4, height: 4 };

  test('what a frame leaves, clears and restores', async () => {
    const { at, pages, delay } = await asGif(
      [
        { pixels: plain(width, height, red), delay: 7 },
        // Left where it is.
        { pixels: plain(4, 4, green), at: corner, delay: 11 },
        // Taken away again: the green one is there after it.
        { pixels: plain(4, 4, blue), at: corner, dispose: 2, delay: 13 },
        { pixels: plain(4, 4, blue), at: { ...corner, x: 4 }, dispose: 1, delay: 17 },
        { pixels: plain(2, 2, red), at: { x: 0, y: 0, width: 2, height: 2 }, delay: 19 },
      ],
      width,
      height,
    );
    expect(pages).toBe(5);
    expect(delay).toEqual([70, 110, 130, 170, 190]);
    const both = [0, 1, 2, 3, 4].map((frame) => [at(frame, 3, 3), at(frame, 6, 2)]);
    expect(both).toEqual([
      [[...red], [...red]],
      [[...green], [...red]],
      [[...blue], [...red]],
      [[...green], [...blue]],
      [[...green], [...clear]],
    ]);
  });

  test('what lies over something, and what replaces it', async () => {
    const half = [0, 0, 255, 128];
    const { at, pages } = await asGif(
      [
        { pixels: plain(width, height, red) },
        { pixels: plain(4, 4, half), at: corner, blend: 1 },
        { pixels: plain(4, 4, clear), at: { ...corner, x: 4 }, blend: 0 },
        { pixels: plain(4, 4, clear), at: corner, blend: 1 },
      ],
      width,
      height,
    );
    const [r = 0, , b = 0] = at(1, 1, 1);
    expect([Math.abs(r - 127) < 12, Math.abs(b - 128) < 12]).toEqual([true, true]);
    expect(at(2, 6, 1)).toEqual([...clear]);
    // The last one changes nothing, and may have been taken for the one before it.
    expect(at(pages - 1, 1, 1)).toEqual(at(1, 1, 1));
  });

  test.each([
    ['a frame beside its picture', { x: 6, y: 0, width: 4, height: 4 }],
    ['a frame below it', { x: 0, y: 2, width: 4, height: 4 }],
  ])('%s is damage', async (_, at) => {
    const frames = [{ pixels: plain(width, height, red) }, { pixels: plain(4, 4, blue), at }];
    const told = await asGif(frames, width, height).catch((thrown) => toErrorData(thrown));
    expect(told).toMatchObject({ code: 'not-convertible', params: { reason: 'damaged' } });
  });
});

describe('an animation above the limit', () => {
  const [width, height, count] = [64, 48, 12];
  let state = 7;
  const noise = () =>
    Buffer.from(
      Array.from({ length: width * height * 4 }, (_, at) => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return at % 4 === 3 ? 255 : state >>> 24;
      }),
    );
  const frames = Array.from({ length: count }, () => ({ pixels: noise(), delay: 10 }));

  test('loses colours first, then pixels, then frames per second; it is shown as long as before', async () => {
    const whole = await asGif(frames, width, height);
    expect([whole.width, whole.pages]).toEqual([width, count]);
    const fewer = await asGif(frames, width, height, Math.round(whole.bytes * 0.9));
    expect([fewer.width, fewer.pages]).toEqual([width, count]);
    const smaller = await asGif(frames, width, height, Math.round(whole.bytes * 0.25));
    expect([smaller.width < width, smaller.pages]).toEqual([true, count]);
    const slower = await asGif(frames, width, height, Math.round(whole.bytes * 0.045));
    expect(slower.pages).toBeLessThan(count);
    for (const { delay } of [whole, fewer, smaller, slower])
      expect(delay.reduce((sum, ms) => sum + ms, 0)).toBe(count * 100);
  });

  test('is told with words of its own where nothing helps', async () => {
    const told = await asGif(frames, width, height, 300).catch((thrown) => toErrorData(thrown));
    expect(told).toMatchObject({ code: 'too-big', params: { what: 'animation', limit: 300 } });
  });
});

describe('the steps', () => {
  const kinds = [
    { isPhotograph: true, hasAlpha: false, isAnimated: false },
    { isPhotograph: false, hasAlpha: false, isAnimated: false },
    { isPhotograph: false, hasAlpha: true, isAnimated: false },
    { isPhotograph: false, hasAlpha: true, isAnimated: true },
    { isPhotograph: false, hasAlpha: true, isAnimated: true, isGif: true },
  ];

  test.each(kinds)('are few, and none keeps more than the one before it: %o', (kind) => {
    const steps = conversionSteps(kind);
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.length).toBeLessThanOrEqual(13);
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1];
      if (!before) continue;
      expect(step.scale).toBeLessThanOrEqual(before.scale);
      expect(step.colours ?? 0).toBeLessThanOrEqual(before.colours ?? 0);
      expect(step.everyNth ?? 1).toBeGreaterThanOrEqual(before.everyNth ?? 1);
      expect(step).not.toEqual(before);
    }
  });

  test('are left out only where they would come out far larger', () => {
    const gif = { mime: 'image/gif', scale: 1, colours: 128, everyNth: 1 } as const;
    const earlier = { step: { ...gif, colours: 256 }, bytes: 1_000_000 };
    expect(isHopeless(gif, earlier, 900_000)).toBe(false);
    expect(isHopeless(gif, earlier, 100_000)).toBe(true);
    expect(isHopeless({ ...gif, scale: 0.33 }, earlier, 100_000)).toBe(false);
    expect(isHopeless(gif, null, 1)).toBe(false);
    // Nothing is known of one type by what another came to.
    expect(isHopeless({ mime: 'image/jpeg', quality: 85, scale: 1 }, earlier, 1)).toBe(false);
  });
});

describe('fewer colours', () => {
  const coloursOf = (pixels: Buffer) =>
    new Set(Array.from({ length: pixels.length / 4 }, (_, at) => pixels.readUInt32LE(at * 4)));

  test.each([2, 16, 64])('are at most %i, each near what it stands for', (most) => {
    const given = Buffer.from(
      Array.from({ length: 4_096 }, (_, at) => [(at * 7) & 255, (at * 3) & 255, at >> 4, 255]).flat(),
    );
    const reduced = reduceColours(given, most);
    expect(coloursOf(reduced).size).toBeLessThanOrEqual(most);
    let error = 0;
    for (const [at, value] of given.entries()) error += Math.abs(value - (reduced[at] ?? 0));
    expect(error / given.length).toBeLessThan(most === 2 ? 60 : 30);
  });

  test('few flat ones stay exactly as they are, and half transparency becomes all or nothing', () => {
    const given = Buffer.from([...red, ...green, 10, 20, 30, 255, 9, 9, 9, 40, 1, 2, 250, 200]);
    expect([...reduceColours(given, 32)]).toEqual([
      ...red,
      ...green,
      10,
      20,
      30,
      255,
      0,
      0,
      0,
      0,
      1,
      2,
      250,
      255,
    ]);
  });

  test('a picture of nothing stays one', () => {
    expect([...reduceColours(Buffer.alloc(8), 16)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});
