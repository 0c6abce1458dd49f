/** The part of EXIF that changes how a picture is drawn; everything else is removed. */
export interface Drawing {
  /** 1 to 8, as TIFF counts them; 1: as it is stored. */
  readonly orientation: number;
  /** True for Adobe RGB without a profile, as cameras mark it (DCF 2.0: uncalibrated, interoperability R03). */
  readonly isAdobeRgb: boolean;
}

const orientationTag = 0x0112;
const exifIfdTag = 0x8769;
const colorSpaceTag = 0xa001;
const interoperabilityTag = 0xa005;
const indexTag = 0x0001;

/**
 * Reads only the fields of `Drawing`. Damage means the default: decoders see it so.
 * @param tiff from its header on
 */
export function readDrawing(tiff: Buffer): Drawing {
  const order = tiff.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return { orientation: 1, isAdobeRgb: false };
  const isLittle = order.startsWith('II');
  const u16 = (at: number) =>
    at < 0 || at + 2 > tiff.length ? null : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const u32 = (at: number) =>
    at < 0 || at + 4 > tiff.length ? null : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const valueAt = (ifd: number | null, tag: number): number | null => {
    const count = ifd === null ? null : u16(ifd);
    if (ifd === null || count === null) return null;
    for (let entry = ifd + 2; entry < ifd + 2 + count * 12; entry += 12) {
      const found = u16(entry);
      if (found === null) return null;
      if (found === tag) return entry + 8;
    }
    return null;
  };
  const at = (position: number | null, read: (at: number) => number | null) =>
    position === null ? null : read(position);
  const first = u32(4);
  const orientation = at(valueAt(first, orientationTag), u16) ?? 1;
  const exif = at(valueAt(first, exifIfdTag), u32);
  const colorSpace = at(valueAt(exif, colorSpaceTag), u16);
  const index = valueAt(at(valueAt(exif, interoperabilityTag), u32), indexTag);
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    isAdobeRgb:
      colorSpace === 0xffff && index !== null && tiff.toString('latin1', index, index + 3) === 'R03',
  };
}

/** Builds the smallest EXIF that draws the picture the same, from its TIFF header on; null where none is needed. */
export function smallestExif({ orientation, isAdobeRgb }: Drawing): Buffer | null {
  if (orientation === 1 && !isAdobeRgb) return null;
  const short = (value: number) => [value >> 8, value & 255];
  const long = (value: number) => [0, 0, ...short(value)];
  const entry = (tag: number, type: number, count: number, value: number[]) =>
    [...short(tag), ...short(type), ...long(count), ...value, 0, 0, 0, 0].slice(0, 12);
  const ifd = (...entries: number[][]) => [...short(entries.length), ...entries.flat(), ...long(0)];
  const sizeOfIfd = (entries: number) => 2 + entries * 12 + 4;
  const header = [...Buffer.from('MM\0*', 'latin1'), ...long(8)];
  const turned = orientation === 1 ? [] : [entry(orientationTag, 3, 1, short(orientation))];
  if (!isAdobeRgb) return Buffer.from([...header, ...ifd(...turned)]);
  const exifAt = 8 + sizeOfIfd(turned.length + 1);
  const interoperabilityAt = exifAt + sizeOfIfd(2);
  return Buffer.from([
    ...header,
    ...ifd(...turned, entry(exifIfdTag, 4, 1, long(exifAt))),
    ...ifd(
      entry(colorSpaceTag, 3, 1, short(0xffff)),
      entry(interoperabilityTag, 4, 1, long(interoperabilityAt)),
    ),
    ...ifd(entry(indexTag, 2, 4, [...Buffer.from('R03\0')])),
  ]);
}
