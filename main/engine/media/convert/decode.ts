import { decode as decodeBmp } from 'bmp-ts';
import decodeHeic from 'heic-decode';

/** Four bytes a pixel: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Decodes what the library for all other types does not draw; blocks the thread until it is done. */
export async function decode(kind: 'heic' | 'bmp', file: Uint8Array): Promise<Pixels> {
  if (kind === 'heic') {
    const { width, height, data } = await decodeHeic({ buffer: file });
    return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  }
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const { width, height, data } = decodeBmp(bytes, { toRGBA: true });
  return { width, height, data };
}
