import { expect, test } from 'vitest';
import { type DisplayGeometry, displayOfRegion } from '../../../main/desktop/capture/geometry.ts';
import {
  firstPinPlace,
  minPinSide,
  movedPin,
  naturalSize,
  zoomedPin,
} from '../../../main/desktop/capture/pin-geometry.ts';

const display = (id: string, x: number, width: number, height: number, scaleFactor = 1): DisplayGeometry => ({
  id,
  bounds: { x, y: 0, width, height },
  scaleFactor,
  pixels: { width: width * scaleFactor, height: height * scaleFactor },
});
const one = display('one', 0, 1440, 900);
const sharp = display('sharp', 1440, 1920, 1080, 2);

test('a new pin lies exactly over what was captured, in the measure of its display', () => {
  const area = { x: 600, y: 300, width: 300, height: 200 };
  expect(firstPinPlace(area, one, area)).toEqual({ ...area, zoom: 1 });
  // 4K: two pixels in one DIP.
  expect(firstPinPlace(area, sharp, area)).toEqual({ x: 1740, y: 150, width: 150, height: 100, zoom: 1 });
});

test('a whole display, or what is larger, is pinned smaller and in the middle; so is what has no place', () => {
  const whole = { x: 0, y: 0, width: 3840, height: 2160 };
  const place = firstPinPlace(whole, sharp, whole);
  expect(place).toEqual({ x: 1440 + 192, y: 108, width: 1536, height: 864, zoom: 0.8 });
  expect(firstPinPlace({ width: 400, height: 300 }, one, null)).toEqual({
    x: 520,
    y: 300,
    width: 400,
    height: 300,
    zoom: 1,
  });
});

test('of a few pixels the pin is so large that they are seen, and it can always be grabbed', () => {
  const tiny = firstPinPlace({ width: 2, height: 1 }, one, { x: 0, y: 0, width: 2, height: 1 });
  expect(tiny.zoom).toBe(8);
  expect([tiny.width, tiny.height]).toEqual([minPinSide, minPinSide]);
  const line = firstPinPlace({ width: 600, height: 1 }, one, { x: 10, y: 10, width: 600, height: 1 });
  expect([line.width, line.height]).toEqual([600, minPinSide]);
});

test('what is under the pointer stays there while a pin is zoomed, within bounds', () => {
  const natural = naturalSize({ width: 400, height: 200 }, one);
  const place = { x: 100, y: 100, width: 400, height: 200, zoom: 1 };
  const larger = zoomedPin(place, natural, 2, { x: 0.25, y: 1 });
  expect(larger).toEqual({ x: 0, y: -100, width: 800, height: 400, zoom: 2 });
  expect(zoomedPin(place, natural, 1000, { x: 0, y: 0 }).zoom).toBe(8);
  const least = zoomedPin(place, natural, 0.0001, { x: 0, y: 0 });
  expect([least.zoom, least.width, least.height]).toEqual([0.1, 40, minPinSide]);
  // No window may be so large as eight times a screen of 4K.
  const huge = naturalSize({ width: 3840, height: 2160 }, one);
  expect(zoomedPin(place, huge, 8, { x: 0, y: 0 }).width).toBe(8192);
});

test('a pin is never moved to where it cannot be brought back from', () => {
  const place = { x: 0, y: 0, width: 100, height: 50, zoom: 1 };
  expect(movedPin(place, -5_000, -5_000, one.bounds)).toMatchObject({
    x: minPinSide - 100,
    y: minPinSide - 50,
  });
  expect(movedPin(place, 5_000, 5_000, one.bounds)).toMatchObject({
    x: 1440 - minPinSide,
    y: 900 - minPinSide,
  });
});

test('the last region is captured on its own display, else where it fits, else not at all', () => {
  const last = { display: 'sharp', x: 3000, y: 1000, width: 500, height: 500 };
  expect(displayOfRegion(last, [one, sharp], one)?.id).toBe('sharp');
  // Its display is gone, and the other one is too small for it.
  expect(displayOfRegion(last, [one], one)).toBeNull();
  expect(displayOfRegion({ ...last, x: 0, y: 0 }, [one], one)?.id).toBe('one');
  // Its display is there, with another resolution.
  expect(displayOfRegion(last, [one, display('sharp', 1440, 1280, 720)], one)).toBeNull();
});
