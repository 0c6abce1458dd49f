import { readFile } from 'node:fs/promises';
import type { HeifFacts } from '../../heif/container.ts';
import { type Extent, itemsOf, shownItems } from '../../heif/items.ts';
import { type Sample, sequenceIn } from '../../heif/sequence.ts';
import { boxesIn } from '../../iso/boxes.ts';
import type { OperationContext } from '../../operations.ts';
import sharp from '../../sharp.ts';
import { drawHeif, heifFacts } from '../open.ts';
import type { AnimationShape, Frames } from './frames.ts';

// The library draws the still of an AVIF and knows nothing of its frames. Its decoder shows the last picture of what it
// is given: a still whose bytes are those of all frames from a key frame up to this one is this frame.

/** Maximum number of pixels that are decoded in all, those of frames that only lead to another one too. */
const mostDecoded = 4_000_000_000;
/** Size limit of a file, bytes: it is copied for each frame. */
const largestFile = 50_000_000;

/** Where the bytes of an item are to be written down, in a file that holds it. */
interface Slot {
  readonly at: number;
  readonly extent: Extent;
}

interface Sequenced {
  readonly file: Buffer;
  readonly facts: HeifFacts | null;
  readonly frames: readonly Sample[];
  readonly alpha: readonly Sample[] | null;
  readonly slots: { readonly main: Slot; readonly alpha: Slot | null };
}

/**
 * Opens an animated AVIF.
 * @returns null for one whose frames cannot be drawn here: written in another way, or too long between key frames
 * @throws of damage
 */
export async function readAvif(path: string, context: OperationContext): Promise<AnimationShape | null> {
  const file = await readFile(path, { signal: context.signal });
  const opened = file.length > largestFile ? null : sequencedIn(file, await heifFacts(path));
  if (!opened || opened.frames.length === 0) return null;
  const first = await frameAt(opened, 0);
  const { width, height } = first.info;
  const decoded = opened.frames.reduce((sum, _, index) => sum + index - keyOf(opened.frames, index) + 1, 0);
  if (decoded * width * height > mostDecoded) return null;
  return {
    width,
    height,
    count: opened.frames.length,
    read: (scale) => draw(opened, { width, height }, scale, context),
  };
}

function sequencedIn(file: Buffer, facts: HeifFacts | null): Sequenced | null {
  const boxes = boxesIn(file, 0, file.length);
  const [meta, moov] = ['meta', 'moov'].map((wanted) => boxes.find(({ type }) => type === wanted));
  if (!meta || !moov) return null;
  const described = file.subarray(meta.from, meta.to);
  const sequence = sequenceIn(file.subarray(moov.from, moov.to));
  const shown = shownItems(described);
  const slotOf = (id: number | null): Slot | null => {
    const [extent, more] = itemsOf(described).find((item) => item.id === id)?.extents ?? [];
    const isPlain =
      extent && !more && extent.base === 0 && extent.fields.ofOffset === 4 && extent.fields.ofLength === 4;
    return isPlain ? { at: meta.from + extent.fields.at, extent } : null;
  };
  const [main, alpha] = [slotOf(shown.main), slotOf(shown.alpha)];
  if (!sequence || !main) return null;
  return { file, facts, ...sequence, slots: { main, alpha } };
}

/** Returns the index of the key frame that a frame begins at. */
function keyOf(samples: readonly Sample[], index: number): number {
  let key = index;
  while (key > 0 && !samples[key]?.isKey) key -= 1;
  return key;
}

/** Draws a frame: four bytes a pixel, upright, in sRGB. */
async function frameAt({ file, facts, frames, alpha, slots }: Sequenced, index: number) {
  const upTo = (samples: readonly Sample[]) =>
    Buffer.concat(
      samples
        .slice(keyOf(samples, index), index + 1)
        .map(({ offset, length }) => file.subarray(offset, offset + length)),
    );
  const [colours, clear] = [upTo(frames), alpha && slots.alpha ? upTo(alpha) : null];
  const still = Buffer.concat([file, colours, ...(clear ? [clear] : [])]);
  const put = ({ at }: Slot, offset: number, length: number) => {
    still.writeUInt32BE(offset, at);
    still.writeUInt32BE(length, at + 4);
  };
  put(slots.main, file.length, colours.length);
  if (clear && slots.alpha) put(slots.alpha, file.length + colours.length, clear.length);
  const { picture } = await drawHeif(still, facts);
  return await picture.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
}

async function draw(
  opened: Sequenced,
  { width, height }: { width: number; height: number },
  scale: number,
  context: OperationContext,
): Promise<Frames> {
  const sized = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  const bytes = sized.width * sized.height * 4;
  const pixels = Buffer.alloc(bytes * opened.frames.length);
  for (const index of opened.frames.keys()) {
    context.signal.throwIfAborted();
    const { data, info } = await frameAt(opened, index);
    if (info.width !== width || info.height !== height) throw new Error('A frame has another size.');
    const shown =
      scale === 1
        ? data
        : await sharp(data, { raw: { width, height, channels: 4 } })
            .resize({ ...sized, fit: 'fill' })
            .raw()
            .toBuffer();
    shown.copy(pixels, index * bytes);
    context.progress();
  }
  return { ...sized, pixels, delays: opened.frames.map(({ duration }) => Math.round(duration)), loop: 0 };
}
