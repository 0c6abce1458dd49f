import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { atLeast, atMost, type Measurement, median } from './measurement.ts';
import { makePhotographs } from './sending/pictures.ts';
import { startSandbox } from './sending/sandbox.ts';
import { openWay, type Way } from './sending/way.ts';

export const name =
  'Sending beside `curl --parallel --parallel-max 8`, by the span from the first to the last upload';

const runFile = promisify(execFile);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const rounds = Number(process.env.SNAPFERRY_BENCH_ROUNDS ?? 3);

async function curl(way: Way, paths: readonly string[]): Promise<number> {
  way.forget();
  const args = paths.flatMap((path, index) => [
    ...(index === 0 ? [] : ['--next']),
    ...['-s', '-o', '/dev/null', '-H', 'Authorization: Client-ID 0123456789abcde'],
    ...['-F', 'type=file', '-F', `image=@${path}`, `http://127.0.0.1:${way.port}/3/image`],
  ]);
  await runFile('curl', ['--parallel', '--parallel-immediate', '--parallel-max', '8', ...args]);
  return way.span().ms;
}

async function snapferry(way: Way, home: string, paths: readonly string[]): Promise<number> {
  way.forget();
  await runFile(process.execPath, [here('../scripts/snapferry.mjs'), 'upload', ...paths], {
    env: {
      ...process.env,
      SNAPFERRY_HOME: home,
      SNAPFERRY_API_URL: `http://127.0.0.1:${way.port}`,
      SNAPFERRY_CLIENT_ID: '0123456789abcde',
    },
    maxBuffer: 1e8,
  });
  return way.span().ms;
}

interface Work {
  readonly of: string;
  readonly count: number;
  readonly bytes: number;
  readonly latencyMs: number;
  readonly bytesPerSecond?: number;
  /** Whether limits learned by an earlier run are used. */
  readonly isLearned?: boolean;
  readonly atMost?: number;
}

async function measure(to: number, folder: string, work: Work): Promise<Measurement[]> {
  const paths = await makePhotographs(mkdtempSync(join(folder, 'pictures-')), work.count, work.bytes);
  const { latencyMs, bytesPerSecond = null } = work;
  const way = await openWay({ to, latencyMs, bytesPerSecond });
  const ratios: number[] = [];
  const ours: number[] = [];
  const theirs: number[] = [];
  let peak = 0;
  const known = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  if (work.isLearned) await snapferry(way, known, paths);
  for (let round = 0; round < rounds; round += 1) {
    const home = work.isLearned ? known : mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
    const limit = await curl(way, paths);
    const span = await snapferry(way, home, paths);
    peak = Math.max(peak, way.peak);
    ratios.push(span / limit);
    ours.push(span);
    theirs.push(limit);
    if (!work.isLearned) rmSync(home, { recursive: true });
  }
  rmSync(known, { recursive: true });
  await way.close();
  const show = (what: string, value: number, unit: string): Measurement => ({
    name: `${what}: ${work.of}`,
    value,
    unit,
    ok: true,
  });
  const ratio = median(ratios);
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const used = bytesPerSecond === null ? 0 : bytes / bytesPerSecond / (median(ours) / 1000);
  return [
    show('curl', median(theirs), 'ms'),
    show('snapferry', median(ours), 'ms'),
    show('most under way at once', peak, 'uploads'),
    work.atMost === undefined
      ? show("time over curl's", ratio, 'x')
      : atMost(`time over curl's: ${work.of}`, ratio, work.atMost, 'x'),
    ...(bytesPerSecond === null ? [] : [atLeast(`used of the line: ${work.of}`, used, 0.95, 'of it')]),
  ];
}

const works: readonly Work[] = [
  { of: '45 x 0.3 MB, 50 ms, fresh profile', count: 45, bytes: 300_000, latencyMs: 50, atMost: 1.33 },
  { of: '45 x 0.3 MB, 300 ms, fresh profile', count: 45, bytes: 300_000, latencyMs: 300, atMost: 1.33 },
  {
    of: '400 x 0.3 MB, 50 ms, limits known',
    count: 400,
    bytes: 300_000,
    latencyMs: 50,
    isLearned: true,
    atMost: 1.1,
  },
  {
    of: '400 x 0.3 MB, 300 ms, limits known',
    count: 400,
    bytes: 300_000,
    latencyMs: 300,
    isLearned: true,
    atMost: 1.1,
  },
  {
    of: '12 x 8 MB, a line of 8 MB/s',
    count: 12,
    bytes: 8_000_000,
    latencyMs: 50,
    bytesPerSecond: 8_000_000,
  },
];

export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const sandbox = await startSandbox();
  const wanted = process.env.SNAPFERRY_BENCH_ONLY;
  try {
    const figures: Measurement[] = [];
    for (const work of works) {
      if (wanted !== undefined && !work.of.includes(wanted)) continue;
      figures.push(...(await measure(sandbox.port, folder, work)));
    }
    return figures;
  } finally {
    sandbox.child.kill();
    rmSync(folder, { recursive: true });
  }
}
