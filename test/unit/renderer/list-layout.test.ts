import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeLayout,
  itemRect,
  itemsBetween,
  itemsInRect,
  moveCursor,
  sectionsBetween,
} from '../../../renderer/state/list/layout.ts';

const days = [
  { heading: '2026-03-12', count: 5 },
  { heading: '2026-03-11', count: 1 },
  { heading: '2026-03-09', count: 7 },
];
/** Four in a row: 24 px at the edges, 152 px each at least, 8 px between them. */
const grid = computeLayout('grid', 24 + 4 * 152 + 3 * 8, days);

const someDays = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
const layouts = fc
  .tuple(fc.constantFrom('list' as const, 'grid' as const), fc.integer({ min: 100, max: 2_000 }), someDays)
  .map(([view, width, counts]) =>
    computeLayout(
      view,
      width,
      counts.map((count, index) => ({ heading: `2026-01-${index}`, count })),
    ),
  );

describe('the layout of the library', () => {
  it('puts as many in a row as there is room for, and a heading over each day', () => {
    expect(grid.columns).toBe(4);
    expect(itemRect(grid, 0)).toEqual({ left: 12, top: 36, width: 152, height: 166 });
    expect(itemRect(grid, 3).left).toBe(12 + 3 * 160);
    expect(itemRect(grid, 4)).toMatchObject({ left: 12, top: 36 + 174 });
    expect(itemRect(grid, 5)).toMatchObject({ left: 12, top: 36 + 2 * 174 + 36 });
  });

  it('has one column in the list and no heading where items are not in the order of days', () => {
    const list = computeLayout('list', 600, [{ heading: null, count: 3 }]);
    expect([0, 1, 2].map((index) => itemRect(list, index))).toEqual(
      [0, 64, 128].map((top) => ({ left: 0, top, width: 600, height: 64 })),
    );
  });

  it('goes by rows in the same column, also over days, and stops at the ends', () => {
    expect(moveCursor(grid, 2, 'down', 0)).toBe(4);
    expect(moveCursor(grid, 4, 'down', 0)).toBe(5);
    expect(moveCursor(grid, 5, 'down', 0)).toBe(6);
    expect(moveCursor(grid, 9, 'up', 0)).toBe(5);
    expect(moveCursor(grid, 5, 'up', 0)).toBe(4);
    expect(moveCursor(grid, 1, 'up', 0)).toBe(1);
    expect(moveCursor(grid, 12, 'down', 0)).toBe(12);
    expect(moveCursor(grid, 12, 'right', 0)).toBe(12);
    expect(moveCursor(grid, 0, 'left', 0)).toBe(0);
    expect(moveCursor(grid, 3, 'last', 0)).toBe(12);
    expect(moveCursor(grid, 3, 'page-down', 2 * 174)).toBe(5);
  });

  it('finds exactly what a stretch or a band touches', () => {
    fc.assert(
      fc.property(
        layouts,
        fc.integer({ min: -200, max: 9_000 }),
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 0, max: 1_500 }),
        (layout, top, height, left) => {
          const band = { left, top, width: 250, height };
          const all = Array.from({ length: layout.count }, (_, index) => index);
          const touches = (index: number) => {
            const box = itemRect(layout, index);
            return box.top <= top + height && box.top + box.height >= top;
          };
          const { from, to } = itemsBetween(layout, top, top + height);
          // Never too few; at most the rows beside it too many.
          for (const index of all)
            if (touches(index)) {
              const box = itemRect(layout, index);
              const inside = box.top < top + height && box.top + box.height > top;
              if (inside) expect(index >= from && index < to).toBe(true);
            }
          for (const index of itemsInRect(layout, band)) {
            const box = itemRect(layout, index);
            expect(touches(index) && box.left <= left + 250 && box.left + box.width >= left).toBe(true);
          }
        },
      ),
    );
  });

  it('keeps everything inside of its height and in order', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        let before = -1;
        for (let index = 0; index < layout.count; index += 1) {
          const { top, height } = itemRect(layout, index);
          expect(top).toBeGreaterThanOrEqual(before);
          expect(top + height).toBeLessThanOrEqual(layout.height);
          before = top;
        }
        expect(sectionsBetween(layout, 0, layout.height)).toEqual(layout.sections);
      }),
    );
  });
});
