/**
 * Computes the position of each of very many items by arithmetic alone: nothing is measured and nothing is drawn for
 * it.
 */
export interface ListLayout {
  readonly count: number;
  readonly columns: number;
  /** Height of an item with the gap below it, in pixels like all others. */
  readonly rowHeight: number;
  readonly itemWidth: number;
  readonly itemHeight: number;
  readonly sections: readonly LayoutSection[];
  readonly height: number;
  readonly left: number;
  readonly gap: number;
}

export interface ItemGroup {
  /** Key of the group; null where there is no heading. */
  readonly heading: string | null;
  /** Text of the heading, where its key is not meant for display. */
  readonly title?: string | null;
  readonly count: number;
}

export interface LayoutSection extends ItemGroup {
  /** Index of its first item. */
  readonly start: number;
  readonly top: number;
  /** Position of its first item. */
  readonly bodyTop: number;
}

export interface LayoutRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type ViewName = 'list' | 'grid';

const headingHeight = 36;
const listRowHeight = 64;
const grid = { edge: 12, gap: 8, smallest: 152, captionHeight: 52 };

export function computeLayout(view: ViewName, width: number, groups: readonly ItemGroup[]): ListLayout {
  const isGrid = view === 'grid';
  const inner = Math.max(width - 2 * grid.edge, grid.smallest);
  const columns = isGrid ? Math.max(Math.floor((inner + grid.gap) / (grid.smallest + grid.gap)), 1) : 1;
  const itemWidth = isGrid ? (inner - (columns - 1) * grid.gap) / columns : width;
  const itemHeight = isGrid ? Math.round(itemWidth * 0.75) + grid.captionHeight : listRowHeight;
  const rowHeight = isGrid ? itemHeight + grid.gap : listRowHeight;

  const sections: LayoutSection[] = [];
  let start = 0;
  let top = 0;
  for (const group of groups) {
    const bodyTop = top + (group.heading === null ? (isGrid ? grid.edge : 0) : headingHeight);
    // Written out: thousands of days are copied slowly by "...".
    const { heading, title = null, count } = group;
    sections.push({ heading, title, count, start, top, bodyTop });
    start += group.count;
    top = bodyTop + Math.ceil(group.count / columns) * rowHeight;
  }
  return {
    count: start,
    columns,
    rowHeight,
    itemWidth,
    itemHeight,
    sections,
    height: top + grid.edge,
    left: isGrid ? grid.edge : 0,
    gap: isGrid ? grid.gap : 0,
  };
}

/** Finds the last section for which `isBefore` holds, by binary search. */
function findLastSection(layout: ListLayout, isBefore: (section: LayoutSection) => boolean): number {
  let low = 0;
  let high = layout.sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const section = layout.sections[middle];
    if (section && isBefore(section)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const sectionAt = (layout: ListLayout, index: number) =>
  layout.sections[findLastSection(layout, ({ start }) => start <= index)];

export function itemRect(layout: ListLayout, index: number): LayoutRect {
  const section = sectionAt(layout, index);
  const within = index - (section?.start ?? 0);
  return {
    left: layout.left + (within % layout.columns) * (layout.itemWidth + layout.gap),
    top: (section?.bodyTop ?? 0) + Math.floor(within / layout.columns) * layout.rowHeight,
    width: layout.itemWidth,
    height: layout.itemHeight,
  };
}

/** Returns the sections that intersect this range. */
export function sectionsBetween(layout: ListLayout, top: number, bottom: number): readonly LayoutSection[] {
  const first = Math.max(
    findLastSection(layout, (section) => section.top <= top),
    0,
  );
  return layout.sections.slice(first, findLastSection(layout, (section) => section.top < bottom) + 1);
}

/** Returns the items whose rows intersect this range: `from` up to and without `to`. */
export function itemsBetween(layout: ListLayout, top: number, bottom: number): { from: number; to: number } {
  const touched = sectionsBetween(layout, top, bottom);
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last) return { from: 0, to: 0 };
  const rowsAbove = Math.max(Math.floor((top - first.bodyTop) / layout.rowHeight), 0);
  const rowsDown = Math.max(Math.ceil((bottom - last.bodyTop) / layout.rowHeight), 0);
  const from = first.start + Math.min(rowsAbove * layout.columns, first.count);
  const to = last.start + Math.min(rowsDown * layout.columns, last.count);
  return { from, to: Math.max(from, to) };
}

/** Returns the index of the item before which something dropped at this height of a list would stand. */
export function insertionIndex(layout: ListLayout, y: number): number {
  const section =
    layout.sections[
      Math.max(
        findLastSection(layout, ({ top }) => top <= y),
        0,
      )
    ];
  if (!section) return 0;
  const rows = Math.round((y - section.bodyTop) / layout.rowHeight);
  return section.start + Math.min(Math.max(rows, 0), section.count);
}

/** Returns the height of the gap above an item, or below the one before it. */
export const gapTop = (layout: ListLayout, index: number): number =>
  index === 0 ? itemRect(layout, 0).top : itemRect(layout, index - 1).top + layout.rowHeight;

/** Returns the items that a rubber band touches, in order. */
export function itemsInRect(layout: ListLayout, band: LayoutRect): number[] {
  const { from, to } = itemsBetween(layout, band.top, band.top + band.height);
  const found: number[] = [];
  for (let index = from; index < to; index += 1) {
    const box = itemRect(layout, index);
    const apart =
      box.left > band.left + band.width ||
      box.left + box.width < band.left ||
      box.top > band.top + band.height ||
      box.top + box.height < band.top;
    if (!apart) found.push(index);
  }
  return found;
}

export type CursorStep = 'up' | 'down' | 'left' | 'right' | 'page-up' | 'page-down' | 'first' | 'last';

/** Returns the item that a key leads to; the same one where there is none further. `page` in pixels. */
export function moveCursor(layout: ListLayout, index: number, step: CursorStep, page: number): number {
  const last = layout.count - 1;
  const rows = Math.max(Math.floor(page / layout.rowHeight), 1);
  switch (step) {
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'left':
      return Math.max(index - 1, 0);
    case 'right':
      return Math.min(index + 1, last);
    case 'up':
      return moveByRows(layout, index, -1);
    case 'down':
      return moveByRows(layout, index, 1);
    case 'page-up':
      return moveByRows(layout, index, -rows);
    case 'page-down':
      return moveByRows(layout, index, rows);
  }
}

/** Moves by rows in the same column, or to the end of a shorter row. */
function moveByRows(layout: ListLayout, index: number, rows: number): number {
  let at = index;
  for (let left = Math.abs(rows); left > 0; left -= 1) {
    const next = rows < 0 ? rowAbove(layout, at) : rowBelow(layout, at);
    if (next === null) break;
    at = next;
  }
  return at;
}

function rowBelow(layout: ListLayout, index: number): number | null {
  const { columns } = layout;
  const section = sectionAt(layout, index);
  if (!section) return null;
  const column = (index - section.start) % columns;
  const beginOfRow = index - column;
  const end = section.start + section.count;
  if (beginOfRow + columns < end) return Math.min(index + columns, end - 1);
  const next = sectionAt(layout, end);
  if (!next || next === section) return null;
  return Math.min(next.start + column, next.start + next.count - 1);
}

function rowAbove(layout: ListLayout, index: number): number | null {
  const { columns } = layout;
  const section = sectionAt(layout, index);
  if (!section) return null;
  if (index - section.start >= columns) return index - columns;
  if (section.start === 0) return null;
  const before = sectionAt(layout, section.start - 1);
  if (!before) return null;
  const lastRow = before.start + Math.floor((before.count - 1) / columns) * columns;
  return Math.min(lastRow + ((index - section.start) % columns), before.start + before.count - 1);
}
