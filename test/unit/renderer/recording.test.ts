import { expect, test } from 'vitest';
import { recordableArea, recordingBarPlace } from '../../../main/desktop/capture/recording-geometry.ts';
import { createGifEncoder } from '../../../renderer/record/gif-encoder.ts';
import { outputSize } from '../../../renderer/record/output-size.ts';

const screen = { width: 1920, height: 1080 };
const display = { id: '1', bounds: { x: 0, y: 0, ...screen }, scaleFactor: 1, pixels: screen };

test('what is recorded has even sides and is large enough for an encoder, within the display', () => {
  expect(recordableArea({ x: 10, y: 20, width: 301, height: 200 }, screen)).toEqual({
    x: 10,
    y: 20,
    width: 300,
    height: 200,
  });
  expect(recordableArea({ x: 1919, y: 1079, width: 1, height: 1 }, screen)).toEqual({
    x: 1904,
    y: 1064,
    width: 16,
    height: 16,
  });
  expect(recordableArea({ x: 0, y: 0, width: 1367, height: 769 }, { width: 1367, height: 769 })).toEqual({
    x: 0,
    y: 0,
    width: 1366,
    height: 768,
  });
});

test('a recording of 4K is scaled down, that of a GIF further', () => {
  expect(outputSize({ width: 3840, height: 2160 }, 'mp4')).toEqual({ width: 2560, height: 1440 });
  expect(outputSize({ width: 3840, height: 2160 }, 'gif')).toEqual({ width: 800, height: 450 });
  expect(outputSize({ width: 640, height: 480 }, 'gif')).toEqual({ width: 640, height: 480 });
  expect(outputSize({ width: 3000, height: 16 }, 'gif')).toEqual({ width: 800, height: 4 });
});

test('the bar is beside what is recorded, and on the display where there is no room', () => {
  const bar = { width: 392, height: 48 };
  const work = { x: 0, y: 0, width: 1920, height: 1040 };
  const place = (y: number, height: number) =>
    recordingBarPlace({ x: 600, y, width: 800, height }, display, work, bar);
  expect(place(100, 400)).toEqual({ x: 1008, y: 508, ...bar });
  expect(place(600, 440)).toEqual({ x: 1008, y: 544, ...bar });
  expect(place(0, 1080)).toEqual({ x: 1008, y: 984, ...bar });
});

const frame = (red: number) => {
  const data = new Uint8ClampedArray(4 * 4 * 4);
  for (let at = 0; at < data.length; at += 4) data.set([red, 0, 0, 255], at);
  return { data, width: 4, height: 4 };
};

/** Returns the delays of the frames of a GIF, in hundredths of a second, from their control extensions. */
function delaysIn(gif: Uint8Array): number[] {
  const delays: number[] = [];
  for (let at = 0; at < gif.length - 5; at += 1)
    if (gif[at] === 0x21 && gif[at + 1] === 0xf9 && gif[at + 2] === 4)
      delays.push((gif[at + 4] ?? 0) + (gif[at + 5] ?? 0) * 256);
  return delays;
}

test('a frame that stands still is one frame, as long as it stood', async () => {
  const frames = [frame(200), frame(200), frame(200), frame(40)];
  const encoder = createGifEncoder(() => frames.shift() ?? frame(0));
  for (const at of [0, 100, 200, 300]) encoder.drawn(at);
  expect(encoder.bytes).toBeGreaterThan(0);
  const recorded = await encoder.finish(800);
  expect(recorded?.type).toBe('gif');
  expect(new TextDecoder().decode(recorded?.bytes.subarray(0, 6))).toBe('GIF89a');
  expect(delaysIn(recorded?.bytes ?? new Uint8Array())).toEqual([30, 50]);
});

test('of no frames there is no recording', async () => {
  expect(await createGifEncoder(() => frame(0)).finish(0)).toBeNull();
});
