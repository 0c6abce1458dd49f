import { parentPort, workerData } from 'node:worker_threads';
import { decode, type Pixels } from './decode.ts';

/** What a decoder is given, and what it gives back: the pixels, or what is wrong with the file. */
export interface Task {
  readonly kind: 'heic' | 'bmp';
  readonly file: Uint8Array;
}
export type Decoded = { readonly pixels: Pixels } | { readonly damage: string };

// A thread of its own: one picture, one life.
const { kind, file } = workerData as Task;
const tell = (told: Decoded) =>
  parentPort?.postMessage(told, 'pixels' in told ? [told.pixels.data.buffer as ArrayBuffer] : []);
decode(kind, file).then(
  (pixels) => tell({ pixels }),
  (thrown) => tell({ damage: String(thrown instanceof Error ? thrown.message : thrown) }),
);
