import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import type { Reply } from '../../../contract/engine.ts';
import { temporaryFolder } from '../support/running.ts';
import { addFolder, folderOf, jobsOf, patiently, png, watching } from './support.ts';

const count = 1_000;
const entry = join(import.meta.dirname, '..', '..', '..', 'main', 'engine', 'process.ts');

/** The engine as the app starts it: a process of its own. Resolves when it answers. */
async function engineProcess(profile: string): Promise<ChildProcess> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    SNAPFERRY_HOME: profile,
    SNAPFERRY_API_URL: 'http://127.0.0.1:9',
  };
  const child = fork(entry, { env, serialization: 'advanced', stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  for (;;) {
    const [reply] = (await once(child, 'message')) as [Reply];
    if (reply.type === 'ready') return child;
    if (reply.type === 'broken') throw new Error(reply.error.message);
  }
}

async function jobsIn(child: ChildProcess): Promise<number> {
  child.send({ type: 'call', id: 1, name: 'snapshot', input: {} });
  for (;;) {
    const [reply] = (await once(child, 'message')) as [Reply];
    if (reply.type === 'answer') return (reply.output as { jobs: unknown[] }).jobs.length;
  }
}

test('very many files copied in while the engine is killed again and again: each is in the queue, once', async () => {
  const profile = await temporaryFolder();
  const source = await temporaryFolder();
  const folder = await temporaryFolder();
  const setUp = await watching({ profile });
  const { id } = await addFolder(setUp, folder);
  await setUp.engine.stop(0);

  // Small ones, each with a content of its own behind the same picture.
  const picture = await png();
  const end = picture.subarray(-12);
  for (let index = 0; index < count; index++)
    await writeFile(
      join(source, `${index}.png`),
      Buffer.concat([picture.subarray(0, -12), comment(index), end]),
    );

  const copying = (async () => {
    for (let index = 0; index < count; index++)
      await copyFile(join(source, `${index}.png`), join(folder, `${index}.png`));
  })();
  for (const wanted of [50, 300, 600]) {
    const child = await engineProcess(profile);
    await expect.poll(() => jobsIn(child), patiently).toBeGreaterThan(wanted);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await copying;

  const run = await watching({ profile });
  await expect.poll(async () => (await folderOf(run.engine, id))?.taken, { timeout: 60_000 }).toBe(count);
  await run.engine.call('rescanFolder', { id });
  await expect.poll(() => folderOf(run.engine, id), patiently).toMatchObject({ state: { kind: 'watching' } });
  const names = (await jobsOf(run)).map(({ name }) => name);
  expect(names).toHaveLength(count);
  expect(new Set(names).size).toBe(count);
}, 120_000);

/** A text chunk of a PNG, unlike all others. */
function comment(index: number): Buffer {
  const content = Buffer.from(`Comment\0number ${index}`);
  const chunk = Buffer.alloc(content.length + 12);
  chunk.writeUInt32BE(content.length);
  chunk.write('tEXt', 4, 'latin1');
  content.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}
