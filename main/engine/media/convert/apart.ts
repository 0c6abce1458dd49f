import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { decode, type Pixels } from './decode.ts';
import type { Decoded, Task } from './decoder.ts';

/** As a source, or built: beside what holds this, or above it. */
const program = ['decoder.ts', 'decoder.cjs', join('..', 'decoder.cjs')]
  .map((name) => join(import.meta.dirname, name))
  .find((path) => existsSync(path));

/**
 * Decodes in a thread of its own: it takes seconds, in which whoever asks the engine something would wait.
 * @throws what is wrong with the file
 */
export async function decodeApart(kind: Task['kind'], file: Uint8Array): Promise<Pixels> {
  if (program === undefined) return await decode(kind, file);
  const worker = new Worker(program, { workerData: { kind, file } satisfies Task });
  try {
    const decoded = await new Promise<Decoded>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The decoder ended without a word.')));
    });
    if ('damage' in decoded) throw new Error(decoded.damage);
    return decoded.pixels;
  } finally {
    await worker.terminate();
  }
}
