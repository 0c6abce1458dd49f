import { type Box, type BoxFile, boxesIn, boxesOf, readAt } from '../iso/boxes.ts';
import type { Cicp } from './cicp.ts';
import { hevcCicp } from './hevc.ts';
import { itemTypes } from './items.ts';

export type { Cicp } from './cicp.ts';

// HEIF (ISO 23008-12) in boxes of ISO 14496-12: only what tells which kind of picture it is and how its colours are
// meant. Who draws it reads the rest.

export interface HeifFacts {
  /** Brands of `ftyp`, the major one first. */
  readonly brands: readonly string[];
  /** Four letters of the coding of the primary item, or the first that it is made of: av01, hvc1, jpeg. */
  readonly coding: string | null;
  readonly cicp: Cicp | null;
  /** True if there are frames beside the still. */
  readonly isSequence: boolean;
}

/** Size limit of the box that describes all items: tiles of a large panorama are some thousand. */
const largestMeta = 8_000_000;
/** Items that are derived from others: tiles, layers, a turned one. */
const derived = new Set(['grid', 'iovl', 'iden']);
const sequenceBrands = new Set(['avis', 'msf1', 'hevc', 'hevx']);

/**
 * Reads a HEIF's properties.
 * @returns null for what is no such file. Never throws of damage: what cannot be read is null.
 */
export async function readHeif(file: BoxFile): Promise<HeifFacts | null> {
  let brands: readonly string[] = [];
  let item: Pick<HeifFacts, 'coding' | 'cicp'> = { coding: null, cicp: null };
  const boxes = await boxesOf(file);
  for (const { type, from, to } of boxes) {
    const content = () => readAt(file, from, Math.min(to - from, largestMeta));
    if (type === 'ftyp') brands = brandsOf(await content());
    else if (type === 'meta') item = primaryItem(await content());
  }
  if (boxes[0]?.type !== 'ftyp') return null;
  const isMovie = boxes.some(({ type }) => type === 'moov');
  return { brands, ...item, isSequence: isMovie && brands.some((brand) => sequenceBrands.has(brand)) };
}

/** Reads the brands of `ftyp`: the major brand, a number, and all compatible ones. */
export function brandsOf(ftyp: Buffer): string[] {
  const text = ftyp.toString('latin1');
  const compatible = text.slice(8).match(/[\s\S]{4}/g) ?? [];
  return [text.slice(0, 4), ...compatible];
}

function primaryItem(meta: Buffer): Pick<HeifFacts, 'coding' | 'cicp'> {
  try {
    const boxes = boxesIn(meta, 4, meta.length);
    const find = (type: string) => boxes.find((box) => box.type === type);
    const [pitm, iinf, iprp] = [find('pitm'), find('iinf'), find('iprp')];
    if (!pitm) return { coding: null, cicp: null };
    const id = meta[pitm.from] === 0 ? meta.readUInt16BE(pitm.from + 4) : meta.readUInt32BE(pitm.from + 4);
    const types = iinf ? itemTypes(meta, iinf) : new Map<number, string>();
    const [own, ownCicp] = [types.get(id), iprp && cicpOf(meta, iprp, id)];
    const iref = find('iref');
    const tile = own && derived.has(own) && iref ? firstTile(meta, iref, id) : null;
    if (tile === null) return { coding: own ?? null, cicp: ownCicp ?? null };
    // A picture that is made of others may leave it to them how their colours are meant.
    return {
      coding: types.get(tile) ?? null,
      cicp: ownCicp ?? (iprp && cicpOf(meta, iprp, tile)) ?? null,
    };
  } catch (thrown) {
    if (thrown instanceof RangeError) return { coding: null, cicp: null };
    throw thrown;
  }
}

function firstTile(meta: Buffer, iref: Box, id: number): number | null {
  const bytes = meta[iref.from] === 0 ? 2 : 4;
  for (const { type, from, to } of boxesIn(meta, iref.from + 4, iref.to)) {
    if (type !== 'dimg' || meta.readUIntBE(from, bytes) !== id) continue;
    const first = from + bytes + 2;
    return first + bytes <= to ? meta.readUIntBE(first, bytes) : null;
  }
  return null;
}

/** Reads the colours of an item as code points from its properties; one as an ICC profile is the library's. */
function cicpOf(meta: Buffer, iprp: Box, id: number): Cicp | null {
  const inside = boxesIn(meta, iprp.from, iprp.to);
  const container = inside.find(({ type }) => type === 'ipco');
  if (!container) return null;
  const properties = boxesIn(meta, container.from, container.to);
  const own = inside
    .filter(({ type }) => type === 'ipma')
    .flatMap((ipma) => propertiesOf(meta, ipma, id))
    .flatMap((index) => properties[index - 1] ?? []);
  const told = own.find(
    ({ type, from }) => type === 'colr' && meta.toString('latin1', from, from + 4) === 'nclx',
  );
  if (told)
    return { primaries: meta.readUInt16BE(told.from + 4), transfer: meta.readUInt16BE(told.from + 6) };
  // What the container does not say, what is in it may.
  const config = own.find(({ type }) => type === 'hvcC');
  return config ? hevcCicp(meta.subarray(config.from, config.to)) : null;
}

/** Reads the indices of the properties of an item, from 1. */
function propertiesOf(meta: Buffer, ipma: Box, id: number): number[] {
  const version = meta[ipma.from] ?? 0;
  const isWide = ((meta[ipma.from + 3] ?? 0) & 1) === 1;
  const count = meta.readUInt32BE(ipma.from + 4);
  let at = ipma.from + 8;
  for (let entry = 0; entry < count && at < ipma.to; entry += 1) {
    const own = version === 0 ? meta.readUInt16BE(at) : meta.readUInt32BE(at);
    at += version === 0 ? 2 : 4;
    const many = meta.readUInt8(at);
    at += 1;
    const numbers = Array.from({ length: many }, (_, index) =>
      isWide ? meta.readUInt16BE(at + index * 2) & 0x7fff : meta.readUInt8(at + index) & 0x7f,
    );
    if (own === id) return numbers;
    at += many * (isWide ? 2 : 1);
  }
  return [];
}
