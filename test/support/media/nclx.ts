import { type Box, boxesIn } from '../../../main/engine/media/iso/boxes.ts';
import { box } from './mp4.ts';

/**
 * Builds a HEIC of one item whose colours are given as code points (ISO 23008-12, `colr` of the kind `nclx`), as phones
 * and newer encoders write it. `heif-enc --colour_primaries` of libheif 1.15 leaves the box out.
 */
export function withNclx(heic: Buffer, primaries: number, transfer: number): Buffer {
  const find = (from: number, to: number, type: string): Box => {
    const found = boxesIn(heic, from, to).find((one) => one.type === type);
    if (!found) throw new Error(`There is no ${type} in it.`);
    return found;
  };
  const meta = find(0, heic.length, 'meta');
  const inMeta = (type: string) => find(meta.from + 4, meta.to, type);
  const [iprp, iloc] = [inMeta('iprp'), inMeta('iloc')];
  const [ipco, ipma] = [find(iprp.from, iprp.to, 'ipco'), find(iprp.from, iprp.to, 'ipma')];

  const codePoints = Buffer.alloc(7);
  for (const [index, value] of [primaries, transfer, 6].entries()) codePoints.writeUInt16BE(value, index * 2);
  codePoints[6] = 0x80;
  const colr = box('colr', Buffer.from('nclx'), codePoints);
  const number = boxesIn(heic, ipco.from, ipco.to).length + 1;
  const ownIpco = box('ipco', heic.subarray(ipco.from, ipco.to), colr);
  // One item: version and flags, how many items, its number, how many properties, and those.
  const head = Buffer.from(heic.subarray(ipma.from, ipma.from + 11));
  head[10] = (head[10] ?? 0) + 1;
  const ownIpma = box('ipma', head, heic.subarray(ipma.from + 11, ipma.to), Buffer.from([number]));
  const ownIprp = box('iprp', ownIpco, ownIpma);
  const before = Buffer.from(heic.subarray(meta.from, iprp.from - 8));
  const ownMeta = box('meta', before, ownIprp, heic.subarray(iprp.to, meta.to));

  // Its bytes follow: the last four bytes of the item's offset and of its length, in 32 bits each.
  const moved = ownMeta.length - (meta.to - meta.from + 8);
  const whole = Buffer.concat([heic.subarray(0, meta.from - 8), ownMeta, heic.subarray(meta.to)]);
  const offsetAt = (iloc.to <= iprp.from ? iloc.to : iloc.to + moved) - 8;
  whole.writeUInt32BE(whole.readUInt32BE(offsetAt) + moved, offsetAt);
  return whole;
}
