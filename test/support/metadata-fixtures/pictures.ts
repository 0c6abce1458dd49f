import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { ffmpeg, marker, writeTags } from './tools.ts';

/** Creates noise over a gradient: pixels that cannot be confused. */
function canvas(seed: number, width = 61, height = 47, channels: 3 | 4 = 3): Sharp {
  const pixels = Buffer.alloc(width * height * channels);
  let state = seed * 2_654_435_761 + 1;
  for (let at = 0; at < pixels.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    pixels[at] = ((at / channels) % width) * 3 + (state >>> 28) * 4;
  }
  return sharp(pixels, { raw: { width, height, channels } });
}

async function frames(seed: number, count: number): Promise<Sharp> {
  const stills = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      canvas(seed + index)
        .png()
        .toBuffer(),
    ),
  );
  return sharp(stills, { join: { animated: true } });
}

const secret = (what: string) => `${marker} ${what}`;

const exif = (orientation = 6) => [
  `-EXIF:Orientation#=${orientation}`,
  `-EXIF:Make=${secret('make')}`,
  `-EXIF:Model=${secret('model')}`,
  `-EXIF:Artist=${secret('artist')}`,
  `-EXIF:Copyright=${secret('copyright')}`,
  `-EXIF:ImageDescription=${secret('description')}`,
  `-EXIF:Software=${secret('software')}`,
  `-EXIF:HostComputer=${secret('host')}`,
  `-EXIF:UserComment=${secret('user comment')}`,
  `-EXIF:OwnerName=${secret('owner')}`,
  `-EXIF:SerialNumber=${secret('serial')}`,
  `-EXIF:LensModel=${secret('lens')}`,
  '-EXIF:DateTimeOriginal=2024:05:06 07:08:09',
  '-EXIF:ExposureTime=1/125',
];
const gps = [
  '-EXIF:GPSLatitude=52.5163',
  '-EXIF:GPSLatitudeRef=N',
  '-EXIF:GPSLongitude=13.3777',
  '-EXIF:GPSLongitudeRef=E',
  '-EXIF:GPSAltitude=34',
  `-EXIF:GPSAreaInformation=${secret('area')}`,
];
const xmp = [
  `-XMP-dc:Creator=${secret('creator')}`,
  `-XMP-dc:Title=${secret('title')}`,
  `-XMP-photoshop:City=${secret('city')}`,
  `-XMP-xmp:CreatorTool=${secret('tool')}`,
  '-XMP-exif:GPSLatitude=52.5163N',
  '-XMP-exif:GPSLongitude=13.3777E',
];
const iptc = [
  `-IPTC:By-line=${secret('byline')}`,
  `-IPTC:City=${secret('city')}`,
  `-IPTC:Caption-Abstract=${secret('caption')}`,
  `-IPTC:Keywords=${secret('keyword')}`,
];
const makerNotes = [`-EXIF:MakerNoteUnknownText=${secret('maker notes').padEnd(400, '.')}`];
const comment = [`-Comment=${secret('comment')}`];
const photoshop = [`-Photoshop:URL=${secret('url')}`, '-Photoshop:XResolution=300'];

export interface MetadataFixture {
  readonly name: string;
  readonly path: string;
}

interface FixtureRecipe {
  readonly name: string;
  readonly make: (seed: number) => Promise<Buffer>;
  readonly tags?: readonly string[];
  /** Applied to the file after the tags were written. */
  readonly after?: (bytes: Buffer) => Buffer | Promise<Buffer>;
}

const jpeg = (seed: number) => canvas(seed).jpeg({ quality: 90 }).toBuffer();
const png = (seed: number) => canvas(seed).png().toBuffer();
const webp = (seed: number) => canvas(seed).webp({ quality: 80 }).toBuffer();
const tiff = (seed: number, options: Parameters<Sharp['tiff']>[0] = { compression: 'lzw' }) =>
  canvas(seed, 200, 150).tiff(options).toBuffer();

/** Inserts a segment behind a JPEG's first marker. */
export function withSegment(bytes: Buffer, code: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([bytes.subarray(0, 2), head, body, bytes.subarray(2)]);
}

/** Inserts a chunk behind a PNG's header. */
export function withChunk(bytes: Buffer, type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([bytes.subarray(0, 33), length, named, check, bytes.subarray(33)]);
}

/** Builds a superbox as content credentials have it, with private data in it. */
const credentials = () => {
  const label = Buffer.from('0000002f6a756d6463327061001100108000' + '00aa00389b7103', 'hex');
  const inside = Buffer.concat([label, Buffer.from(`c2pa\0${secret('manifest')}`)]);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inside.length + 8);
  head.write('jumb', 4);
  return Buffer.concat([head, inside]);
};

const box = (type: string, ...bodies: Buffer[]) => {
  const body = Buffer.concat(bodies);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** Adds the segments that identify Ultra HDR; its second picture is behind the end of the first. */
function asUltraHdr(bytes: Buffer): Buffer {
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"/></rdf:RDF></x:xmpmeta>`;
  const index = withSegment(
    bytes,
    0xe2,
    Buffer.concat([Buffer.from('MPF\0MM\0*\0\0\0\x08', 'latin1'), Buffer.alloc(6)]),
  );
  return withSegment(index, 0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`, 'latin1'));
}

const thumbnail = async () => await canvas(99, 40, 30).jpeg().toBuffer();

/** Builds EXIF with an author and without an orientation. */
function bigEndianArtist(artist: string): Buffer {
  const text = Buffer.from(`${artist}\0`);
  const head = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x3b\0\x02\0\0\0\0\0\0\0\x1a\0\0\0\0', 'latin1');
  head.writeUInt32BE(text.length, 14);
  return Buffer.concat([head, text]);
}

/** Builds a big-endian, uncompressed TIFF of two pages, with its directory in front of everything. */
function bigEndianTiff(seed: number): Buffer {
  const [width, height] = [9, 5];
  const pixels = Buffer.from(Array.from({ length: width * height * 3 }, (_, at) => (at * 7 + seed) & 255));
  const secretText = Buffer.from(`${secret('big-endian artist')}\0`);
  const entries = 12;
  const directory = 2 + entries * 12 + 4;
  const extra = 8 + directory;
  const pixelsAt = extra + secretText.length + (secretText.length % 2) + 6 + 16;
  const bits = extra + secretText.length + (secretText.length % 2);
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(type, 2);
    bytes.writeUInt32BE(count, 4);
    if (type === 3 && count === 1) bytes.writeUInt16BE(value, 8);
    else bytes.writeUInt32BE(value, 8);
    return bytes;
  };
  const head = Buffer.from('MM\0*\0\0\0\x08', 'latin1');
  const count = Buffer.from([0, entries]);
  const hole = Buffer.from(secret('hole').padEnd(16, '!'));
  return Buffer.concat([
    head,
    count,
    entry(256, 3, 1, width),
    entry(257, 3, 1, height),
    entry(258, 3, 3, bits),
    entry(259, 3, 1, 1),
    entry(262, 3, 1, 2),
    entry(273, 4, 1, pixelsAt),
    entry(274, 3, 1, 3),
    entry(277, 3, 1, 3),
    entry(278, 3, 1, height),
    entry(279, 4, 1, pixels.length),
    entry(284, 3, 1, 1),
    entry(315, 2, secretText.length, extra),
    Buffer.alloc(4),
    secretText,
    Buffer.alloc(secretText.length % 2),
    Buffer.from([0, 8, 0, 8, 0, 8]),
    hole,
    pixels,
    Buffer.from(secret('behind the end')),
  ]);
}

/** Builds a TIFF whose only stripe is a complete JPEG, with all that a JPEG may carry. */
function tiffAround(stripe: Buffer, width: number, height: number): Buffer {
  const shorts: readonly (readonly [number, number])[] = [
    [256, width],
    [257, height],
    [259, 7],
    [262, 6],
    [277, 3],
    [278, height],
    [284, 1],
  ];
  const directory = 2 + (shorts.length + 4) * 12 + 4;
  const bitsAt = 8 + directory;
  const stripeAt = bitsAt + 6;
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return [tag, bytes] as const;
  };
  const entries = [
    ...shorts.map(([tag, value]) => entry(tag, 3, 1, value)),
    entry(258, 3, 3, bitsAt),
    entry(273, 4, 1, stripeAt),
    entry(279, 4, 1, stripe.length),
    // No chroma subsampling.
    entry(530, 3, 2, 0x0001_0001),
  ].sort(([a], [b]) => a - b);
  const head = Buffer.from('II*\0\x08\0\0\0', 'latin1');
  const bits = Buffer.from([8, 0, 8, 0, 8, 0]);
  const count = Buffer.from([entries.length, 0]);
  return Buffer.concat([head, count, ...entries.map(([, bytes]) => bytes), Buffer.alloc(4), bits, stripe]);
}

async function jpegInStripe(seed: number): Promise<Buffer> {
  const plain = await canvas(seed, 64, 48).jpeg({ chromaSubsampling: '4:4:4' }).toBuffer();
  const artist = Buffer.concat([Buffer.from('Exif\0\0'), bigEndianArtist(secret('artist in a stripe'))]);
  const told = withSegment(plain, 0xfe, Buffer.from(secret('comment in a stripe')));
  return tiffAround(withSegment(told, 0xe1, artist), 64, 48);
}

const fixtureRecipes: readonly FixtureRecipe[] = [
  {
    name: 'everything.jpg',
    make: jpeg,
    tags: [...exif(), ...gps, ...xmp, ...iptc, ...makerNotes, ...comment, ...photoshop],
  },
  ...[1, 3, 8].map((turn) => ({ name: `turned ${turn}.jpg`, make: jpeg, tags: [...exif(turn), ...gps] })),
  { name: 'maker notes.jpg', make: jpeg, tags: [...exif(2), ...makerNotes] },
  { name: 'iptc.jpg', make: jpeg, tags: [...iptc, ...photoshop] },
  { name: 'xmp.jpg', make: jpeg, tags: xmp },
  {
    name: 'long xmp.jpg',
    make: jpeg,
    tags: [`-XMP-dc:Description=${secret('long ').repeat(9_000)}`, ...xmp],
  },
  {
    name: 'progressive.jpg',
    make: (seed) => canvas(seed).jpeg({ progressive: true }).toBuffer(),
    tags: [...exif(), ...comment],
  },
  {
    name: 'grey.jpg',
    make: (seed) => canvas(seed).greyscale().jpeg().toBuffer(),
    tags: [...gps, ...comment],
  },
  {
    name: 'cmyk.jpg',
    make: (seed) => canvas(seed).toColourspace('cmyk').jpeg().toBuffer(),
    tags: [...exif(4), ...xmp],
  },
  {
    name: 'profile.jpg',
    make: (seed) => canvas(seed).withIccProfile('p3').jpeg().toBuffer(),
    tags: [...exif(5), ...gps],
  },
  {
    name: 'adobe rgb.jpg',
    make: jpeg,
    tags: [
      '-EXIF:ColorSpace=Uncalibrated',
      '-EXIF:InteropIndex=R03 - DCF option file (Adobe RGB)',
      ...exif(7),
    ],
  },
  { name: 'small copy.jpg', make: jpeg, tags: [...exif(), '-ThumbnailImage<=SMALL'] },
  {
    name: 'small copies of old kinds.jpg',
    make: jpeg,
    after: (bytes) => withSegment(bytes, 0xe0, Buffer.from(`JFXX\0\x10${secret('jfxx')}`, 'latin1')),
  },
  {
    name: 'credentials.jpg',
    make: jpeg,
    after: (bytes) =>
      withSegment(bytes, 0xeb, Buffer.concat([Buffer.from('4a50000100000001', 'hex'), credentials()])),
  },
  {
    name: 'motion.jpg',
    make: jpeg,
    tags: gps,
    after: (bytes) =>
      Buffer.concat([bytes, box('ftyp', Buffer.from('mp42')), box('mdat', Buffer.from(secret('video')))]),
  },
  {
    // As phones write it: the second picture is the gain map of the first.
    name: 'ultra hdr.jpg',
    make: jpeg,
    after: async (bytes) => Buffer.concat([asUltraHdr(bytes), await thumbnail()]),
  },
  {
    name: 'two pictures.jpg',
    make: jpeg,
    after: async (bytes) =>
      Buffer.concat([
        withSegment(bytes, 0xe2, Buffer.from(`MPF\0${secret('index')}`)),
        withSegment(await thumbnail(), 0xfe, Buffer.from(secret('second'))),
      ]),
  },
  {
    name: 'two times exif.jpg',
    make: jpeg,
    tags: exif(6),
    after: (bytes) =>
      withSegment(
        bytes,
        0xe1,
        Buffer.concat([Buffer.from('Exif\0\0'), bigEndianArtist(secret('first of two'))]),
      ),
  },
  {
    name: 'unknown segments.jpg',
    make: jpeg,
    after: (bytes) =>
      [0xe3, 0xe5, 0xe9, 0xec, 0xef].reduce(
        (all, code) => withSegment(all, code, Buffer.from(secret(`app ${code}`))),
        bytes,
      ),
  },
  {
    name: 'everything.png',
    make: png,
    tags: [
      ...exif(),
      ...gps,
      ...xmp,
      ...comment,
      `-PNG:Author=${secret('author')}`,
      '-PNG:ModifyDate=2024:01:02 03:04:05',
    ],
  },
  {
    name: 'packed texts.png',
    make: png,
    tags: ['-z', `-PNG:Description=${secret('text ').repeat(200)}`, `-PNG:Title=${secret('ütf')}`],
  },
  { name: 'iptc.png', make: png, tags: iptc },
  {
    name: 'deep and interlaced.png',
    make: (seed) => canvas(seed).toColourspace('rgb16').png({ progressive: true }).toBuffer(),
    tags: [...exif(8), ...gps],
  },
  {
    name: 'palette.png',
    make: (seed) => canvas(seed).png({ palette: true, colours: 16 }).toBuffer(),
    tags: comment,
  },
  {
    name: 'transparent with profile.png',
    make: (seed) => canvas(seed, 61, 47, 4).withIccProfile('p3').png().toBuffer(),
    tags: [...xmp, ...gps],
  },
  {
    name: 'unknown chunks.png',
    make: png,
    after: (bytes) =>
      Buffer.concat([
        withChunk(withChunk(bytes, 'prVt', Buffer.from(secret('chunk'))), 'caBX', credentials()),
        Buffer.from(secret('behind the end')),
      ]),
  },
  { name: 'comment.gif', make: (seed) => canvas(seed).gif().toBuffer(), tags: comment },
  { name: 'xmp.gif', make: (seed) => canvas(seed).gif().toBuffer(), tags: [...xmp, ...comment] },
  {
    name: 'moving.gif',
    make: async (seed) => (await frames(seed, 4)).gif({ delay: [40, 80, 120, 160], loop: 3 }).toBuffer(),
    tags: [...comment, ...xmp],
    after: (bytes) => Buffer.concat([bytes, Buffer.from(secret('behind the end'))]),
  },
  { name: 'lossy.webp', make: webp, tags: [...exif(6), ...gps, ...xmp] },
  {
    name: 'lossless.webp',
    make: (seed) => canvas(seed).webp({ lossless: true }).toBuffer(),
    tags: [...exif(1), ...gps],
  },
  {
    name: 'transparent with profile.webp',
    make: (seed) => canvas(seed, 61, 47, 4).withIccProfile('p3').webp().toBuffer(),
    tags: xmp,
  },
  {
    name: 'moving.webp',
    make: async (seed) => (await frames(seed, 3)).webp({ delay: [50, 60, 70], loop: 2 }).toBuffer(),
    tags: [...exif(3), ...xmp],
  },
  {
    name: 'everything.tiff',
    make: tiff,
    tags: [...exif(6), ...gps, ...xmp, ...iptc, ...photoshop, ...makerNotes],
  },
  {
    name: 'jpeg inside.tiff',
    make: (seed) => tiff(seed, { compression: 'jpeg' }),
    tags: [...exif(1), ...gps],
  },
  {
    name: 'tiles.tiff',
    make: (seed) => tiff(seed, { compression: 'deflate', tile: true, tileWidth: 64, tileHeight: 64 }),
    tags: [...exif(1), ...xmp],
  },
  {
    name: 'pyramid.tiff',
    make: (seed) => tiff(seed, { tile: true, pyramid: true, tileWidth: 64, tileHeight: 64 }),
    tags: [...exif(1), ...gps],
  },
  {
    name: 'large offsets.tiff',
    make: (seed) =>
      canvas(seed, 200, 150)
        .withExif({ IFD0: { Artist: secret('artist'), Make: secret('make') } })
        .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${secret('packet')}</x:xmpmeta>`)
        .tiff({ bigtiff: true, compression: 'lzw' })
        .toBuffer(),
  },
  {
    name: 'pages.tiff',
    make: async (seed) => (await frames(seed, 3)).tiff({ compression: 'lzw' }).toBuffer(),
    tags: [...exif(1), ...iptc],
  },
  {
    name: 'on a map.tiff',
    make: tiff,
    tags: ['-PixelScale=1 1 0', '-ModelTiePoint=0 0 0 13.3777 52.5163 0'],
  },
  { name: 'jpeg in a stripe.tiff', make: jpegInStripe },
  { name: 'big-endian.tiff', make: async (seed) => bigEndianTiff(seed) },
];

/** Videos: from the same moving picture, written in different ways. */
const videos: readonly {
  name: string;
  args: readonly string[];
  tags?: readonly string[];
  after?: (bytes: Buffer) => Buffer;
}[] = [
  {
    name: 'phone.mp4',
    args: [
      '-metadata',
      `title=${secret('title')}`,
      '-metadata',
      'location=+52.5163+013.3777/',
      '-movflags',
      '+faststart',
    ],
    tags: [
      '-Keys:GPSCoordinates=52.5163, 13.3777, 30',
      `-Keys:Make=${secret('make')}`,
      `-UserData:Model=${secret('model')}`,
      ...xmp,
    ],
  },
  {
    name: 'end first.mp4',
    args: [
      '-metadata',
      `comment=${secret('comment')}`,
      '-metadata',
      `artist=${secret('artist')}`,
      '-metadata',
      'creation_time=2024-05-06T07:08:09Z',
    ],
    tags: [`-ItemList:Author=${secret('author')}`],
    after: (bytes) =>
      Buffer.concat([bytes, box('uuid', Buffer.from(c2paUuid, 'hex'), Buffer.from(secret('manifest')))]),
  },
  {
    name: 'in fragments.mp4',
    args: ['-movflags', '+frag_keyframe+empty_moov', '-metadata', `title=${secret('title')}`],
  },
  {
    name: 'with a time code.mov',
    args: [
      '-timecode',
      '07:08:09:10',
      '-metadata',
      `make=${secret('make')}`,
      '-metadata',
      `model=${secret('model')}`,
    ],
    tags: ['-QuickTime:CreateDate=2024:05:06 07:08:09', `-UserData:Author=${secret('author')}`],
  },
];
const c2paUuid = 'd8fec3d61b0e483c92975828877ec481';

/** Creates a video whose third track, of texts, contains a camera's notes, second by second. */
async function withNotes(folder: string): Promise<MetadataFixture> {
  const texts = join(folder, 'notes.srt');
  const path = join(folder, 'notes of a camera.mov');
  const line = (second: number) =>
    `${second + 1}\n00:00:0${second},000 --> 00:00:0${second},400\n${secret(`+52.5163+013.3777 ${second}`)}\n`;
  await writeFile(texts, [0, 1].map(line).join('\n'));
  await ffmpeg(...moving(2), '-i', texts, '-c:v', 'libx264', '-c:a', 'aac', '-c:s', 'mov_text', path);
  const bytes = await readFile(path);
  const handler = bytes.indexOf('mhlrtext');
  if (handler < 0) throw new Error('ffmpeg wrote no track of texts');
  bytes.write('meta', handler + 4);
  await writeFile(path, bytes);
  return { name: 'notes of a camera.mov', path };
}

/**
 * Creates videos with tracks of text: drones write their position as subtitles; chapters are a track of texts as well.
 */
async function withTexts(folder: string): Promise<MetadataFixture[]> {
  const flight = join(folder, 'flight.srt');
  await writeFile(
    flight,
    `1\n00:00:00,000 --> 00:00:00,800\nHOME(13.3777,52.5163) 2024.05.06 07:08:09\nGPS(13.3777,52.5163,34) ${secret('flight')}\n`,
  );
  const chapters = join(folder, 'chapters.txt');
  const chapter = (name: string, start: number) =>
    `[CHAPTER]\nTIMEBASE=1/10\nSTART=${start}\nEND=${start + 5}\ntitle=${secret(name)}\n`;
  await writeFile(chapters, `;FFMETADATA1\n${chapter('one', 0)}${chapter('two', 5)}`);
  const made: MetadataFixture[] = [];
  const coded = ['-c:v', 'libx264', '-c:a', 'aac'];
  for (const [name, ...args] of [
    ['flight of a drone.mp4', '-i', flight, ...coded, '-c:s', 'mov_text', '-movflags', '+faststart'],
    ['chapters.mp4', '-i', chapters, '-map', '0', '-map', '1', '-map_chapters', '2', ...coded],
  ]) {
    const path = join(folder, name ?? '');
    await ffmpeg(...moving(1), ...args, path);
    made.push({ name: name ?? '', path });
  }
  return made;
}

/** Creates WebM as browsers and programs write it, and a Matroska with all that one may contain. */
async function inMatroska(folder: string): Promise<MetadataFixture[]> {
  const [flight, chapters, attached] = [
    join(folder, 'flight.srt'),
    join(folder, 'chapters.txt'),
    join(folder, 'letter.txt'),
  ];
  await writeFile(attached, secret('letter'));
  const told = [
    ...['-metadata', `title=${secret('title')}`, '-metadata', `artist=${secret('artist')}`],
    ...['-metadata', 'location=+52.5163+013.3777/', '-metadata', `comment=${secret('comment')}`],
    ...['-metadata', 'creation_time=2024-05-06T07:08:09Z', '-metadata:s:v', `title=${secret('track')}`],
    ...['-metadata:s:a', `artist=${secret('singer')}`],
  ];
  const coded = ['-c:v', 'libvpx', '-c:a', 'libvorbis', ...told];
  const all = ['-i', flight, '-i', chapters, '-map', '0', '-map', '1', '-map', '2', '-map_chapters', '3'];
  const made: MetadataFixture[] = [];
  for (const [name = '', ...args] of [
    ['told.webm', ...coded],
    // Written as it was recorded: nothing has a length.
    ['live.webm', '-live', '1', ...coded],
    [
      'everything.mkv',
      ...all,
      '-c:v',
      'libx264',
      '-c:a',
      'flac',
      '-c:s',
      'srt',
      ...told,
      '-attach',
      attached,
    ].concat(['-metadata:s:t', 'mimetype=text/plain']),
  ]) {
    const path = join(folder, name);
    await ffmpeg(...moving(1), ...args, path);
    made.push({ name, path });
  }
  return made;
}

/** Creates AVI with what RIFF has for texts, and one as cameras write it, with the date among its streams. */
async function inAvi(folder: string): Promise<MetadataFixture[]> {
  const told = ['title', 'artist', 'comment', 'copyright', 'genre'].flatMap((name) => [
    '-metadata',
    `${name}=${secret(name)}`,
  ]);
  const [first, second] = [join(folder, 'told.avi'), join(folder, 'of a camera.avi')];
  await ffmpeg(...moving(1), '-c:v', 'mpeg4', '-c:a', 'mp3', '-metadata', 'date=2024-05-06', ...told, first);
  const camera = await readFile(first);
  // The room that is left behind the streams is where they put it.
  const room = camera.lastIndexOf('JUNK', camera.indexOf('movi'), 'latin1');
  camera.write('IDIT', room, 'latin1');
  camera.write(`MON MAY 06 07:08:09 2024 ${secret('clock')}`, room + 8, 'latin1');
  await writeFile(second, camera);
  return [first, second].map((path) => ({ name: basename(path), path }));
}

const moving = (seconds: number) => [
  '-f',
  'lavfi',
  '-i',
  `testsrc=size=64x48:rate=10:duration=${seconds}`,
  '-f',
  'lavfi',
  '-i',
  `sine=frequency=440:duration=${seconds}`,
];

/** Creates more than forty pictures of all kinds with private metadata. */
export async function makeMetadataFixtures(folder: string): Promise<MetadataFixture[]> {
  await mkdir(folder, { recursive: true });
  const small = join(folder, 'small');
  await writeFile(small, await thumbnail());
  const made = await Promise.all(
    fixtureRecipes.map(async (recipe, seed) => {
      const path = join(folder, recipe.name);
      await writeFile(path, await recipe.make(seed + 1));
      return { ...recipe, path };
    }),
  );
  for (const { name, args } of videos)
    await ffmpeg(
      ...moving(1),
      '-c:v',
      'libx264',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      ...args,
      join(folder, name),
    );
  const moved = videos.map((video) => ({ ...video, path: join(folder, video.name) }));
  const toTag = [...made, ...moved].flatMap(({ path, tags }) =>
    tags ? [{ path, tags: tags.map((tag) => tag.replace('SMALL', small)) }] : [],
  );
  await writeTags(toTag, join(folder, 'tags.args'));
  for (const { path, after } of [...made, ...moved])
    if (after) await writeFile(path, await after(await readFile(path)));
  const written = [...made, ...moved].map(({ name, path }) => ({ name, path }));
  const films = [...(await withTexts(folder)), ...(await inMatroska(folder)), ...(await inAvi(folder))];
  return [...written, await withNotes(folder), ...films];
}
