import { type ChildProcess, fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../main/engine/clock.ts';
import { createImgurHost } from '../main/engine/hosts/imgur/index.ts';

export const name = 'Memory that an upload of 200 MB takes';

const bytes = 200_000_000;
const mostGrowthMb = 40;
const mb = 1_000_000;

interface Measured {
  readonly growth: number;
  readonly ms: number;
}

/**
 * Measures resident memory: uploads a file of 200 MB from one child process to a server in another, and compares its
 * peak with the level after all code was loaded and a first small upload was done.
 */
export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const started: ChildProcess[] = [];
  const start = (role: string, ...rest: string[]) => {
    const child = fork(fileURLToPath(import.meta.url), [role, ...rest], { stdio: 'inherit' });
    started.push(child);
    return child;
  };
  try {
    const path = join(folder, 'large');
    const sha256 = writeFile(path);
    const [port] = await messageOf<number>(start('server'));
    const [{ growth, ms }] = await messageOf<Measured>(start('client', String(port), path, sha256));
    const grown = Math.round(growth / mb);
    return [
      {
        name: 'peak above the start',
        value: grown,
        unit: 'MB',
        limit: mostGrowthMb,
        ok: grown < mostGrowthMb,
      },
      { name: 'speed', value: Math.round(bytes / mb / (ms / 1000)), unit: 'MB/s', ok: true },
    ];
  } finally {
    for (const child of started) child.kill();
    rmSync(folder, { recursive: true });
  }
}

async function messageOf<T>(child: ChildProcess): Promise<[T]> {
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`A process of the benchmark ended (${code}) before it was done`);
  });
  return (await Promise.race([once(child, 'message'), died])) as [T];
}

/**
 * Writes bytes that repeat only after a megabyte.
 * @returns their sha256 in hex
 */
function writeFile(path: string): string {
  const block = randomBytes(mb);
  const hash = createHash('sha256');
  const file = openSync(path, 'w');
  for (let written = 0; written < bytes; written += block.length) {
    writeSync(file, block);
    hash.update(block);
  }
  closeSync(file);
  return hash.digest('hex');
}

function serve(): void {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.end('{"data":{"id":"a","link":"http://127.0.0.1/a"},"success":true}'));
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.(typeof address === 'object' ? address?.port : null);
  });
}

async function upload(port: string, path: string, sha256: string): Promise<Measured> {
  const host = createImgurHost({ origin: `http://127.0.0.1:${port}`, clock: systemClock });
  const looks = { kind: 'video', mime: 'video/mp4', width: null, height: null, animated: false } as const;
  const request = {
    credentials: { kind: 'anonymous', clientId: 'bench' },
    key: 'bench',
    name: 'bench.mp4',
    createdAt: 0,
    title: null,
    description: null,
    privacy: 'hidden',
  } as const;
  const hooks = {
    signal: new AbortController().signal,
    onProgress: () => {},
    pace: async () => {},
    onCommit: () => {},
  };
  await host.upload({ ...request, body: { kind: 'url', url: 'http://127.0.0.1/' } }, hooks);
  const before = process.memoryUsage.rss();
  let peak = before;
  const look = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  const startedAt = performance.now();
  const body = { kind: 'file', path, media: { ...looks, bytes, sha256 } } as const;
  const outcome = await host.upload({ ...request, body }, hooks);
  const ms = performance.now() - startedAt;
  clearInterval(look);
  await host.close();
  if (outcome.kind === 'failed') throw new Error(`The upload failed: ${outcome.failure.message}`);
  return { growth: peak - before, ms };
}

const [role, port = '', path = '', sha256 = ''] = process.argv.slice(2);
if (process.send && role === 'server') serve();
if (process.send && role === 'client') process.send(await upload(port, path, sha256));
