import { box } from './mp4.ts';

const u16 = (...values: number[]) => Buffer.from(values.flatMap((value) => [value >> 8, value & 255]));
const u32 = (value: number) => u16(value >>> 16, value & 0xffff);

/** Builds the container of a HEIC around one coded unit of HEVC; nothing says how large the picture is. */
export function heicOf(unit: Buffer): Buffer {
  const coded = Buffer.concat([u32(unit.length), unit]);
  const ftyp = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
  const metaAt = (offset: number) =>
    box(
      'meta',
      u32(0),
      box('pitm', u32(0), u16(1)),
      box('iloc', u32(0), Buffer.from([0x44, 0]), u16(1, 1, 0, 1), u32(offset), u32(coded.length)),
      box('iinf', u32(0), u16(1), box('infe', Buffer.from([2, 0, 0, 0]), u16(1, 0), Buffer.from('hvc1\0'))),
    );
  const offset = ftyp.length + metaAt(0).length + 8;
  return Buffer.concat([ftyp, metaAt(offset), box('mdat', coded)]);
}
