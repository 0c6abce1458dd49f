import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from './setup/paths.ts';

// Renders build/icon.svg in the formats of the three systems. To be run by hand when the drawing has changed.

const folder = join(root, 'build');
const drawing = await readFile(join(folder, 'icon.svg'));

/**
 * Encodes a Windows icon, a list of pictures: a header of six bytes, sixteen for each entry, then the PNG files
 * themselves.
 */
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

/** Encodes a macOS icon: the word `icns`, its length, and for each picture its type, its length and the PNG file. */
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

// The signs over the tray's icon, on its grid of 22 pixels: the state of the queue in the upper right corner, and in the
// upper left one an open eye while the clipboard is watched.
const disc = (colour: string, sign: string) =>
  `<circle cx="15" cy="7" r="7" fill="#fff"/><circle cx="15" cy="7" r="6" fill="${colour}"/>${sign}`;
const letters = (text: string, size: number) =>
  `<text x="15" y="${7 + size * 0.36}" font-family="DejaVu Sans" font-weight="bold" font-size="${size}" text-anchor="middle" fill="#fff">${text}</text>`;
const blue = '#1d4f91';
const amber = '#b45f06';
const red = '#c02525';
const signs: Record<string, string> = {
  paused: disc(amber, '<path d="M12 4h2v6h-2zm4 0h2v6h-2z" fill="#fff"/>'),
  waiting: disc(
    amber,
    '<path d="M15 3.5V7.3L17.5 9" fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round"/>',
  ),
  trouble: disc(red, '<path d="M14 3h2l-.3 4.8h-1.4zM14 9h2v2h-2z" fill="#fff"/>'),
  'busy-many': disc(blue, letters('9+', 7.5)),
  watch:
    '<path d="M0 5.5C2 2.2 7.5 2.2 9.5 5.5 7.5 8.8 2 8.8 0 5.5z" fill="#fff" stroke="#0d5145" stroke-width=".8"/><circle cx="4.75" cy="5.5" r="1.9" fill="#0d5145"/>',
};
for (let count = 1; count <= 9; count += 1) signs[`busy-${count}`] = disc(blue, letters(String(count), 9.5));
await mkdir(join(folder, 'tray'), { recursive: true });
for (const [name, sign] of Object.entries(signs)) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22" width="176" height="176">${sign}</svg>`;
  await writeFile(
    join(folder, 'tray', `${name}.png`),
    await sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer(),
  );
}
