import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Output, WebMOutputFormat } from 'mediabunny';
import sharp from 'sharp';
import { files, hashOf } from './scenes/records.ts';

type Draw = (random: () => number) => string;

const sky = (from: string, to: string) =>
  `<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="320" height="240" fill="url(#s)"/>`;

function hills(colours: readonly string[]): Draw {
  return (random) =>
    colours
      .map((colour, layer) => {
        const base = 120 + layer * 34;
        const points = Array.from({ length: 9 }, (_, i) => `${i * 40},${base + (random() - 0.5) * 60}`);
        return `<polygon points="0,240 ${points.join(' ')} 320,240" fill="${colour}"/>`;
      })
      .join('');
}

const landscape =
  (from: string, to: string, sun: string, colours: readonly string[]): Draw =>
  (random) =>
    `${sky(from, to)}<circle cx="${80 + random() * 160}" cy="${60 + random() * 30}" r="26" fill="${sun}"/>${hills(colours)(random)}`;

const code =
  (ground: string, colours: readonly string[]): Draw =>
  (random) => {
    const lines = Array.from({ length: 14 }, (_, row) => {
      let x = 24 + (row % 4) * 14;
      return colours
        .slice(0, 2 + Math.floor(random() * 3))
        .map((colour) => {
          const width = 18 + random() * 54;
          const piece = `<rect x="${x}" y="${26 + row * 15}" width="${width}" height="6" rx="3" fill="${colour}"/>`;
          x += width + 8;
          return piece;
        })
        .join('');
    });
    return `<rect width="320" height="240" fill="${ground}"/>${lines.join('')}`;
  };

const chart =
  (ground: string, ink: string, colours: readonly string[]): Draw =>
  (random) => {
    const bars = Array.from({ length: 10 }, (_, i) => {
      const height = 30 + random() * 130;
      return `<rect x="${30 + i * 27}" y="${205 - height}" width="17" height="${height}" rx="2" fill="${colours[i % colours.length]}"/>`;
    });
    return `<rect width="320" height="240" fill="${ground}"/><path d="M24 24V206H300" stroke="${ink}" fill="none"/>${bars.join('')}`;
  };

const blobs =
  (ground: string, colours: readonly string[]): Draw =>
  (random) =>
    `<rect width="320" height="240" fill="${ground}"/>${Array.from(
      { length: 12 },
      (_, i) =>
        `<circle cx="${random() * 320}" cy="${random() * 240}" r="${20 + random() * 60}" fill="${colours[i % colours.length]}" opacity="0.75"/>`,
    ).join('')}`;

const drawings: readonly Draw[] = [
  landscape('#f6c38b', '#e98a6d', '#fff1d0', ['#b5616a', '#7c4361', '#3f2a4b']),
  code('#15212b', ['#7fd1c0', '#e3b86b', '#9aa7b4', '#d87c86']),
  landscape('#9fd0e8', '#e3f1f4', '#ffffff', ['#7fa9a0', '#4b7d72', '#21544d']),
  chart('#fbfcfb', '#b9c4c1', ['#27796d', '#8cc3b8']),
  blobs('#f3e7d7', ['#d98a5b', '#7d9d86', '#38566b', '#efc76f']),
  landscape('#141f3c', '#3b4f7d', '#f4eec3', ['#1d2c4d', '#122038', '#0a1426']),
  code('#fafafa', ['#2f6f9f', '#a2484f', '#7a8288', '#4f8a5b']),
  landscape('#cfe3c8', '#f3f0d9', '#f7d774', ['#8aa86a', '#56783f', '#2f4a29']),
  blobs('#1c2430', ['#3c6e71', '#d9a441', '#8d3b53', '#466b9e']),
  chart('#1d2327', '#59636a', ['#e0a458', '#6fb1a5', '#c46a6a']),
];

/** Draws a picture for a made-up content hash: the same for the same hash, `scale` times as large as a thumbnail. */
export function drawPicture(sha256: string, scale = 1): Promise<Buffer> {
  let seed = Number.parseInt(sha256.slice(0, 8), 16);
  const random = () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return seed / 2 ** 32;
  };
  const draw = drawings[Number.parseInt(sha256.slice(-4), 16) % drawings.length];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${320 * scale}" height="${240 * scale}" viewBox="0 0 320 240">${draw?.(random) ?? ''}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** Number of the picture, among the made-up ones, that cannot be drawn. A missing file would fill the page's log. */
const brokenPicture = 8;

/**
 * Draws what the large view shows of a made-up picture: four times as large as its thumbnail, an animation or a video.
 */
export async function drawWhole(number: string): Promise<{ type: string; bytes: Buffer }> {
  const index = Number(number);
  if (index === brokenPicture) return { type: 'image/png', bytes: Buffer.from('no picture') };
  const [, , , , mime = 'image/png'] = files[index % files.length] ?? [];
  const frames = () => Promise.all([index, index + 1].map((each) => drawPicture(hashOf(each), 2)));
  if (mime === 'image/gif') {
    const bytes = await sharp(await frames(), { join: { animated: true } })
      .gif({ delay: [400, 400], loop: 0 })
      .toBuffer();
    return { type: mime, bytes };
  }
  if (mime.startsWith('video')) return { type: 'video/webm', bytes: await filmOf(await frames()) };
  return { type: 'image/png', bytes: await drawPicture(hashOf(index), 4) };
}

/** Makes a video of VP8 that can be played: each frame is the whole one of a lossy WebP. */
async function filmOf(frames: readonly Buffer[]): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new EncodedVideoPacketSource('vp8');
  output.addVideoTrack(source);
  await output.start();
  const { width, height } = await sharp(frames[0]).metadata();
  for (const [index, frame] of frames.entries()) {
    const webp = await sharp(frame).flatten().webp({ quality: 60 }).toBuffer();
    const at = webp.indexOf('VP8 ');
    const bytes = webp.subarray(at + 8, at + 8 + webp.readUInt32LE(at + 4));
    await source.add(new EncodedPacket(bytes, 'key', index, 1), {
      decoderConfig: { codec: 'vp8', codedWidth: width, codedHeight: height },
    });
  }
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}
