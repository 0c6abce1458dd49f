import decodeHeic from 'heic-decode';
import { decodeBmp, type Pixels } from './bmp.ts';

/** Decodes what the library for all other types does not draw; blocks the thread until it is done. */
export async function decode(kind: 'heic' | 'bmp', file: Uint8Array): Promise<Pixels> {
  if (kind === 'heic') {
    const { width, height, data } = await decodeHeic({ buffer: file });
    return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  }
  return decodeBmp(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
}
