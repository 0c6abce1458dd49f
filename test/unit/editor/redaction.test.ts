import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textDirection } from '../../../renderer/editor/paint/fonts.ts';
import {
  createMosaic,
  type PixelBuffer,
  renderBlocks,
  renderSmooth,
} from '../../../renderer/editor/paint/mosaic.ts';
import { fitCaption, wrapText } from '../../../renderer/editor/paint/paint-captions.ts';
import { arrowOutline, contrastColor } from '../../../renderer/editor/paint/paint-shape.ts';

const picture = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 })
      .map((bytes): PixelBuffer => ({ data: new Uint8ClampedArray(bytes), width, height })),
  );
const side = fc.integer({ min: 1, max: 16 });

/** The same pixels in each block, in another order. */
function shuffled({ data, width, height }: PixelBuffer, block: number, random: () => number): PixelBuffer {
  const other = new Uint8ClampedArray(data);
  const at = (x: number, y: number) => (y * width + x) * 4;
  for (let top = 0; top < height; top += block)
    for (let left = 0; left < width; left += block) {
      const places: number[] = [];
      for (let y = top; y < Math.min(top + block, height); y++)
        for (let x = left; x < Math.min(left + block, width); x++) places.push(at(x, y));
      const order = places.map((place) => ({ place, key: random() })).sort((a, b) => a.key - b.key);
      for (const [index, { place }] of order.entries()) {
        const to = places[index] ?? 0;
        other.set(data.subarray(place, place + 4), to);
      }
    }
  return { data: other, width, height };
}

describe('a cover', () => {
  test.each([
    ['pixelate', renderBlocks],
    ['blur', renderSmooth],
  ] as const)('%s knows nothing but the means of its blocks', (_, spread) => {
    fc.assert(
      fc.property(
        picture,
        side,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (seen, block, numbers) => {
          const other = shuffled(seen, block, () => numbers.next().value ?? 0);
          const { width, height } = seen;
          expect(spread(createMosaic(other, block), block, width, height)).toEqual(
            spread(createMosaic(seen, block), block, width, height),
          );
        },
      ),
    );
  });

  test('pixelate gives each block one colour, which is its mean', () => {
    fc.assert(
      fc.property(picture, side, (seen, block) => {
        const { data } = renderBlocks(createMosaic(seen, block), block, seen.width, seen.height);
        const pixel = (of: Uint8ClampedArray, x: number, y: number) => [
          ...of.subarray((y * seen.width + x) * 4, (y * seen.width + x) * 4 + 4),
        ];
        for (let y = 0; y < seen.height; y++)
          for (let x = 0; x < seen.width; x++)
            expect(pixel(data, x, y)).toEqual(pixel(data, x - (x % block), y - (y % block)));
      }),
    );
    const two: PixelBuffer = {
      data: new Uint8ClampedArray([0, 10, 20, 255, 100, 30, 40, 255]),
      width: 2,
      height: 1,
    };
    expect([...renderBlocks(createMosaic(two, 2), 2, 2, 1).data]).toEqual([50, 20, 30, 255, 50, 20, 30, 255]);
  });

  test('what lets everything through does not colour its neighbours', () => {
    const seen: PixelBuffer = {
      data: new Uint8ClampedArray([200, 0, 0, 255, 0, 255, 0, 0]),
      width: 2,
      height: 1,
    };
    expect([...createMosaic(seen, 2).colours]).toEqual([200, 0, 0, 128]);
  });

  test('blur flows: between two blocks every colour lies between theirs', () => {
    const data = new Uint8ClampedArray(8 * 4).map((_, index) =>
      index % 4 === 3 ? 255 : index < 16 ? 0 : 240,
    );
    const found = renderSmooth(createMosaic({ data, width: 8, height: 1 }, 4), 4, 8, 1).data.filter(
      (_, at) => at % 4 === 0,
    );
    expect([...found]).toEqual([...found].sort((a, b) => a - b));
    expect(new Set(found).size).toBeGreaterThan(3);
  });
});

describe('captions', () => {
  const widthOf = (line: string, size: number) => line.length * size * 0.5;

  test('are wrapped between words, and lose none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 }),
        fc.integer({ min: 5, max: 60 }),
        (all, width) => {
          const lines = wrapText(all.join(' '), width, (line) => line.length);
          expect(lines.join(' ').split(' ')).toEqual(all);
          for (const line of lines) if (line.includes(' ')) expect(line.length).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  test('are as large as fits', () => {
    const room = { width: 300, height: 100 };
    expect(fitCaption('short', room, 40, widthOf)).toEqual({ size: 40, lines: ['short'] });
    const long = fitCaption('a much longer caption than that, with very many words in it', room, 40, widthOf);
    expect(long.size).toBeLessThan(40);
    expect(long.lines.length * long.size * 1.1).toBeLessThanOrEqual(room.height);
  });
});

test('a line is read as its first letter is', () => {
  const lines = ['Привет!', '12 שלום!', '«مرحبا»', '🙂 abc', '...', ''];
  expect(lines.map(textDirection)).toEqual(['ltr', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr']);
});

test('ink can be read on every colour', () => {
  expect([
    contrastColor('#ffffff'),
    contrastColor('#ffd60a'),
    contrastColor('#000000'),
    contrastColor('#e5342b'),
  ]).toEqual(['#000000', '#000000', '#ffffff', '#ffffff']);
});

test('an arrow ends where it points, and has no length where it begins', () => {
  const outline = arrowOutline({ from: { x: 0, y: 0 }, to: { x: 100, y: 0 }, width: 6 });
  expect(Math.max(...outline.map(({ x }) => x))).toBe(100);
  expect(arrowOutline({ from: { x: 5, y: 5 }, to: { x: 5, y: 5 }, width: 6 })).toEqual([]);
});
