const u32 = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4);
  return bytes;
};
const zeros = (length: number) => Buffer.alloc(length);

/** Builds a box of ISO 14496-12. */
export const box = (type: string, ...content: Buffer[]) => {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
};
const full = (type: string, ...content: Buffer[]) => box(type, zeros(4), ...content);

const many = 0xffff_ffff;
const matrix = Buffer.concat([u32(0x10000), zeros(12), u32(0x10000), zeros(12), u32(0x40000000)]);

/** Valid tables of a track with one sample. */
const sound: Readonly<Record<string, Buffer>> = {
  stts: full('stts', u32(1, 1, 1_000)),
  ctts: full('ctts', u32(1, 1, 0)),
  stsc: full('stsc', u32(1, 1, 1, 1)),
  stsz: full('stsz', u32(10, 1)),
  stco: full('stco', u32(1, 48)),
};

/** Invalid tables, each promising thousands of millions of entries in a few bytes. */
export const promises: Readonly<Record<string, Readonly<Record<string, Buffer>>>> = {
  'stts, in one entry': { stts: full('stts', u32(1, many, 1)), stsz: full('stsz', u32(10, many)) },
  'stts and ctts, in one entry each': {
    stts: full('stts', u32(1, many, 1)),
    ctts: full('ctts', u32(1, many, 0)),
    stsz: full('stsz', u32(10, many)),
  },
  'stts, in as many entries': { stts: full('stts', u32(many, 1, 1)) },
  'ctts, in as many entries': { ctts: full('ctts', u32(many, 1, 1)) },
  'stsz, of sizes of their own': { stsz: full('stsz', u32(0, many)) },
  'stsz, of one size': { stsz: full('stsz', u32(1, many)) },
  'stsc, in as many entries': { stsc: full('stsc', u32(many, 1, 1, 1)) },
  'stsc, in one chunk': { stsc: full('stsc', u32(1, 1, many, 1)) },
  'stco, in as many entries': { stco: full('stco', u32(many, 48)) },
  'co64, in as many entries': { stco: full('co64', u32(many, 0, 48)) },
};

/** Builds an MP4 of some 12 kilobytes whose only track has these tables in place of valid ones. */
export function mp4With(tables: Readonly<Record<string, Buffer>> = {}): Buffer {
  const movieHeader = full(
    'mvhd',
    zeros(8),
    u32(1_000, 5_000, 0x10000),
    Buffer.from([1, 0]),
    zeros(10),
    matrix,
    zeros(24),
    u32(2),
  );
  const trackHeader = box(
    'tkhd',
    Buffer.from([0, 0, 0, 3]),
    zeros(8),
    u32(1),
    zeros(4),
    u32(5_000),
    zeros(16),
    matrix,
    u32(64 << 16, 48 << 16),
  );
  // Without a length of its own: then a reader counts samples.
  const mediaHeader = full('mdhd', zeros(8), u32(1_000, 0), Buffer.from([0x55, 0xc4, 0, 0]));
  const handler = full('hdlr', zeros(4), Buffer.from('vide'), zeros(13));
  const config = box('avcC', Buffer.from('0142c01effe100046742000001000268ce', 'hex'));
  const entry = box(
    'avc1',
    zeros(6),
    Buffer.from([0, 1]),
    zeros(16),
    Buffer.from([0, 64, 0, 48]),
    u32(0x480000, 0x480000),
    zeros(4),
    Buffer.from([0, 1]),
    zeros(32),
    Buffer.from([0, 24, 255, 255]),
    config,
  );
  const stbl = box('stbl', full('stsd', u32(1), entry), ...Object.values({ ...sound, ...tables }));
  const data = box('dinf', full('dref', u32(1), box('url ', Buffer.from([0, 0, 0, 1]))));
  const track = box(
    'trak',
    trackHeader,
    box('mdia', mediaHeader, handler, box('minf', full('vmhd', zeros(8)), data, stbl)),
  );
  const brand = box('ftyp', Buffer.from('isom'), u32(0x200), Buffer.from('isommp41'));
  return Buffer.concat([brand, box('mdat', zeros(11_000)), box('moov', movieHeader, track)]);
}
