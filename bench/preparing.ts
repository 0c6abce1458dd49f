import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { completenessOf } from '../main/engine/media/completeness/file.ts';
import * as apart from '../main/engine/media/index.ts';
import { inspectMetadata } from '../main/engine/media/metadata/index.ts';
import { perceptualHash } from '../main/engine/media/perceptual-hash.ts';
import { probeFile } from '../main/engine/media/probe.ts';
import { makeThumbnail } from '../main/engine/media/thumbnail.ts';

// What it costs that pictures are opened in processes of their own: the same work, with and without them, in one run.

export const name = 'Preparing 45 photographs of 0.25 MB, two at a time';

const count = 45;
const context = { signal: new AbortController().signal, progress: () => {} };
const keep = { provenance: false };

type Prepare = (path: string, target: string) => Promise<unknown>;

const here: Prepare = async (path, target) => {
  const media = await probeFile(path, context);
  await completenessOf(path);
  await Promise.all([
    inspectMetadata(path, media, keep, context),
    makeThumbnail(path, media, target).then(() => perceptualHash(target)),
  ]);
};

const inProcesses: Prepare = async (path, target) => {
  const media = await apart.probeMedia(path);
  await apart.completenessOf(path);
  await Promise.all([
    apart.inspectMetadata(path, media, keep),
    apart.makeThumbnail(path, media, target).then(() => apart.perceptualHash(target)),
  ]);
};

export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'snapferry-bench-'));
  try {
    const paths = await makePhotographs(folder);
    const first = paths.slice(0, 1);
    // Each once before: what is started and loaded then is paid once, whatever follows.
    const begun = await msOf(first, inProcesses);
    await msOf(first, here);
    const [apartMs, hereMs] = [await msOf(paths, inProcesses), await msOf(paths, here)];
    const ratio = apartMs / hereMs;
    const memory = await memoryOfChildren();
    return [
      {
        name: 'time, as a share of the same without processes',
        value: ratio,
        unit: 'x',
        limit: 2,
        ok: ratio <= 2,
      },
      { name: 'the first picture, processes started for it', value: begun, unit: 'ms', ok: true },
      ...(memory === null
        ? []
        : [{ name: 'memory of the processes', value: memory, unit: 'MB', limit: 600, ok: memory <= 600 }]),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makePhotographs(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const noise = { type: 'gaussian', mean: 90 + index, sigma: 9 } as const;
    const path = join(folder, `${index}.jpg`);
    await sharp({ create: { width: 1_600, height: 1_200, channels: 3, background: '#357', noise } })
      .jpeg({ quality: 80 })
      .withExif({ IFD0: { Artist: `Somebody ${index}` } })
      .toFile(path);
    paths.push(path);
  }
  return paths;
}

async function msOf(paths: readonly string[], prepare: Prepare): Promise<number> {
  const begun = performance.now();
  const left = [...paths];
  const one = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift())
      await prepare(path, `${path}.webp`);
  };
  await Promise.all([one(), one()]);
  return performance.now() - begun;
}

/** In MB, what is shared counted once for each; null where the system does not tell. */
async function memoryOfChildren(): Promise<number | null> {
  try {
    const children = (await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8'))
      .trim()
      .split(' ');
    const each = await Promise.all(
      children.map(async (pid) => {
        const status = await readFile(`/proc/${pid}/status`, 'utf8');
        return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_000;
      }),
    );
    return each.reduce((sum, one) => sum + one, 0);
  } catch {
    return null;
  }
}
