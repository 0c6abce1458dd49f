import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import {
  type Completeness,
  checkCompleteness,
  openBytes,
} from '../../../main/engine/media/completeness/index.ts';
import { temporaryFolder } from '../../engine/support/running-engine.ts';

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
  expect(await judge(Buffer.from('II*\0some tiff or other'))).toBe('unknown');
  expect(await judge(Buffer.alloc(0))).toBe('unfinished');
});
