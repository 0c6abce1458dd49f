import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Bitmap, crop, join, toBmp } from '../../../main/desktop/capture/bitmap.ts';
import { captureName } from '../../../main/desktop/capture/file-name.ts';
import {
  type DisplayGeometry,
  displayAt,
  layoutDisplays,
  matchSources,
  pixelsOf,
  wholePixels,
} from '../../../main/desktop/capture/geometry.ts';
import { saveWithoutOverwrite } from '../../../main/desktop/capture/save-file.ts';
import { commandFor } from '../../../main/desktop/hotkeys/shortcut-command.ts';

function display(
  id: string,
  x: number,
  y: number,
  width: number,
  height: number,
  scaleFactor = 1,
): DisplayGeometry {
  const bounds = { x, y, width, height };
  return { id, bounds, scaleFactor, pixels: pixelsOf(bounds, scaleFactor) };
}

/** Each pixel has its place as its blue and green. */
function bitmap(width: number, height: number, red: number): Bitmap {
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) pixels.set([x, y, red, 255], (y * width + x) * 4);
  return { width, height, pixels };
}
const at = ({ pixels, width }: Bitmap, x: number, y: number) => [
  ...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];

test('a display has as many pixels as its scale factor says, whatever was rounded', () => {
  expect(pixelsOf({ width: 1280, height: 720 }, 1.5)).toEqual({ width: 1920, height: 1080 });
  expect(pixelsOf({ width: 1536, height: 864 }, 1.25)).toEqual({ width: 1920, height: 1080 });
  // 1366 x 768 at 1.25, whose DIP are 1092.8 x 614.4 and were rounded up.
  expect(pixelsOf({ width: 1093, height: 615 }, 1.25)).toEqual({ width: 1366, height: 768 });
  expect(pixelsOf({ width: 10, height: 30 }, 1.1)).toEqual({ width: 11, height: 33 });
});

test('the display under the pointer, or the nearest one where there is none', () => {
  const left = display('left', -1920, 0, 1920, 1080);
  const right = display('right', 0, 200, 1280, 720, 2);
  const all = [left, right];
  expect(displayAt(all, { x: -1, y: 500 })?.id).toBe('left');
  expect(displayAt(all, { x: 0, y: 500 })?.id).toBe('right');
  expect(displayAt(all, { x: 600, y: 50 })?.id).toBe('right');
  expect(displayAt(all, { x: -5000, y: -5000 })?.id).toBe('left');
  expect(displayAt([], { x: 0, y: 0 })).toBeNull();
});

test('sources are told apart by id, then by size, then by order', () => {
  const displays = [
    display('1', 0, 0, 800, 600),
    display('2', 800, 0, 1024, 768),
    display('3', 0, 600, 640, 480),
  ];
  const source = (displayId: string, width: number, height: number) => ({
    displayId,
    size: { width, height },
  });
  const byId = [source('3', 640, 480), source('1', 800, 600), source('2', 1024, 768)];
  expect([...matchSources(displays, byId)].map(([id, found]) => [id, found.displayId])).toEqual([
    ['1', '1'],
    ['2', '2'],
    ['3', '3'],
  ]);
  const nameless = [source('', 640, 480), source('', 1024, 768), source('', 800, 600)];
  expect(matchSources(displays, nameless).get('1')?.size.width).toBe(800);
  expect(matchSources(displays, nameless).get('3')?.size.width).toBe(640);
  const same = [source('', 100, 100), source('', 100, 100)];
  expect(matchSources(displays, same).get('2')).toBe(same[1]);
  expect(matchSources(displays, same).has('3')).toBe(false);
});

test('an area becomes whole pixels inside of the picture, or nothing', () => {
  const size = { width: 100, height: 50 };
  expect(wholePixels({ x: 10.4, y: 9.6, width: 20, height: 20 }, size)).toEqual({
    x: 10,
    y: 10,
    width: 20,
    height: 20,
  });
  expect(wholePixels({ x: -5, y: 40, width: 200, height: 200 }, size)).toEqual({
    x: 0,
    y: 40,
    width: 100,
    height: 10,
  });
  expect(wholePixels({ x: 200, y: 0, width: 10, height: 10 }, size)).toBeNull();
  expect(wholePixels({ x: 10, y: 10, width: 0.2, height: 10 }, size)).toBeNull();
});

test('displays of several scale factors lie beside each other without a gap', () => {
  const { width, height, places } = layoutDisplays([
    display('plain', 0, 0, 1920, 1080),
    display('fine', 1920, 0, 1280, 720, 2),
    display('above', 0, -600, 800, 600),
  ]);
  expect(places.get('plain')).toEqual({ x: 0, y: 1200, width: 3840, height: 2160 });
  expect(places.get('fine')).toEqual({ x: 3840, y: 1200, width: 2560, height: 1440 });
  expect(places.get('above')).toEqual({ x: 0, y: 0, width: 1600, height: 1200 });
  expect([width, height]).toEqual([6400, 3360]);
});

test('a part has exactly its pixels', () => {
  const part = crop(bitmap(20, 10, 7), { x: 5, y: 3, width: 4, height: 2 });
  expect([part.width, part.height, part.pixels.length]).toEqual([4, 2, 32]);
  expect(at(part, 0, 0)).toEqual([5, 3, 7, 255]);
  expect(at(part, 3, 1)).toEqual([8, 4, 7, 255]);
});

test('one picture of two displays keeps every pixel, doubles those of the coarse one, and is black beside them', () => {
  const coarse = { display: display('a', 0, 0, 4, 3), bitmap: bitmap(4, 3, 1) };
  const fine = { display: display('b', 4, 0, 2, 1, 2), bitmap: bitmap(4, 2, 2) };
  const all = join([coarse, fine]);
  expect([all.width, all.height]).toEqual([12, 6]);
  expect(at(all, 0, 0)).toEqual([0, 0, 1, 255]);
  expect(at(all, 7, 5)).toEqual([3, 2, 1, 255]);
  expect(at(all, 8, 0)).toEqual([0, 0, 2, 255]);
  expect(at(all, 11, 1)).toEqual([3, 1, 2, 255]);
  expect(at(all, 8, 2)).toEqual([0, 0, 0, 255]);
  const same = join([coarse, { display: display('c', 4, 1, 4, 2), bitmap: bitmap(4, 2, 3) }]);
  expect([same.width, same.height]).toEqual([8, 3]);
  expect([at(same, 3, 2), at(same, 4, 1), at(same, 4, 0)]).toEqual([
    [3, 2, 1, 255],
    [0, 0, 3, 255],
    [0, 0, 0, 255],
  ]);
});

test('a bitmap as a file: header, and rows from the top', () => {
  const file = Buffer.from(toBmp(bitmap(3, 2, 9)));
  expect(file.subarray(0, 2).toString()).toBe('BM');
  expect([file.readUInt32LE(2), file.readUInt32LE(10)]).toEqual([file.length, 54]);
  expect([file.readInt32LE(18), file.readInt32LE(22), file.readUInt16LE(28)]).toEqual([3, -2, 32]);
  expect([...file.subarray(54 + 3 * 4, 54 + 4 * 4)]).toEqual([0, 1, 9, 255]);
});

test('a name that every file system takes and that sorts by time', () => {
  expect(captureName('Снимок', new Date(2026, 0, 3, 4, 5, 6))).toBe('Снимок 2026-01-03 04.05.06.png');
});

test('a capture never replaces a file, and makes the folders that are missing', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'captures-'));
  try {
    const deep = path.join(folder, 'a', 'b');
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await saveWithoutOverwrite(deep, 'one.png', bytes)).toBe(path.join(deep, 'one.png'));
    expect(await saveWithoutOverwrite(deep, 'one.png', new Uint8Array([4]))).toBe(
      path.join(deep, 'one (2).png'),
    );
    expect([...(await readFile(path.join(deep, 'one.png')))]).toEqual([1, 2, 3]);
    const isFile = path.join(deep, 'one.png', 'below');
    await expect(saveWithoutOverwrite(isFile, 'x.png', bytes)).rejects.toMatchObject({
      data: { code: 'folder-unwritable' },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.runIf(process.platform === 'linux')(
  'a folder that takes nothing is told and not waited for',
  async () => {
    const saved = saveWithoutOverwrite('/proc/none/at/all', 'x.png', new Uint8Array([1]));
    await expect(saved).rejects.toMatchObject({ data: { code: 'folder-unwritable' } });
  },
);

test('the command for a desktop’s own shortcuts, quoted where it must be', () => {
  expect(commandFor('capture-region', ['/usr/bin/snapferry'], 3)).toBe('/usr/bin/snapferry capture --region');
  expect(commandFor('capture-delayed', ['/opt/My "Apps"/snap$ferry'], 10)).toBe(
    '"/opt/My \\"Apps\\"/snap\\$ferry" capture --region --delay 10',
  );
  expect(commandFor('upload-clipboard', ['snapferry'], 3)).toBe('snapferry --upload-clipboard');
});
