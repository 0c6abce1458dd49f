/** What is used of gifenc, which brings no types. */
declare module 'gifenc' {
  /** Red, green and blue from 0 to 255. */
  type Palette = readonly (readonly [number, number, number])[];
  interface Gif {
    writeFrame(
      indices: Uint8Array,
      width: number,
      height: number,
      options: { palette: Palette; delay: number; repeat?: number },
    ): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
    /** What was written so far, without a copy. */
    bytesView(): Uint8Array<ArrayBuffer>;
  }
  export function GIFEncoder(): Gif;
  export function quantize(
    rgba: Uint8ClampedArray,
    maxColours: number,
    options?: { format: 'rgb565' | 'rgb444' },
  ): Palette;
  export function applyPalette(
    rgba: Uint8ClampedArray,
    palette: Palette,
    format?: 'rgb565' | 'rgb444',
  ): Uint8Array;
}
