import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { examineFile } from '../main/engine/media/examine.ts';
import * as apart from '../main/engine/media/index.ts';
import { perceptualHash } from '../main/engine/media/perceptual-hash.ts';
import { makeThumbnail } from '../main/engine/media/thumbnail.ts';

// Measures the cost of opening pictures in child processes: the same work, with and without them, in one run.

export const name = 'Preparing 150 photographs of 0.25 MB, two at a time';

const count = 150;
/** Number of pictures before the measurement: loading and compiling is paid once. */
const warmUp = 12;
/** Linux counts the time of processes in hundredths of a second. */
const tickMs = 10;
const context = { signal: new AbortController().signal, progress: () => {} };
const keep = { provenance: false };

type Prepare = (path: string, target: string) => Promise<unknown>;

const here: Prepare = async (path, target) => {
  const { media } = await examineFile({ path, keep }, context);
  await makeThumbnail(path, media, target);
  await perceptualHash(target);
};

const inProcesses: Prepare = async (path, target) => {
  const { media } = await apart.examineFile(path, keep);
  await apart.makeThumbnail(path, media, target);
};

export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'snapferry-bench-'));
  try {
    const paths = await makePhotographs(folder);
    const begun = await costOf(paths.slice(0, 1), inProcesses);
    await costOf(paths.slice(0, warmUp), inProcesses);
    await costOf(paths.slice(0, warmUp), here);
    const [apart, own] = [await costOf(paths, inProcesses), await costOf(paths, here)];
    const children = await childrenOf();
    const figures = [
      {
        name: 'time, as a share of the same without processes',
        value: apart.ms / own.ms,
        unit: 'x',
        ok: true,
      },
      { name: 'the first picture, with the process started for it', value: begun.ms, unit: 'ms', ok: true },
    ];
    if (children === null) return figures;
    const [processor, memory] = [apart.processorMs / own.processorMs, children.megabytes];
    return [
      { name: 'processor, as such a share', value: processor, unit: 'x', limit: 1.3, ok: processor <= 1.3 },
      ...figures,
      { name: 'memory of the processes', value: memory, unit: 'MB', limit: 600, ok: memory <= 600 },
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

interface Cost {
  readonly ms: number;
  /** Processor time of this process and its children. */
  readonly processorMs: number;
}

async function costOf(paths: readonly string[], prepare: Prepare): Promise<Cost> {
  const [begun, before] = [performance.now(), await processorMs()];
  const left = [...paths];
  const one = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift())
      await prepare(path, `${path}.webp`);
  };
  await Promise.all([one(), one()]);
  return { ms: performance.now() - begun, processorMs: (await processorMs()) - before };
}

async function processorMs(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000 + ((await childrenOf())?.processorMs ?? 0);
}

/** Returns time and memory of the children. Shared memory counts once for each; null where the system does not tell. */
async function childrenOf(): Promise<{ processorMs: number; megabytes: number } | null> {
  try {
    const children = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
    const sum = { processorMs: 0, megabytes: 0 };
    for (const pid of children.split(' ').filter(Boolean)) {
      const [stat, status] = await Promise.all(
        ['stat', 'status'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8')),
      );
      // Behind the name, which may contain spaces: fields 14 and 15 of proc(5).
      const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
      sum.processorMs += (Number(fields[11]) + Number(fields[12])) * tickMs;
      sum.megabytes += Number(/VmRSS:\s+(\d+)/.exec(status ?? '')?.[1] ?? 0) / 1_000;
    }
    return sum;
  } catch {
    return null;
  }
}
