import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import type { EngineOutput, EngineReply } from '../../../contract/engine.ts';
import { engineEntry } from '../../support/engine-child.ts';

const lookEveryMs = 50;

/** Starts the engine like the app does: in a child process. Resolves when it answers. */
async function engineProcess(profile: string): Promise<ChildProcess> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    SNAPFERRY_HOME: profile,
    SNAPFERRY_API_URL: 'http://127.0.0.1:9',
  };
  const child = fork(engineEntry, { env, serialization: 'advanced', stdio: 'ignore' });
  for (;;) {
    const [reply] = (await once(child, 'message')) as [EngineReply];
    if (reply.type === 'ready') return child;
    if (reply.type === 'broken') throw new Error(reply.error.message);
  }
}

/** Returns how many pictures were added to the queue from the only folder. */
async function takenBy(child: ChildProcess): Promise<number> {
  child.send({ type: 'call', id: 1, name: 'folders', input: {} });
  for (;;) {
    const [reply] = (await once(child, 'message')) as [EngineReply];
    if (reply.type === 'answer') return (reply.output as EngineOutput<'folders'>).folders[0]?.taken ?? 0;
  }
}

/**
 * Copies this many different pictures into a watched folder while the engine of the profile is killed again and again.
 * @param killAt kills it when so many are in the queue
 */
export async function copyWhileKilling(
  places: { readonly profile: string; readonly source: string; readonly folder: string },
  count: number,
  killAt: readonly number[],
): Promise<void> {
  // Small ones, each with a content of its own behind the same picture.
  const picture = await sharp({ create: { width: 12, height: 9, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const [start, end] = [picture.subarray(0, -12), picture.subarray(-12)];
  for (let index = 0; index < count; index++)
    await writeFile(join(places.source, `${index}.png`), Buffer.concat([start, comment(index), end]));
  const copying = (async () => {
    for (let index = 0; index < count; index++)
      await copyFile(join(places.source, `${index}.png`), join(places.folder, `${index}.png`));
  })();
  for (const wanted of killAt) {
    const child = await engineProcess(places.profile);
    try {
      while ((await takenBy(child)) <= wanted)
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    } finally {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
  }
  await copying;
}

/** Returns a unique text chunk of a PNG. */
function comment(index: number): Buffer {
  const content = Buffer.from(`Comment\0number ${index}`);
  const chunk = Buffer.alloc(content.length + 12);
  chunk.writeUInt32BE(content.length);
  chunk.write('tEXt', 4, 'latin1');
  content.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}
