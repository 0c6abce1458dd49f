import { execFile } from 'node:child_process';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { toErrorData } from '../../../contract/app-error.ts';
import type { Loss } from '../../../main/engine/media/convert/limits.ts';
import { rawPreview } from '../../../main/engine/media/convert/raw-preview.ts';
import { conversionSteps } from '../../../main/engine/media/convert/steps.ts';
import { hevcCicp } from '../../../main/engine/media/heif/hevc.ts';
import { temporaryFolder } from '../../engine/support/running-engine.ts';
import { bmpOf as wholeBmp } from '../../support/media/bmp.ts';
import { box } from '../../support/media/mp4.ts';
import { withNclx } from '../../support/media/nclx.ts';
import { convert, probe } from '../../support/media/operations.ts';
import { withChunk } from '../../support/metadata-fixtures/pictures.ts';

const width = 60;
const height = 40;
/** Left red, right blue: which way up a picture is shows. */
const flag = () => {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) pixels[at * 3 + (at % width < width / 2 ? 0 : 2)] = 255;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
};

interface Made {
  readonly mime: string;
  readonly losses: readonly Loss[];
  readonly bytes: Buffer;
}

/** @param most bytes that are taken, of whatever type */
async function converted(path: string, most = 1_000_000_000): Promise<Made | null> {
  const target = join(await temporaryFolder(), 'made');
  const limits = { 'image/png': most, 'image/jpeg': most, 'image/gif': most };
  const made = await convert(path, limits, target);
  return made && { mime: made.mime, losses: made.losses, bytes: await readFile(target) };
}

const failureOf = async (path: string, most?: number) =>
  converted(path, most).then(
    () => null,
    (thrown) => toErrorData(thrown),
  );

const colours = async (bytes: Buffer) => {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const index = (y * info.width + x) * 3;
    const [red = 0, green = 0, blue = 0] = data.subarray(index, index + 3);
    return red > 180 && green < 80 && blue < 80
      ? 'red'
      : blue > 180 && green < 80 && red < 80
        ? 'blue'
        : 'other';
  };
  return { size: [info.width, info.height], left: at(2, 2), right: at(info.width - 3, info.height - 3) };
};
const upright = { size: [width, height], left: 'red', right: 'blue' };

async function file(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, bytes);
  return path;
}

async function heic(picture = flag()): Promise<string> {
  const folder = await temporaryFolder();
  await picture.png().toFile(join(folder, 'a.png'));
  const run = promisify(execFile);
  await run('heif-enc', ['-q', '90', join(folder, 'a.png'), '-o', join(folder, 'a.heic')]).catch((thrown) => {
    throw new Error('This test needs heif-enc; npm test installs it where it may', { cause: thrown });
  });
  return join(folder, 'a.heic');
}

const makers: Readonly<Record<string, () => Promise<string>>> = {
  'HEIC as JPEG': () => heic(),
  'AVIF as JPEG': async () => file('a.avif', await flag().avif({ quality: 90 }).toBuffer()),
  'lossy WebP as JPEG': async () => file('a.webp', await flag().webp({ quality: 95 }).toBuffer()),
  'lossless WebP as PNG': async () => file('a.webp', await flag().webp({ lossless: true }).toBuffer()),
  'BMP as PNG': async () => {
    const { data } = await flag().ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    return file('a.bmp', wholeBmp(data, width, height));
  },
};

test.each(Object.entries(makers))('%s, with the same picture in it', async (name, make) => {
  const made = await converted(await make());
  expect(made?.mime).toBe(name.endsWith('JPEG') ? 'image/jpeg' : 'image/png');
  expect(await colours(made?.bytes ?? Buffer.alloc(0))).toEqual(upright);
});

test('what is see-through stays so', async () => {
  const clear = sharp({
    create: { width, height, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
  });
  const made = await converted(await file('a.webp', await clear.webp({ quality: 90 }).toBuffer()));
  expect(made?.mime).toBe('image/png');
  expect((await sharp(made?.bytes).stats()).isOpaque).toBe(false);
});

test('an animated WebP moves on as GIF, frame by frame', async () => {
  const frames = await Promise.all(
    ['red', 'lime', 'blue'].map((background) =>
      sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const webp = await sharp(frames, { join: { animated: true } })
    .webp({ delay: [80, 80, 80] })
    .toBuffer();
  const made = await converted(await file('a.webp', webp));
  expect(made?.mime).toBe('image/gif');
  expect(await sharp(made?.bytes, { animated: true }).metadata()).toMatchObject({
    pages: 3,
    pageHeight: height,
  });
});

test('a small drawing of lines is drawn large enough to be crisp, and fetches nothing', async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="24" height="16">
    <rect width="12" height="16" fill="red"/><rect x="12" width="12" height="16" fill="blue"/>
    <image xlink:href="file:///etc/passwd" width="1" height="1"/></svg>`;
  const made = await converted(await file('a.svg', Buffer.from(svg)));
  const { size, left, right } = await colours(made?.bytes ?? Buffer.alloc(0));
  expect({ size, left, right }).toEqual({ size: [1024, 683], left: 'red', right: 'blue' });
});

test('a phone’s HEIC keeps its colours, which are meant in a wider space than most programs take them for', async () => {
  const colour = { r: 200, g: 80, b: 60 };
  const wide = sharp({ create: { width, height, channels: 3, background: colour } }).withIccProfile('p3');
  const made = await converted(await heic(wide));
  const [red = 0, green = 0, blue = 0] = await sharp(made?.bytes).resize(1, 1).raw().toBuffer();
  for (const [is, meant] of [
    [red, colour.r],
    [green, colour.g],
    [blue, colour.b],
  ] as const)
    expect(Math.abs(is - meant)).toBeLessThan(5);
});

test('a drawing shows nothing that lies beside its file', async () => {
  const folder = await temporaryFolder();
  await flag().png().toFile(join(folder, 'passport.png'));
  const path = join(folder, 'a.svg');
  const references = ['passport.png', './passport.png', `file://${join(folder, 'passport.png')}`, 'a.svg#b'];
  const images = references.map((href) => `<image href="${href}" width="60" height="40"/>`).join('');
  await writeFile(
    path,
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xi="http://www.w3.org/2001/XInclude" width="60" height="40">
    <rect width="60" height="40" fill="white"/>${images}
    <text><xi:include href="passport.png" parse="text"/></text></svg>`,
  );
  const made = await converted(path);
  expect(await colours(made?.bytes ?? Buffer.alloc(0))).toMatchObject({ left: 'other', right: 'other' });
});

const laughs = (levels: number) => {
  const entities = Array.from(
    { length: levels },
    (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
  );
  return `<!DOCTYPE svg [<!ENTITY l0 "lol">${entities.join('')}]>
    <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&l${levels};</text></svg>`;
};
const bmpOf = (sides: number) => {
  const bytes = Buffer.alloc(70);
  bytes.write('BM', 'latin1');
  for (const [value, at] of [
    [54, 10],
    [40, 14],
    [sides, 18],
    [sides, 22],
  ] as const)
    bytes.writeUInt32LE(value, at);
  bytes.writeUInt16LE(24, 28);
  return bytes;
};

test.each<[string, string, () => Buffer | string | Promise<Buffer>, string]>([
  ['a thousand million laughs', 'a.svg', () => laughs(9), 'much'],
  [
    'a drawing of the size of a town',
    'a.svg',
    () => '<svg xmlns="http://www.w3.org/2000/svg" width="4000000" height="4000000"/>',
    'much',
  ],
  ['a BMP of seventy bytes and gigabytes of pixels', 'a.bmp', () => bmpOf(30_000), 'much'],
  ['a BMP that breaks off', 'a.bmp', () => bmpOf(100), 'damaged'],
  ['half a HEIC', 'a.heic', async () => (await readFile(await heic())).subarray(0, 400), 'damaged'],
])('%s is told as what it is, soon', async (_what, name, content, reason) => {
  const path = await file(name, Buffer.from(await content()));
  expect(await failureOf(path)).toMatchObject({ code: 'not-convertible', params: { reason } });
});

/** A raw file as TIFF: the first directory says how the camera was held, one below it holds the preview. */
function rawFile(jpeg: Buffer, orientation: number, isLittle: boolean): Buffer {
  const bytes = Buffer.alloc(256 + jpeg.length);
  const put16 = (value: number, at: number) =>
    isLittle ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const put32 = (value: number, at: number) =>
    isLittle ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  const directory = (at: number, entries: [tag: number, type: number, value: number][]) => {
    put16(entries.length, at);
    for (const [index, [tag, type, value]] of entries.entries()) {
      const entry = at + 2 + index * 12;
      put16(tag, entry);
      put16(type, entry + 2);
      put32(1, entry + 4);
      if (type === 3) put16(value, entry + 8);
      else put32(value, entry + 8);
    }
  };
  bytes.write(isLittle ? 'II' : 'MM', 0, 'latin1');
  put16(42, 2);
  put32(8, 4);
  directory(8, [
    [0x0112, 3, orientation],
    [0x014a, 4, 128],
    [0xc612, 4, 0x01040000],
  ]);
  directory(128, [
    [0x0103, 3, 7],
    [0x0111, 4, 256],
    [0x0117, 4, jpeg.length],
  ]);
  jpeg.copy(bytes, 256);
  return bytes;
}

test.each([
  [true, 1, upright],
  [false, 3, { size: [width, height], left: 'blue', right: 'red' }],
  [true, 6, { size: [height, width], left: 'red', right: 'blue' }],
] as const)(
  'the preview in a raw file, upright (little end first: %s, orientation %i)',
  async (isLittle, orientation, expected) => {
    const jpeg = await flag().jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
    const path = await file('a.dng', rawFile(jpeg, orientation, isLittle));
    expect((await probe(path)).mime).toBe('image/x-adobe-dng');
    const made = await converted(path);
    expect(made?.mime).toBe('image/jpeg');
    expect(await colours(made?.bytes ?? Buffer.alloc(0))).toEqual(expected);
  },
);

test.each([
  ['a chain of directories in a circle', (bytes: Buffer) => bytes.writeUInt32LE(8, 8 + 2 + 3 * 12)],
  ['a preview beyond the end', (bytes: Buffer) => bytes.writeUInt32LE(0x7fffffff, 128 + 2 + 12 + 8)],
  ['a directory beyond the end', (bytes: Buffer) => bytes.writeUInt32LE(0xfffffff0, 8 + 2 + 12 + 8)],
])('%s is survived', async (_what, damage) => {
  const jpeg = await flag().jpeg().toBuffer();
  const bytes = rawFile(jpeg, 1, true);
  damage(bytes);
  const handle = await open(await file('a.dng', bytes));
  try {
    const preview = await rawPreview(handle);
    expect(preview === null || preview.jpeg.equals(jpeg)).toBe(true);
  } finally {
    await handle.close();
  }
});

test('a picture that is too large loses colours’ fineness first, and pixels only where that is not enough', async () => {
  let state = 1;
  const noise = Buffer.alloc(300 * 200 * 3);
  for (let at = 0; at < noise.length; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    noise[at] = state >> 8;
  }
  const picture = sharp(noise, { raw: { width: 300, height: 200, channels: 3 } });
  const path = await file('a.png', await picture.png().toBuffer());
  const whole = await converted(path);
  expect(whole?.mime).toBe('image/png');
  const limits = [100_000, 20_000, 5_000];
  const widths: number[] = [];
  for (const limit of limits) {
    const made = await converted(path, limit);
    expect(made?.mime).toBe('image/jpeg');
    expect(made?.bytes.length).toBeLessThanOrEqual(limit);
    widths.push((await sharp(made?.bytes).metadata()).width);
  }
  expect(widths[0]).toBe(300);
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  expect(widths[2]).toBeLessThan(300);
  expect(await failureOf(path, 200)).toMatchObject({ code: 'too-big', params: { limit: 200 } });
});

test('damage is told as what it is, and types that nothing here draws are left to others', async () => {
  const avif = await flag().avif().toBuffer();
  const cut = await file('a.avif', avif.subarray(0, avif.length - 40));
  expect((await failureOf(cut))?.code).toBe('not-convertible');
  const icon = await file(
    'a.ico',
    Buffer.from([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 22, 0, 0, 0]),
  );
  expect(await converted(icon)).toBe(null);
});

test('what is tried first loses least', () => {
  const plain = { isPhotograph: false, hasAlpha: false, isAnimated: false };
  expect(conversionSteps(plain)[0]).toEqual({ mime: 'image/png', scale: 1 });
  expect(conversionSteps({ ...plain, isPhotograph: true })[0]).toEqual({
    mime: 'image/jpeg',
    quality: 92,
    scale: 1,
  });
  expect(new Set(conversionSteps({ ...plain, hasAlpha: true }).map(({ mime }) => mime))).toEqual(
    new Set(['image/png']),
  );
  for (const kind of [plain, { ...plain, hasAlpha: true }, { ...plain, isAnimated: true }]) {
    const shrinking = conversionSteps(kind).map(({ scale }) => scale);
    expect(shrinking).toEqual(shrinking.toSorted((a, b) => b - a));
  }
});

/** Made with avifenc 0.11 of red, green, blue, grey, white, orange, black and skin, eight columns of eight pixels each. */
const fixture = (name: string) => join(import.meta.dirname, '..', '..', 'fixtures', 'pictures', name);
const columnsOf = async (bytes: Buffer | undefined) => {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return Array.from({ length: 8 }, (_, column) => {
    const at =
      ((info.height >> 1) * info.width + Math.floor(((column + 0.5) * info.width) / 8)) * info.channels;
    return [...data.subarray(at, at + info.channels)];
  });
};
const isNear = (is: readonly number[] = [], meant: readonly number[] = [], by = 6) =>
  is.length >= meant.length && meant.every((value, index) => Math.abs(value - (is[index] ?? -99)) <= by);

describe('colours that a file gives by code points', () => {
  test('of Display P3 are brought to sRGB (avifenc --cicp 12/13/6)', async () => {
    const [, , , grey, white, orange] = await columnsOf((await converted(fixture('p3.avif')))?.bytes);
    expect([isNear(grey, [128, 128, 128]), isNear(white, [255, 255, 255])]).toEqual([true, true]);
    // Display P3's 200, 80, 60, by the same profile that phones write.
    expect(isNear(orange, [216, 69, 51])).toBe(true);
  });

  test('of Display P3 in a HEIC are brought to sRGB (nclx 12/13)', async () => {
    // One that is smaller than a block of H.265 becomes two items.
    const colour = { r: 200, g: 80, b: 60 };
    const orange = sharp({ create: { width: 120, height: 80, channels: 3, background: colour } });
    const plain = await readFile(await heic(orange));
    const [before] = await columnsOf((await converted(await file('a.heic', plain)))?.bytes);
    expect(isNear(before, [200, 80, 60])).toBe(true);
    const [after] = await columnsOf((await converted(await file('b.heic', withNclx(plain, 12, 13))))?.bytes);
    expect(isNear(after, [216, 69, 51])).toBe(true);
  });

  test.each([
    ['PQ', 'pq.avif'],
    ['HLG', 'hlg.avif'],
  ])(
    'of %s are tone-mapped: black and white stay, grey is as bright as paper makes it (10 bits)',
    async (_, name) => {
      const [, , , grey = [], white, , black] = await columnsOf((await converted(fixture(name)))?.bytes);
      expect([isNear(white, [255, 255, 255]), isNear(black, [0, 0, 0])]).toEqual([true, true]);
      const [r = 0, g = 0, b = 0] = grey;
      expect([Math.abs(r - g) < 4, Math.abs(g - b) < 4, r > 130 && r < 200]).toEqual([true, true, true]);
    },
  );

  test('of a PNG (cICP) as well, where it has to become another', async () => {
    const orange = sharp({ create: { width, height, channels: 3, background: { r: 200, g: 80, b: 60 } } });
    const bytes = withChunk(await orange.png().toBuffer(), 'cICP', Buffer.from([12, 13, 0, 1]));
    const made = await converted(await file('a.png', bytes), bytes.length - 1).catch(() => null);
    const limited = made ?? (await converted(await file('b.png', bytes)));
    const [first] = await columnsOf(limited?.bytes);
    expect(isNear(first, [216, 69, 51])).toBe(true);
  });

  test('that a HEIC’s own stream gives (H.265, VUI)', () => {
    // Of x265: primaries 2, transfer 2. The same with 9 and 16 in their place.
    const unit = '4201010408000003009db800000300001ea00808081365ba924a6b9b810103020000030002000003000210';
    const config = (hex: string) => {
      const bytes = Buffer.from(hex, 'hex');
      const head = Buffer.alloc(28);
      head[22] = 1;
      head[23] = 33;
      head.writeUInt16BE(1, 24);
      head.writeUInt16BE(bytes.length, 26);
      return Buffer.concat([head, bytes]);
    };
    expect(hevcCicp(config(unit))).toEqual({ primaries: 2, transfer: 2 });
    for (let length = 0; length < unit.length; length += 2) hevcCicp(config(unit.slice(0, length)));
  });
});

test('an AVIF or HEIC is known by all its brands, whatever stands first', async () => {
  for (const brand of ['mif1', 'miaf', 'MA1B', 'avis']) {
    const bytes = await flag().avif({ quality: 90 }).toBuffer();
    bytes.write(brand, 8, 'latin1');
    const path = await file('a.avif', bytes);
    expect([brand, (await probe(path)).mime]).toEqual([brand, 'image/avif']);
    expect(await colours((await converted(path))?.bytes ?? Buffer.alloc(0))).toEqual(upright);
  }
  for (const brand of ['mif1', 'miaf', 'heim']) {
    const bytes = await readFile(await heic());
    bytes.write(brand, 8, 'latin1');
    const path = await file('a.heic', bytes);
    expect([brand, (await probe(path)).mime]).toEqual([brand, 'image/heic']);
    expect(await colours((await converted(path))?.bytes ?? Buffer.alloc(0))).toEqual(upright);
  }
});

test('of several pictures in a HEIC the main one is taken, and how many there are is said', async () => {
  const folder = await temporaryFolder();
  const names = await Promise.all(
    ['red', 'lime', 'blue'].map(async (background) => {
      const path = join(folder, `${background}.png`);
      await sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toFile(path);
      return path;
    }),
  );
  const path = join(folder, 'several.heic');
  await promisify(execFile)('heif-enc', ['-q', '90', ...names, '-o', path]);
  const made = await converted(path);
  expect(made?.losses).toEqual([{ kind: 'pictures', count: 3 }]);
  expect((await colours(made?.bytes ?? Buffer.alloc(0))).left).toBe('red');
  // Another one of them is the main one.
  const bytes = await readFile(path);
  const last = bytes.lastIndexOf('infe') + 8;
  bytes.writeUInt16BE(bytes.readUInt16BE(last), bytes.indexOf('pitm') + 8);
  const other = await converted(await file('b.heic', bytes));
  expect((await colours(other?.bytes ?? Buffer.alloc(0))).left).toBe('blue');
  expect((await converted(await heic()))?.losses).toEqual([]);
});

test('a HEIC whose decoder lost a part of it is damaged, whatever was decoded before it', async () => {
  const noise = sharp({
    create: {
      width: 256,
      height: 256,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 50 },
    },
  });
  const path = await heic(noise);
  expect(await converted(path)).not.toBeNull();
  const cut = await readFile(path);
  // The coded picture is the last thing in the file.
  cut.fill(0, Math.floor(cut.length / 2));
  expect(await failureOf(await file('b.heic', cut))).toMatchObject({
    code: 'not-convertible',
    params: { reason: 'damaged' },
  });
});

test('what is half transparent in an animation is lost in a GIF, and that is said', async () => {
  const moving = (alpha: number) => {
    const pixels = Buffer.alloc(width * height * 4 * 2, alpha);
    pixels.fill(Buffer.from([200, 30, 30, alpha]), width * height * 4);
    return sharp(pixels, { raw: { width, height: height * 2, channels: 4, pageHeight: height } })
      .webp({ lossless: true, delay: [100, 100] })
      .toBuffer();
  };
  const made = await converted(await file('a.webp', await moving(128)));
  expect([made?.mime, made?.losses]).toEqual(['image/gif', [{ kind: 'transparency' }]]);
  for (const alpha of [0, 255])
    expect((await converted(await file('b.webp', await moving(alpha))))?.losses).toEqual([]);
});

test('a HEIC keeps what is see-through', async () => {
  const half = sharp({
    create: { width, height, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
  });
  const made = await converted(await heic(half));
  expect(made?.mime).toBe('image/png');
  const [red = 0, , , alpha = 0] = await sharp(made?.bytes).resize(1, 1).raw().toBuffer();
  expect([red > 245, Math.abs(alpha - 128) < 6]).toEqual([true, true]);
});

test('an animated AVIF moves on as GIF, frame by frame', async () => {
  const path = fixture('animated.avif');
  expect(await probe(path)).toMatchObject({ mime: 'image/avif', animated: true });
  const made = await converted(path);
  expect(made?.mime).toBe('image/gif');
  const gif = sharp(made?.bytes, { animated: true });
  expect(await gif.metadata()).toMatchObject({ pages: 3, width: 64, pageHeight: 16, delay: [100, 100, 100] });
  const pixels = await gif.ensureAlpha().raw().toBuffer();
  const corner = (frame: number) => [...pixels.subarray(frame * 64 * 16 * 4, frame * 64 * 16 * 4 + 3)];
  expect([corner(0), corner(1), corner(2)]).toEqual([
    [255, 0, 0],
    [0, 255, 255],
    [255, 0, 0],
  ]);
});

test('its frames may be differences to those before them, and see-through', async () => {
  // avifenc --fps 10 of six pictures from clear to solid, red growing by 40 from one to the next.
  const path = fixture('animated-alpha.avif');
  const made = await converted(path);
  expect(made?.losses).toEqual([{ kind: 'transparency' }]);
  const gif = sharp(made?.bytes, { animated: true });
  const { pages = 0 } = await gif.metadata();
  const pixels = await gif.ensureAlpha().raw().toBuffer();
  const first = Array.from({ length: pages }, (_, frame) => {
    const [red = 0, , , alpha = 0] = pixels.subarray(frame * 64 * 48 * 4);
    return alpha === 0 ? null : red;
  });
  // Those that are seen through more than not are clear, and one after the other is one.
  expect(first[0]).toBeNull();
  const seen = first.filter((red) => red !== null);
  expect(seen.length).toBe(3);
  for (const [index, red] of seen.entries())
    expect(Math.abs((red ?? 0) - (120 + 40 * index))).toBeLessThan(6);
});

test('one whose frames are written in a way that is not known here is told as what it is', async () => {
  const bytes = await readFile(fixture('animated.avif'));
  const handler = bytes.indexOf('pict', bytes.indexOf('moov'), 'latin1');
  bytes.write('odd!', handler, 'latin1');
  const path = await file('a.avif', bytes);
  expect(await failureOf(path)).toMatchObject({ code: 'not-convertible', params: { reason: 'animation' } });
});

test('a raw photograph without a preview is told as one', async () => {
  const bytes = rawFile(Buffer.from('no picture'), 1, true);
  expect(await failureOf(await file('a.dng', bytes))).toMatchObject({
    code: 'not-convertible',
    params: { reason: 'raw' },
  });
});

test('the preview of a CR3, the largest there is, upright', async () => {
  const [large, small] = await Promise.all([
    flag().resize(120, 80, { kernel: 'nearest' }).jpeg({ quality: 95 }).toBuffer(),
    flag().jpeg({ quality: 95 }).toBuffer(),
  ]);
  const path = await file('a.cr3', cr3(large, small, 3));
  expect((await probe(path)).mime).toBe('image/x-canon-cr3');
  const made = await converted(path);
  expect(await colours(made?.bytes ?? Buffer.alloc(0))).toEqual({
    size: [120, 80],
    left: 'blue',
    right: 'red',
  });
  const without = await file('b.cr3', cr3(Buffer.from('raw pixels'), Buffer.from('none'), 1));
  expect(await failureOf(without)).toMatchObject({ params: { reason: 'raw' } });
});

/** Canon's boxes: what the camera says, a picture as a track, and a preview. */
function cr3(track: Buffer, preview: Buffer, orientation: number): Buffer {
  const number = (...values: number[]) => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
    return bytes;
  };
  const exif = Buffer.from(
    'MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00',
    'latin1',
  );
  exif[19] = orientation;
  const movie = (offset: number) => {
    const tables = box('stbl', box('stsz', number(0, track.length, 1)), box('co64', number(0, 1, 0, offset)));
    const said = box('uuid', Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex'), box('CMT1', exif));
    return box('moov', said, box('trak', box('mdia', box('minf', tables))));
  };
  const brand = box('ftyp', Buffer.from('crx '), number(1), Buffer.from('crx isom'));
  const shown = box(
    'PRVW',
    number(0),
    Buffer.from([0, 1, 0, 60, 0, 40, 0, 1]),
    number(preview.length),
    preview,
  );
  const preview_ = box('uuid', Buffer.from('eaf42b5e1c984b88b9fbb7dc406e4d16', 'hex'), number(0, 1), shown);
  const before = brand.length + movie(0).length + preview_.length + 8;
  return Buffer.concat([brand, movie(before), preview_, box('mdat', track)]);
}

test('a side longer than a JPEG can tell is made shorter, and is no damage', async () => {
  const noise = Buffer.alloc(70_000 * 3 * 3, 0);
  let state = 1;
  for (let at = 0; at < noise.length; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    noise[at] = state >> 8;
  }
  const path = await file(
    'a.png',
    await sharp(noise, { raw: { width: 70_000, height: 3, channels: 3 } })
      .png()
      .toBuffer(),
  );
  const made = await converted(path, 400_000);
  expect(made?.mime).toBe('image/jpeg');
  expect((await sharp(made?.bytes).metadata()).width).toBeLessThanOrEqual(65_500);
});

test('of a TIFF of several pages none is lost without a word; small copies are no pages', async () => {
  const stills = await Promise.all([1, 2].map(() => flag().png().toBuffer()));
  const pages = await sharp(stills, { join: { animated: true } })
    .tiff()
    .toBuffer();
  expect(await failureOf(await file('a.tiff', pages))).toMatchObject({
    code: 'not-convertible',
    params: { reason: 'pages', pages: 2 },
  });
  const pyramid = await flag().resize(600).tiff({ tile: true, pyramid: true }).toBuffer();
  expect((await converted(await file('b.tiff', pyramid)))?.mime).toBe('image/png');
});
