import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import {
  type Completeness,
  checkCompleteness,
  openBytes,
} from '../../../main/engine/media/completeness/index.ts';
import { temporaryFolder } from '../../engine/support/running-engine.ts';
import { makeVideo } from '../../support/make-video.ts';
import { heicOf } from '../../support/media/heic.ts';

async function judge(content: Buffer, thoroughly = true): Promise<Completeness> {
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, content);
  const file = await open(path);
  try {
    return await checkCompleteness(openBytes(file, content.length), thoroughly);
  } finally {
    await file.close();
  }
}

const noise = (width: number) =>
  sharp({
    create: {
      width,
      height: 60,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });

/** A picture whose EXIF has a thumbnail, which is a JPEG with an end of its own. */
async function jpegWithThumbnail(): Promise<Buffer> {
  const [picture, thumbnail] = await Promise.all([noise(300).jpeg().toBuffer(), noise(40).jpeg().toBuffer()]);
  const exif = Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0', 'latin1'), thumbnail]);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 4);
  return Buffer.concat([head, exif, picture.subarray(2)]);
}

const box = (type: string, content: Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
};
const ftyp = box('ftyp', Buffer.from('isom\0\0\0\0isom', 'latin1'));
const mdat = box('mdat', Buffer.alloc(5_000, 7));
const ebml = (id: string, length: string, content: Buffer) =>
  Buffer.concat([Buffer.from(id, 'hex'), Buffer.from(length, 'hex'), content]);
const ebmlHeader = ebml('1a45dfa3', '84', Buffer.from('webm'));

const riff = (form: string, length: number) => {
  const content = Buffer.alloc(length + 12, 5);
  content.write('RIFF');
  content.writeUInt32LE(length + 4, 4);
  content.write(form, 8);
  return content;
};
const asfHeader = '3026b2758e66cf11a6d900aa0062ce6c';
const asfObject = (id: string, length: number) => {
  const content = Buffer.alloc(length, 5);
  content.write(id, 'hex');
  content.writeBigUInt64LE(BigInt(length), 16);
  return content;
};
const video = async (name: string) => readFile(await makeVideo(await temporaryFolder(), { name }));

const samples: Record<string, () => Promise<Buffer>> = {
  png: () => noise(300).png().toBuffer(),
  jpeg: () => noise(300).jpeg().toBuffer(),
  'progressive jpeg': () => noise(300).jpeg({ progressive: true }).toBuffer(),
  'jpeg with a thumbnail in it': jpegWithThumbnail,
  gif: () => noise(300).gif().toBuffer(),
  webp: () => noise(300).webp().toBuffer(),
  avif: () => noise(64).avif({ effort: 0 }).toBuffer(),
  mp4: async () => Buffer.concat([ftyp, mdat, box('moov', Buffer.alloc(300, 1))]),
  webm: async () => Buffer.concat([ebmlHeader, ebml('18538067', '4fa0', Buffer.alloc(4_000, 3))]),
  'a recording in WebM': () => video('a.webm'),
  'a recording in MP4': () => video('a.mp4'),
  'a recording in MOV': () => video('a.mov'),
  avi: async () => riff('AVI ', 4_000),
  'a long avi': async () => Buffer.concat([riff('AVI ', 4_000), riff('AVIX', 2_000)]),
  wmv: async () => Buffer.concat([asfObject(asfHeader, 300), asfObject('75b22636668e11cf', 4_000)]),
  svg: async () => Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'),
};

describe.each(Object.entries(samples))('%s', (_, make) => {
  test('is whole at its last byte and at none before it', async () => {
    const content = await make();
    expect(await judge(content)).toBe('complete');
    expect(await judge(content, false)).toBe('complete');
    const cuts = [1, 3, 9, 40, 200, Math.floor(content.length / 2), content.length - 30, content.length - 1];
    for (const length of cuts.filter((cut) => cut > 0 && cut < content.length)) {
      const part = content.subarray(0, length);
      // Of a few bytes it cannot even be told what they begin.
      if (length > 20) expect([length, await judge(part)]).toEqual([length, 'unfinished']);
      expect([length, await judge(part)]).not.toEqual([length, 'complete']);
    }
  });

  test('in room that was taken before, is not whole before it is filled', async () => {
    const content = await make();
    const filled = Buffer.alloc(content.length);
    content.copy(filled, 0, 0, Math.floor(content.length / 2));
    expect(await judge(filled)).not.toBe('complete');
  });
});

test('where more follows than the picture’s end, nobody can tell, and one look is cheap', async () => {
  for (const make of [samples.png, samples.jpeg, samples.gif]) {
    const content = Buffer.concat([(await make?.()) ?? Buffer.alloc(0), Buffer.from('more')]);
    expect(await judge(content)).toBe('unknown');
    expect(await judge(content, false)).toBe('unfinished');
  }
});

test('a picture that says that others follow it is whole with the last of them', async () => {
  const [first, second] = await Promise.all([noise(200).jpeg().toBuffer(), noise(100).jpeg().toBuffer()]);
  const index = Buffer.alloc(4 + 8 + 2 + 12 + 4 + 32);
  index.write('MPF\0MM\0*', 0, 'latin1');
  index.writeUInt32BE(8, 8);
  index.writeUInt16BE(1, 12);
  index.writeUInt16BE(0xb002, 14);
  index.writeUInt16BE(7, 16);
  index.writeUInt32BE(32, 18);
  index.writeUInt32BE(26, 22);
  const whole = first.length + index.length + 4;
  index.writeUInt32BE(whole, 30 + 4);
  index.writeUInt32BE(second.length, 46 + 4);
  // Counted from behind the four letters.
  index.writeUInt32BE(whole - 2 - 4 - 4, 46 + 8);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe2, 0, 0]);
  head.writeUInt16BE(index.length + 2, 4);
  const picture = Buffer.concat([head, index, first.subarray(2)]);
  expect(await judge(picture)).toBe('unfinished');
  expect(await judge(Buffer.concat([picture, second.subarray(0, 50)]))).toBe('unfinished');
  expect(await judge(Buffer.concat([picture, second]))).toBe('complete');
});

test('a recording is not whole before what it holds is told, and a live one never tells', async () => {
  const growing = Buffer.concat([ftyp, Buffer.from('\0\0\0\0mdat', 'latin1'), Buffer.alloc(900, 7)]);
  expect(await judge(growing)).toBe('unfinished');
  expect(await judge(Buffer.concat([ftyp, mdat]))).toBe('unfinished');
  const inParts = Buffer.concat([ftyp, box('moov', Buffer.alloc(90, 1)), box('moof', Buffer.alloc(9)), mdat]);
  expect(await judge(inParts)).toBe('unknown');
  const live = Buffer.concat([ebmlHeader, ebml('18538067', '01ffffffffffffff', Buffer.alloc(400, 3))]);
  expect(await judge(live)).toBe('unknown');
});

test('a PNG with a wrong checksum, and what is nothing known, cannot be told', async () => {
  const content = Buffer.from((await samples.png?.()) ?? []);
  content[60] = (content[60] ?? 0) ^ 1;
  expect(await judge(content)).toBe('unknown');
  expect(await judge(Buffer.from('%!some print or other'))).toBe('unknown');
  expect(await judge(Buffer.alloc(0))).toBe('unfinished');
});

test('a film whose samples lie behind the end of its file is cut off, whatever the length of its box', async () => {
  const whole = await video('a.mp4');
  const open = Buffer.from(whole);
  const mdat = open.indexOf('mdat') - 4;
  expect(mdat).toBeGreaterThan(open.indexOf('moov'));
  // Its content is said to go as far as the file does.
  open.writeUInt32BE(0, mdat);
  expect(await judge(open)).not.toBe('unfinished');
  expect(await judge(open.subarray(0, open.length - 1))).toBe('unfinished');
  expect(await judge(open.subarray(0, open.length - 150))).toBe('unfinished');
});

test('what follows a whole film makes nobody think that it is cut off', async () => {
  for (const name of ['a.mp4', 'a.mov']) {
    const whole = await video(name);
    for (const more of [Buffer.alloc(4), Buffer.alloc(4_096), Buffer.from('hello, this is no box at all')])
      expect([name, more.length, await judge(Buffer.concat([whole, more]))]).toEqual([
        name,
        more.length,
        'unknown',
      ]);
    const box = Buffer.concat([Buffer.from([0, 0, 1, 0]), Buffer.from('mdat'), Buffer.alloc(9)]);
    expect(await judge(Buffer.concat([whole, box]))).toBe('unfinished');
  }
});

test('a film in parts, and a live one, that end within one of them are cut off', async () => {
  const parts = Buffer.concat([ftyp, box('moov', Buffer.alloc(90, 1)), box('moof', Buffer.alloc(9)), mdat]);
  expect(await judge(parts.subarray(0, parts.length - 1))).toBe('unfinished');
  const cluster = ebml(
    '1f43b675',
    '4065',
    Buffer.concat([ebml('e7', '81', Buffer.from([0])), ebml('a3', 'e0', Buffer.alloc(96, 3))]),
  );
  const open = (content: Buffer) =>
    Buffer.concat([ebmlHeader, ebml('18538067', '01ffffffffffffff', content)]);
  const live = open(Buffer.concat([cluster, cluster]));
  expect(await judge(live)).toBe('unknown');
  expect(await judge(live.subarray(0, live.length - 1))).toBe('unfinished');
  const endless = open(ebml('1f43b675', 'ff', ebml('a3', '85', Buffer.alloc(5, 3))));
  expect(await judge(endless)).toBe('unknown');
  expect(await judge(endless.subarray(0, endless.length - 1))).toBe('unfinished');
});

test('an FLV is cut off within a tag, and between two of them nobody can tell', async () => {
  const tag = Buffer.concat([
    Buffer.from('0900000a00000000000000', 'hex'),
    Buffer.alloc(10, 7),
    Buffer.from('00000015', 'hex'),
  ]);
  const flv = Buffer.concat([Buffer.from('464c5601010000000900000000', 'hex'), tag, tag]);
  expect(await judge(flv)).toBe('unknown');
  expect(await judge(flv.subarray(0, -tag.length))).toBe('unknown');
  expect(await judge(flv.subarray(0, -6))).toBe('unfinished');
});

describe('a HEIC', () => {
  const unit = Buffer.concat([Buffer.from([0x28, 1, 0xaf]), Buffer.alloc(400, 0x5a)]);
  test('is whole where its coded picture can be one', async () => {
    expect(await judge(heicOf(unit))).toBe('complete');
    const prevented = Buffer.concat([unit, Buffer.from([0, 0, 3, 1, 0, 0, 3])]);
    expect(await judge(heicOf(prevented))).toBe('complete');
  });

  test.each([
    ['zeros in its middle', (coded: Buffer) => coded.fill(0, 100, 200)],
    ['zeros to its end', (coded: Buffer) => coded.fill(0, 100)],
    ['a start that no encoder leaves in', (coded: Buffer) => coded.fill(Buffer.from([0, 0, 1]), 100, 103)],
    ['a unit that is none', (coded: Buffer) => coded.fill(0x80, 0, 1)],
  ])('is damaged by %s', async (_, harm) => {
    expect(await judge(heicOf(harm(Buffer.from(unit))))).toBe('damaged');
  });

  test('is cut off where an item lies behind the end of its file', async () => {
    const heic = heicOf(unit);
    heic.writeUInt32BE(0, heic.indexOf('mdat') - 4);
    expect(await judge(heic)).not.toBe('unfinished');
    expect(await judge(heic.subarray(0, heic.length - 1))).toBe('unfinished');
  });
});

describe('a TIFF', () => {
  const tiff = (compression: 'none' | 'lzw') => noise(300).tiff({ compression, tile: false }).toBuffer();
  test.each(['none', 'lzw'] as const)(
    'is cut off where its pages or pixels are, compression: %s',
    async (compression) => {
      const whole = await tiff(compression);
      // Nothing tells that no page is to come.
      expect(await judge(whole)).toBe('unknown');
      for (const share of [0.3, 0.6, 0.9])
        expect(await judge(whole.subarray(0, Math.floor(whole.length * share)))).toBe('unfinished');
    },
  );

  test('whose last strip is said to be longer than its rows is not', async () => {
    const [rows, head] = [Buffer.alloc(10 * 3, 7), Buffer.alloc(8 + 2 + 9 * 12 + 4)];
    head.write('II*\0', 'latin1');
    head.writeUInt32LE(8, 4);
    head.writeUInt16LE(9, 8);
    // Ten pixels by three, in one strip that is said to have room for five rows.
    const entries = [
      [256, 10],
      [257, 3],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, head.length],
      [277, 1],
      [278, 5],
      [279, 50],
    ];
    for (const [index, [tag = 0, value = 0]] of entries.entries()) {
      const at = 10 + index * 12;
      head.writeUInt16LE(tag, at);
      head.writeUInt16LE(4, at + 2);
      head.writeUInt32LE(1, at + 4);
      head.writeUInt32LE(value, at + 8);
    }
    expect(await judge(Buffer.concat([head, rows]))).toBe('unknown');
    expect(await judge(Buffer.concat([head, rows.subarray(0, -1)]))).toBe('unfinished');
  });
});

test.each([
  '<svg xmlns="x" width="9"/>',
  '<svg><g/></svg>\n<!-- a --> <!-- b -->\n<?odd end?>\n',
  `<svg>${'<!---->'.repeat(200)}</svg>`,
])('an SVG is whole that ends as %s', async (text) =>
  expect(await judge(Buffer.from(text))).toBe('complete'),
);

test('an SVG of many comments is judged soon', async () => {
  expect(await judge(Buffer.from(`<svg></svg>${'<!---->'.repeat(200)}x`))).toBe('unfinished');
});

test.each(['utf16le', 'utf16be'])('an SVG in %s is whole at its end', async (order) => {
  const text = Buffer.from(
    '\ufeff<?xml version="1.0" encoding="UTF-16"?>\n<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>',
    'utf16le',
  );
  const svg = order === 'utf16be' ? text.swap16() : text;
  expect(await judge(svg)).toBe('complete');
  expect(await judge(svg.subarray(0, -8))).toBe('unfinished');
});
