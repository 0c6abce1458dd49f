import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { FrameEncoder } from './encoder.ts';

/** Pixels as a canvas returns them. */
interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Shortest time that a frame is shown, ms: players make less longer than it was. */
const minDelayMs = 20;

/**
 * Encodes a GIF while it is recorded. A frame that looks like the one before makes that one longer: most of what screens
 * show stands still.
 * @param read returns the pixels of the frame that was drawn
 */
export function createGifEncoder(read: () => Pixels): FrameEncoder {
  const gif = GIFEncoder();
  let pending: { readonly pixels: Pixels; readonly at: number } | null = null;
  const write = (until: number) => {
    if (!pending) return;
    const { data, width, height } = pending.pixels;
    const palette = quantize(data, 256, { format: 'rgb444' });
    const delay = Math.max(Math.round(until - pending.at), minDelayMs);
    gif.writeFrame(applyPalette(data, palette, 'rgb444'), width, height, { palette, delay, repeat: 0 });
  };
  return {
    get bytes() {
      return gif.bytesView().byteLength;
    },
    drawn(at) {
      const pixels = read();
      if (pending && isSame(pending.pixels.data, pixels.data)) return;
      write(at);
      pending = { pixels, at };
    },
    async finish(at) {
      if (!pending) return null;
      write(at);
      gif.finish();
      return { bytes: gif.bytes(), type: 'gif' };
    },
    cancel() {
      pending = null;
    },
  };
}

function isSame(one: Uint8ClampedArray, other: Uint8ClampedArray): boolean {
  const [a, b] = [one, other].map(
    ({ buffer, byteOffset, length }) => new Uint32Array(buffer, byteOffset, length / 4),
  );
  if (!a || !b || a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
