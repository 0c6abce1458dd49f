import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from './setup/paths.ts';

// Draws build/icon.svg in the forms that the three systems want. To be run by hand when the drawing has changed.

const folder = join(root, 'build');
const drawing = await readFile(join(folder, 'icon.svg'));

/** A Windows icon is a list of pictures: six bytes of head, sixteen for each entry, then the PNG files themselves. */
function ico(pictures: readonly { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map((picture) => picture.png)]);
}

/** A macOS icon is the word `icns`, its length, and for each picture its type, its length and the PNG file. */
function icns(pictures: readonly { type: string; png: Buffer }[]): Buffer {
  const part = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([head, body]);
  };
  return part('icns', Buffer.concat(pictures.map(({ type, png }) => part(type, png))));
}

const draw = (size: number) =>
  sharp(drawing, { density: 4.5 * size })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();

const windows = await Promise.all(
  [16, 24, 32, 48, 64, 128, 256].map(async (size) => ({ size, png: await draw(size) })),
);
const apple = await Promise.all(
  [
    ['ic07', 128],
    ['ic08', 256],
    ['ic09', 512],
    ['ic10', 1024],
  ].map(async ([type, size]) => ({ type: String(type), png: await draw(Number(size)) })),
);
await writeFile(join(folder, 'icon.ico'), ico(windows));
await writeFile(join(folder, 'icon.icns'), icns(apple));
await writeFile(join(folder, 'icon.png'), await draw(512));
