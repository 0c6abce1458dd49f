import createLibheif from 'libheif-js/libheif-wasm/libheif-bundle.js';
import type { Pixels } from './bmp.ts';

export interface DecodedHeic extends Pixels {
  /** Number of pictures in the file that are shown for themselves. */
  readonly pictures: number;
}

type Libheif = ReturnType<typeof createLibheif>;
type Picture = ReturnType<InstanceType<Libheif['HeifDecoder']>['decode']>[number];
type Handle = Picture['handle'];
type Plane = {
  readonly id: object;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly data: Uint8Array;
};

/**
 * Decodes the main picture of a HEIC; blocks the thread until it is done.
 * @throws of damage, also of such as the library conceals: it leaves blocks that it lost as they are, without a word
 */
export async function decodeHeic(file: Uint8Array): Promise<DecodedHeic> {
  // One for each picture: in used memory the blocks that it lost would be those of the picture before.
  const libheif = createLibheif();
  await libheif.ready;
  const decoder = new libheif.HeifDecoder();
  const pictures = decoder.decode(file);
  try {
    const main = pictures.find((picture) => picture.is_primary()) ?? pictures[0];
    if (!main) throw new Error('There is no picture in it.');
    const { heif_colorspace: spaces, heif_chroma: chromas, heif_channel: channels } = libheif;
    const colours = await planesOf(
      libheif,
      main,
      spaces.heif_colorspace_RGB,
      chromas.heif_chroma_interleaved_RGBA,
    );
    const plane = colours.find(({ id }) => id === channels.heif_channel_interleaved);
    if (!plane) throw new Error('It has no colours.');
    const pixels = withoutPadding(plane);
    if (mayHaveLost(pixels)) {
      const planes = await planesOf(libheif, main, spaces.heif_colorspace_YCbCr, chromas.heif_chroma_420);
      const named = (id: Handle) => planes.find((one) => one.id === id);
      if (hasLost([channels.heif_channel_Y, channels.heif_channel_Cb, channels.heif_channel_Cr].map(named)))
        throw new Error('Parts of it are lost.');
    }
    return { ...pixels, pictures: pictures.length };
  } finally {
    for (const picture of pictures) picture.free();
    decoder.decoder.delete();
  }
}

async function planesOf(
  libheif: Libheif,
  { handle }: Picture,
  colours: Handle,
  chroma: Handle,
): Promise<Plane[]> {
  const decoded = await libheif.heif_js_decode_image2(handle, colours, chroma);
  if (!decoded || 'code' in decoded) throw new Error('Its pixels cannot be decoded.');
  // Its memory is the library's own, and used again.
  const planes = decoded.channels.map((plane) => ({ ...plane, data: Uint8Array.from(plane.data) }));
  libheif.heif_image_release(decoded.image);
  return planes;
}

/** Takes rows out of a plane that are longer there than the picture is wide. */
function withoutPadding({ width, height, stride, data }: Plane): Pixels {
  if (stride === width * 4) return { width, height, data };
  const out = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1)
    out.set(data.subarray(row * stride, row * stride + width * 4), row * width * 4);
  return { width, height, data: out };
}

/** Pixels of the side of a block: the smallest that HEVC loses as a whole. */
const block = 16;

/** Whether a block is all of one green without red or blue, which is how nothing at all looks in colours. */
function mayHaveLost({ width, height, data }: Pixels): boolean {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  for (let y = 0; y + block <= height; y += block)
    for (let x = 0; x + block <= width; x += block) {
      const at = (y * width + x) * 4;
      if (
        data[at] === 0 &&
        data[at + 2] === 0 &&
        (data[at + 1] ?? 0) > 0 &&
        isFlat(pixels, width, x, y, block)
      )
        return true;
    }
  return false;
}

/** Whether a block is nothing in all three planes: no colour that a camera or a screen knows. */
function hasLost(planes: readonly (Plane | undefined)[]): boolean {
  const [luma, blue, red] = planes.map((plane) => plane && samplesOf(plane));
  if (!luma || !blue || !red) return false;
  const half = block / 2;
  const isNothing = ({ values, stride }: Samples, left: number, top: number, side: number) =>
    values[top * stride + left] === 0 && isFlat(values, stride, left, top, side);
  for (let y = 0; y + half <= blue.height; y += half)
    for (let x = 0; x + half <= blue.width; x += half)
      if (isNothing(blue, x, y, half) && isNothing(red, x, y, half) && isNothing(luma, x * 2, y * 2, block))
        return true;
  return false;
}

type Samples = ReturnType<typeof samplesOf>;

/** Views a plane's numbers, of which those with more than eight bits take two bytes each. */
function samplesOf({ width, height, stride, data }: Plane) {
  return stride >= width * 2
    ? { width, height, stride: stride / 2, values: new Uint16Array(data.buffer, 0, data.length >> 1) }
    : { width, height, stride, values: data };
}

function isFlat(
  values: Uint8Array | Uint16Array | Uint32Array,
  stride: number,
  left: number,
  top: number,
  side: number,
): boolean {
  const first = values[top * stride + left];
  for (let y = top; y < top + side; y += 1)
    for (let x = left; x < left + side; x += 1) if (values[y * stride + x] !== first) return false;
  return true;
}
