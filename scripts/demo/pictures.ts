import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { animatedPng } from './apng.ts';

/** Draws a landscape as a vector: sky, sun, hills and water, in colours that the hue turns. */
function landscape(width: number, height: number, hue: number): Buffer {
  const h = (turn: number) => (hue + turn) % 360;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"
    viewBox="0 0 400 300" preserveAspectRatio="xMidYMid slice">
    <defs><linearGradient id="sky" x2="0" y2="1">
      <stop offset="0" stop-color="hsl(${h(0)} 60% 45%)"/><stop offset="1" stop-color="hsl(${h(40)} 80% 80%)"/>
    </linearGradient></defs>
    <rect width="400" height="300" fill="url(#sky)"/>
    <circle cx="${90 + (hue % 220)}" cy="120" r="34" fill="hsl(${h(50)} 95% 88%)"/>
    <path d="M0 210 90 120l60 60 70-95 90 110 90-60v155H0z" fill="hsl(${h(200)} 30% 35%)"/>
    <path d="M0 240c80-40 150 10 220-15s110-30 180 0v75H0z" fill="hsl(${h(120)} 35% 30%)"/>
    <path d="M0 270c100-15 300-15 400 0v30H0z" fill="hsl(${h(180)} 45% 55%)"/>
  </svg>`);
}

/** Renders the landscape like a photograph, with grain, so that it compresses as photographs do. */
async function photo(width: number, height: number, hue: number, grain: number): Promise<Sharp> {
  const noise = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: grain },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const scene = await sharp(landscape(width, height, hue))
    .removeAlpha()
    .png()
    .toBuffer();
  const both = await sharp(scene)
    .composite([{ input: noise, blend: 'soft-light' }])
    .removeAlpha()
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sharp(both);
}

/** Draws a window full of text lines: large even areas, as screenshots have. */
function screenshot(width: number, height: number): Sharp {
  const lines = Array.from({ length: Math.floor(height / 28) - 3 }, (_, row) => {
    const length = 120 + ((row * 7919) % (width - 260));
    return `<rect x="80" y="${70 + row * 28}" width="${length}" height="10" rx="3" fill="#${row % 5 ? 'c4cbd0' : '1f9d83'}"/>`;
  });
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
      <rect width="100%" height="100%" fill="#f6f7f7"/><rect width="100%" height="40" fill="#26292a"/>
      <circle cx="22" cy="20" r="7" fill="#e0635c"/><circle cx="44" cy="20" r="7" fill="#e6b450"/>${lines.join('')}</svg>`),
  );
}

function logo(size: number, turn = 0): Sharp {
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="-50 -50 100 100">
      <g transform="rotate(${turn})"><rect x="-34" y="-34" width="68" height="68" rx="16" fill="#1f9d83" opacity=".85"/>
      <circle r="18" cx="12" fill="#fff"/></g></svg>`),
  );
}

async function animatedGif(): Promise<Buffer> {
  const frames = await Promise.all([0, 30, 60].map((turn) => logo(160, turn).png().toBuffer()));
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [120, 120, 120], loop: 0 })
    .toBuffer();
}

/** Generators of every common kind of picture, by file name. */
const dropped: Readonly<Record<string, () => Promise<Buffer>>> = {
  'IMG_2041.jpg': async () =>
    (await photo(1600, 1200, 200, 18))
      .withExif({
        IFD0: { Make: 'Snapferry', Model: 'Demo', Artist: 'Nobody', DateTime: '2026:11:23 14:32:05' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '52/1 30/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '13/1 24/1 0/1',
        },
      })
      .jpeg({ quality: 88 })
      .toBuffer(),
  'Screenshot 2026-11-23 at 14.32.05.png': () => screenshot(1440, 900).png().toBuffer(),
  'закат над рекой.png': async () =>
    (await photo(900, 600, 10, 12))
      .withExif({ IFD0: { Artist: 'Никто', Software: 'Snapferry' } })
      .png()
      .toBuffer(),
  '富士山の朝.jpg': async () => (await photo(2000, 1333, 320, 14)).jpeg({ quality: 85 }).toBuffer(),
  'loading.gif': animatedGif,
  'sticker.png': () => animatedPng([logo(200, 0), logo(200, 30), logo(200, 60)], 120),
  'scan page 3.tiff': () => screenshot(850, 1100).greyscale().tiff({ compression: 'lzw' }).toBuffer(),
  'a very long conversation, captured from its beginning to its end.png': () =>
    screenshot(800, 9000).png().toBuffer(),
  'pixel.png': () =>
    sharp({ create: { width: 1, height: 1, channels: 3, background: '#1f9d83' } })
      .png()
      .toBuffer(),
  'logo, transparent.png': () => logo(512).png().toBuffer(),
  'panorama.jpeg': async () => (await photo(3800, 2200, 150, 44)).jpeg({ quality: 95 }).toBuffer(),
  '🏝 beach (final) – резюме.jpg': async () =>
    (await photo(1200, 800, 170, 16)).jpeg({ quality: 80 }).toBuffer(),
};

const named: typeof dropped = {
  'from the terminal.png': () => screenshot(1000, 640).png().toBuffer(),
  'второй снимок.jpg': async () => (await photo(1400, 900, 260, 15)).jpeg({ quality: 82 }).toBuffer(),
};

/**
 * Creates the demo's pictures.
 * @returns paths: a dozen for the window, two for the command line
 */
export async function makePictures(folder: string): Promise<{ forWindow: string[]; forTerminal: string[] }> {
  await mkdir(folder, { recursive: true });
  const make = (recipes: typeof dropped) =>
    Promise.all(
      Object.entries(recipes).map(async ([name, draw]) => {
        const path = join(folder, name);
        await writeFile(path, await draw());
        return path;
      }),
    );
  return { forWindow: await make(dropped), forTerminal: await make(named) };
}
