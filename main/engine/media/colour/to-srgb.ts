import type { Cicp } from '../heif/container.ts';
import { fromLinear, matrixToSrgb, toLinear } from './spaces.ts';

/** Pixels in rows from the top. `bits` of each number: 8 or 16; the latter in the order of this machine. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly bits: 8 | 16;
  readonly data: Buffer;
}

/**
 * Primaries that need no conversion: sRGB's under another name, or unspecified. BT.709 and BT.601 have the same
 * numbers in all that people look at.
 */
const usualPrimaries = new Set([1, 2, 5, 6]);
const usualTransfers = new Set([1, 2, 6, 13, 14, 15]);

/** True if numbers in these colours have to be converted to sRGB. */
export function needsConversion({ primaries, transfer }: Cicp): boolean {
  return !usualPrimaries.has(primaries) || !usualTransfers.has(transfer);
}

/** True for PQ and HLG, which hold more light than paper white. */
const isHdr = (transfer: number) => transfer === 16 || transfer === 18;

/** Share of all pixels that may be brighter than the peak. */
const glints = 0.0005;
/**
 * Start of tone mapping: up to this share of paper white light stays as it is; above, it is compressed up to the
 * brightest.
 */
const knee = 0.75;

/**
 * Converts pixels to sRGB, eight bits, from the colours that their file declares. High dynamic range is
 * tone-mapped: what is as bright as paper (203 cd/m², ITU-R BT.2408) stays so, glints come close to white. Alpha
 * stays.
 */
export function toSrgb(pixels: Pixels, cicp: Cicp): Pixels {
  const { channels, bits, data } = pixels;
  const steps = bits === 8 ? 256 : 65_536;
  const source = bits === 8 ? data : new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  const linear = Float32Array.from({ length: steps }, (_, index) =>
    toLinear(cicp.transfer, index / (steps - 1)),
  );
  const matrix = matrixToSrgb(cicp.primaries);
  const compress = isHdr(cicp.transfer)
    ? toneMap(brightest(source, channels, linear))
    : (light: number) => light;
  const encode = Uint8Array.from({ length: encodeSteps + 1 }, (_, index) =>
    Math.round(fromLinear(index / encodeSteps) * 255),
  );
  const [rr, rg, rb, gr, gg, gb, br, bg, bb] = matrix;
  const out = Buffer.alloc((source.length / channels) * channels);
  for (let at = 0; at < source.length; at += channels) {
    const r = linear[source[at] as number] as number;
    const g = linear[source[at + 1] as number] as number;
    const b = linear[source[at + 2] as number] as number;
    const most = Math.max(r, g, b);
    const share = most > 0 ? compress(most) / most : 1;
    out[at] = encode[step((rr * r + rg * g + rb * b) * share)] as number;
    out[at + 1] = encode[step((gr * r + gg * g + gb * b) * share)] as number;
    out[at + 2] = encode[step((br * r + bg * g + bb * b) * share)] as number;
    if (channels === 4)
      out[at + 3] = bits === 8 ? (source[at + 3] as number) : (source[at + 3] as number) >> 8;
  }
  return { ...pixels, bits: 8, data: out };
}

const encodeSteps = 16_384;
const step = (light: number) => (light <= 0 ? 0 : light >= 1 ? encodeSteps : Math.round(light * encodeSteps));

/** Finds the light of the brightest colour, without glints. */
function brightest(source: Uint8Array | Uint16Array, channels: number, linear: Float32Array): number {
  const counts = new Uint32Array(linear.length);
  for (let at = 0; at < source.length; at += channels) {
    const most = Math.max(source[at] as number, source[at + 1] as number, source[at + 2] as number);
    counts[most] = (counts[most] as number) + 1;
  }
  let left = (source.length / channels) * glints;
  for (let value = counts.length - 1; value > 0; value -= 1) {
    left -= counts[value] as number;
    if (left < 0) return linear[value] as number;
  }
  return 1;
}

/** Creates Reinhard's tone curve above the knee, with its slope, so that the brightest becomes white. */
function toneMap(peak: number): (light: number) => number {
  if (peak <= 1) return (light) => light;
  const room = 1 - knee;
  const most = (peak - knee) / room;
  return (light) => {
    if (light <= knee) return light;
    const above = (light - knee) / room;
    return Math.min(1, knee + (room * above * (1 + above / (most * most))) / (1 + above));
  };
}
