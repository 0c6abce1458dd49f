import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AwsClient } from 'aws4fetch';
import { atLeast, type Measurement, median } from './measurement.ts';
import { makePhotographs } from './sending/pictures.ts';
import { openWay, type Way } from './sending/way.ts';

export const name =
  'To S3 beside `curl --parallel --parallel-max 8` with addresses signed before, by the span from the first to the last upload';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const runFile = promisify(execFile);
const rounds = Number(process.env.SNAPFERRY_BENCH_ROUNDS ?? 3);

interface Bucket {
  readonly port: number;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secret: string;
  readonly child: ChildProcess;
}

async function startBucket(): Promise<Bucket> {
  const child = fork(here('./sending/s3.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [about] = (await once(child, 'message')) as [Omit<Bucket, 'child'>];
  return { ...about, child };
}

/** @throws {Error} where not all pictures are there, or one was refused: a fast no is no upload */
async function demandAll({ child }: Bucket, count: number): Promise<void> {
  child.send('count');
  const [{ objects, refused }] = (await once(child, 'message')) as [{ objects: number; refused: number }];
  if (objects < count || refused > 0)
    throw new Error(`${objects} of ${count} pictures are in the bucket, ${refused} requests were refused.`);
}

async function curl(way: Way, to: Bucket, folder: string, paths: readonly string[]): Promise<number> {
  const client = new AwsClient({
    accessKeyId: to.accessKeyId,
    secretAccessKey: to.secret,
    region: to.region,
    service: 's3',
  });
  const lines: string[] = [];
  for (const path of paths) {
    const address = `http://127.0.0.1:${way.port}/${to.bucket}/curl/${encodeURIComponent(basename(path))}`;
    const { url } = await client.sign(address, { method: 'PUT', aws: { signQuery: true } });
    if (lines.length > 0) lines.push('next');
    lines.push('silent', 'fail', 'output = /dev/null', `upload-file = "${path}"`, `url = "${url}"`);
  }
  const config = join(folder, 'curl.config');
  writeFileSync(config, `${lines.join('\n')}\n`);
  way.forget();
  await runFile('curl', ['--parallel', '--parallel-immediate', '--parallel-max', '8', '--config', config]);
  return way.span().ms;
}

async function snapferry(way: Way, to: Bucket, paths: readonly string[]): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const secret = join(home, 'secret');
  writeFileSync(secret, to.secret, { mode: 0o600 });
  const endpoint = `http://127.0.0.1:${way.port}`;
  const values = {
    endpoint,
    region: to.region,
    bucket: to.bucket,
    accessKeyId: to.accessKeyId,
    publicUrl: `${endpoint}/${to.bucket}`,
  };
  const command = (...args: string[]) =>
    runFile(process.execPath, [here('../scripts/snapferry.mjs'), ...args], {
      env: { ...process.env, SNAPFERRY_HOME: join(home, 'profile') },
      maxBuffer: 1e8,
    });
  try {
    const set = Object.entries(values).flatMap(([key, value]) => ['--set', `${key}=${value}`]);
    const secretly = ['--secret-file', `secretAccessKey=${secret}`];
    await command('hosts', 'add', 's3', '--name', 'bucket', ...set, ...secretly);
    way.forget();
    await command('upload', '--host', 'bucket', ...paths);
    return way.span().ms;
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function measure(count: number, folder: string): Promise<Measurement[]> {
  const paths = await makePhotographs(mkdtempSync(join(folder, 'pictures-')), count, 300_000);
  const bucket = await startBucket();
  const way = await openWay({ to: bucket.port, latencyMs: 50, bytesPerSecond: null });
  const theirs: number[] = [];
  const ours: number[] = [];
  const shares: number[] = [];
  let peak = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const limit = await curl(way, bucket, folder, paths);
      const span = await snapferry(way, bucket, paths);
      peak = Math.max(peak, way.peak);
      theirs.push(limit);
      ours.push(span);
      shares.push(limit / span);
    }
    // Curl's, and ours, which are named by what is in them.
    await demandAll(bucket, 2 * count);
  } finally {
    await way.close();
    bucket.child.kill();
  }
  const of = `${count} x 0.3 MB, 50 ms, fresh profile`;
  const show = (what: string, value: number, unit: string): Measurement => ({
    name: `${what}: ${of}`,
    value,
    unit,
    ok: true,
  });
  return [
    show('curl', median(theirs), 'ms'),
    show('snapferry', median(ours), 'ms'),
    show('most under way at once', peak, 'uploads'),
    atLeast(`speed beside curl's: ${of}`, median(shares), 0.9, 'of it'),
  ];
}

export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  try {
    const figures: Measurement[] = [];
    for (const count of [45, 400]) figures.push(...(await measure(count, folder)));
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
