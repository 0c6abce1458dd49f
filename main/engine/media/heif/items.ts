import { type Box, boxesIn } from '../iso/boxes.ts';

/** One item of a HEIF whose bytes lie in the file itself: a picture, a tile of one, EXIF. */
export interface HeifItem {
  readonly id: number;
  /** Four letters of its type: hvc1, av01, grid, Exif; null where that is not told. */
  readonly type: string | null;
  readonly extents: readonly Extent[];
}

/** Where a stretch of an item is in the file, and where in `meta` that is said. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
  readonly fields: { readonly at: number; readonly ofOffset: number; readonly ofLength: number };
  /** What its offset is counted from. */
  readonly base: number;
}

/** Maximum number of items: tiles of a large panorama are some thousand. */
const mostItems = 65_536;

/**
 * Lists the items that lie in the file (ISO 14496-12, 8.11.3), as far as they can be read.
 * @param meta the content of `meta`
 */
export function itemsOf(meta: Buffer): HeifItem[] {
  try {
    const boxes = boxesIn(meta, 4, meta.length);
    const [iloc, iinf] = ['iloc', 'iinf'].map((wanted) => boxes.find(({ type }) => type === wanted));
    if (!iloc) return [];
    const types = iinf ? itemTypes(meta, iinf) : new Map<number, string>();
    return placesOf(meta, iloc).map(({ id, extents }) => ({ id, extents, type: types.get(id) ?? null }));
  } catch (thrown) {
    if (thrown instanceof RangeError) return [];
    throw thrown;
  }
}

/** Finds the item that is shown, and the one that holds its transparency (ISO 23008-12, 6.5.8); null where there is none. */
export function shownItems(meta: Buffer): { readonly main: number | null; readonly alpha: number | null } {
  const boxes = boxesIn(meta, 4, meta.length);
  const [pitm, iref] = ['pitm', 'iref'].map((wanted) => boxes.find(({ type }) => type === wanted));
  if (!pitm) return { main: null, alpha: null };
  const main = meta[pitm.from] === 0 ? meta.readUInt16BE(pitm.from + 4) : meta.readUInt32BE(pitm.from + 4);
  const bytes = iref && meta[iref.from] === 0 ? 2 : 4;
  const references = iref ? boxesIn(meta, iref.from + 4, iref.to) : [];
  const alpha = references.find(
    ({ type, from }) => type === 'auxl' && meta.readUIntBE(from + bytes + 2, bytes) === main,
  );
  return { main, alpha: alpha ? meta.readUIntBE(alpha.from, bytes) : null };
}

/** Reads the types of all items by their ids. */
export function itemTypes(meta: Buffer, iinf: Box): Map<number, string> {
  const start = iinf.from + (meta[iinf.from] === 0 ? 6 : 8);
  const types = new Map<number, string>();
  for (const { type, from } of boxesIn(meta, start, iinf.to)) {
    const version = meta[from] ?? 0;
    if (type !== 'infe' || version < 2) continue;
    const id = version === 2 ? meta.readUInt16BE(from + 4) : meta.readUInt32BE(from + 4);
    const at = from + (version === 2 ? 8 : 10);
    types.set(id, meta.toString('latin1', at, at + 4));
  }
  return types;
}

function placesOf(meta: Buffer, iloc: Box): Omit<HeifItem, 'type'>[] {
  let at = iloc.from;
  const take = (bytes: number): number => {
    at += bytes;
    if (at > iloc.to) throw new RangeError('The places of items end too early.');
    if (bytes === 0) return 0;
    return bytes === 8 ? Number(meta.readBigUInt64BE(at - 8)) : meta.readUIntBE(at - bytes, bytes);
  };
  const version = take(1);
  take(3);
  const [ofOffset, ofLength] = halves(take(1));
  const [ofBase, ofIndex] = halves(take(1));
  const count = take(version < 2 ? 2 : 4);
  const items: Omit<HeifItem, 'type'>[] = [];
  for (let item = 0; item < Math.min(count, mostItems); item += 1) {
    const id = take(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : take(2) & 15;
    const reference = take(2);
    const base = take(ofBase);
    const extents = Array.from({ length: take(2) }, () => {
      if (version > 0) take(ofIndex);
      const fields = { at, ofOffset, ofLength };
      return { offset: base + take(ofOffset), length: take(ofLength), fields, base };
    });
    // Others lie in `meta` itself, in other items or other files.
    if (method === 0 && reference === 0) items.push({ id, extents });
  }
  return items;
}

const halves = (byte: number): [number, number] => [byte >> 4, byte & 15];
