import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { AppError } from '../../../contract/app-error.ts';
import { type ErrorCode, errorDataSchema } from '../../../contract/errors.ts';
import { type Media, mediaSchema } from '../../../contract/media.ts';
import { checkFile } from '../../../main/engine/media/completeness/file.ts';
import { makeThumbnail } from '../../../main/engine/media/thumbnail.ts';
import { convert, cook, inspect, probe } from '../../support/media/operations.ts';
import { mutate } from '../mutate.ts';
import { partsOf } from '../structure.ts';
import type { Case, Target } from '../target.ts';
import { mediaSeeds } from './media-seeds.ts';

type Check = (path: string, bytes: Buffer, folder: string) => Promise<void>;

/** Creates a target whose input is mutated pictures and videos. */
function mediaTarget(names: RegExp, check: Check): Target {
  return {
    async prepare(folder, kept) {
      const seeds = (await mediaSeeds(kept)).filter(({ name }) => names.test(name));
      const all = seeds.map(({ bytes }) => bytes);
      const path = join(folder, 'case');
      return {
        make(random): Case {
          const bytes = mutate(random.pick(all), random, all);
          return {
            bytes,
            async run() {
              await writeFile(path, bytes);
              await check(path, bytes, folder);
            },
          };
        },
      };
    },
  };
}

/** Awaits the work; returns null for an expected error and rethrows every other one. */
async function refusal<T>(work: Promise<T>, codes: readonly ErrorCode[]): Promise<T | null> {
  try {
    return await work;
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const { code } = errorDataSchema.parse(thrown.data);
    if (!codes.includes(code)) throw new Error(`It may not fail with ${code}: ${thrown.message}`);
    return null;
  }
}

const probed = (path: string): Promise<Media | null> =>
  refusal(probe(path), ['not-an-image', 'picture-damaged', 'empty-file', 'too-big']);

export const probing = mediaTarget(/./, async (path, bytes) => {
  const media = await probed(path);
  if (!media) return;
  mediaSchema.parse(media);
  if (media.bytes !== bytes.length) throw new Error('It tells another size than the file has');
});

export const completeness = mediaTarget(/./, async (path, { length: size }) => {
  const input = { path, size, thoroughly: true };
  const { completeness: judged } = await checkFile(input, {
    signal: new AbortController().signal,
    progress: () => {},
  });
  if (!['complete', 'unfinished', 'damaged', 'unknown'].includes(judged))
    throw new Error(`It says ${judged}`);
});

export const thumbnails = mediaTarget(/\.(jpg|png|gif|webp|tiff|avif)$/, async (path, _, folder) => {
  const media = await probed(path);
  if (!media) return;
  const target = join(folder, 'thumbnail.webp');
  const isMade = await makeThumbnail(path, media, target);
  const left = (await readdir(folder)).filter((name) => name.startsWith('thumbnail'));
  if (left.length !== (isMade ? 1 : 0)) throw new Error(`It leaves ${left.join(', ')}`);
  if (!isMade) return;
  const { width, height } = await sharp(target).metadata();
  await rm(target);
  if (Math.max(width, height) > 256) throw new Error('It is too large');
});

const most = 60_000;

export const conversion = mediaTarget(
  /\.(jpg|png|gif|webp|tiff|avif|heic|bmp|svg|dng|cr3)$/,
  async (path, _, folder) => {
    const media = await probed(path);
    if (!media || media.kind === 'video') return;
    const target = join(folder, 'converted');
    const limits = { 'image/png': most, 'image/jpeg': most, 'image/gif': most };
    const made = await refusal(convert(path, limits, target, media), ['not-convertible', 'too-big']);
    if (!made) return;
    const bytes = await readFile(target);
    if (bytes.length !== made.bytes || made.bytes > most) throw new Error('It is larger than what is taken');
    const { format } = await sharp(bytes, { failOn: 'error' }).metadata();
    await sharp(bytes, { failOn: 'error', animated: true }).raw().toBuffer();
    if (made.mime !== `image/${format}`) throw new Error(`It is called ${made.mime} and is ${format}`);
  },
);

interface Drawn {
  readonly frames: string;
  readonly pixels: string;
}

/** Hashes frames and pixels, as far as they can be decoded; null where nothing can. */
async function drawn(bytes: Buffer): Promise<Drawn | null> {
  try {
    const open = () => sharp(bytes, { failOn: 'none', animated: true, limitInputPixels: 4_000_000 });
    const { pages = 1, width, pageHeight, height } = await open().metadata();
    const pixels = createHash('sha256')
      .update(await open().raw().toBuffer())
      .digest('hex');
    return { frames: `${pages} frames of ${width} by ${pageHeight ?? height}`, pixels };
  } catch {
    return null;
  }
}

/** Number of bytes behind both scans when they are compared in one place. */
const behind = 70_000;

/**
 * True for two JPEGs that are drawn the same once their scans stand at the same place of files of the same length.
 * libjpeg-turbo has two decoders, and takes the slow one where few bytes are left of what was read at once: of a scan
 * that makes no sense they draw different things, so that any change before or behind it changes them.
 */
async function areAlikeInPlace(one: Buffer, other: Buffer): Promise<boolean> {
  const files = [one, other];
  const starts = files.map((bytes) => partsOf(bytes).findLast(({ length }) => length === null)?.from ?? -1);
  if (starts.includes(-1)) return false;
  const start = Math.max(...starts);
  const length =
    start + behind + Math.max(...files.map((bytes, index) => bytes.length - (starts[index] ?? 0)));
  const [first, second] = await Promise.all(
    files.map((bytes, index) => {
      // Any number of these may precede a marker (ITU-T T.81, B.1.1.2).
      const fill = Buffer.alloc(start - (starts[index] ?? 0), 0xff);
      const placed = Buffer.concat([bytes.subarray(0, 2), fill, bytes.subarray(2)]);
      return drawn(Buffer.concat([placed, Buffer.alloc(length - placed.length)]));
    }),
  );
  return first?.pixels === second?.pixels;
}

const told = ({ width, height, duration, hasSound }: Media) =>
  JSON.stringify([width, height, duration, hasSound]);

/** Checks the metadata removal: never larger than before, no known private metadata, and the same pixels. */
export const metadataRemoval = mediaTarget(
  /\.(jpg|png|gif|webp|tiff|mp4|mov|webm|mkv)$/,
  async (path, bytes, folder) => {
    const media = await probed(path);
    if (!media) return;
    const report = await refusal(inspect(path, media), ['metadata-unreadable']);
    if (!report?.clean) return;
    const { clean } = report;
    const sent = await cook(path, clean.recipe, clean.bytes);
    if (sent.length !== clean.bytes) throw new Error('What is sent is shorter or longer than it was said');
    if (createHash('sha256').update(sent).digest('hex') !== clean.sha256)
      throw new Error('Its hash is another one');
    const after = join(folder, 'clean');
    await writeFile(after, sent);
    if (media.kind === 'video') {
      const again = await probe(after);
      // What could not be measured before may be now.
      if (media.width !== null && told(again) !== told(media))
        throw new Error(`It was ${told(media)} and is ${told(again)}`);
      return;
    }
    const [before, now] = [await drawn(bytes), await drawn(sent)];
    if (before === null) return;
    const differs =
      before.frames !== now?.frames ||
      (before.pixels !== now.pixels &&
        !(media.mime === 'image/jpeg' && (await areAlikeInPlace(bytes, sent))));
    if (differs) throw new Error(`It was ${JSON.stringify(before)}, and is ${JSON.stringify(now)}`);
  },
);
