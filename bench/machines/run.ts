import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { freePort } from '../../test/support/free-port.ts';
import { openStrictHost, type StrictHost } from './host.ts';

/** Uploads a window, and the window's length, ms. */
const limit = 300;
const windowMs = 60_000;

export interface Sizes {
  readonly machines: number;
  readonly pictures: number;
}

/** A crowd of engines in processes of their own, one Redis, and one strict host. */
export interface Crowd {
  readonly host: StrictHost;
  /** Resolves when the host has this many different pictures. */
  until(count: number): Promise<void>;
  /** Kills an engine without a shutdown, and starts it again over its profile. */
  killEngine(index: number): Promise<void>;
  /** Kills Redis, and starts it again over what is on its disk. */
  restartRedis(): Promise<void>;
  close(): Promise<void>;
}

export async function openCrowd({ machines, pictures }: Sizes): Promise<Crowd> {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const host = await openStrictHost(limit, windowMs);
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let redis = await startRedis(port, folder);
  const each = Math.ceil(pictures / machines);
  const paths: string[][] = [];
  for (let machine = 0; machine < machines; machine += 1)
    paths.push(await writePictures(join(folder, `pictures ${machine}`), machine, each));
  const start = (machine: number) =>
    startEngine([
      `m${machine}`,
      join(folder, `profile ${machine}`),
      host.origin,
      url,
      String(limit),
      String(windowMs),
      ...(paths[machine] ?? []),
    ]);
  const engines: ChildProcess[] = [];
  for (let machine = 0; machine < machines; machine += 1) engines.push(await start(machine));
  for (const engine of engines) engine.send('go');
  return {
    host,
    until: (count) =>
      new Promise((resolve) => {
        const look = setInterval(() => {
          if (new Set(host.accepted.map(({ key }) => key)).size < count) return;
          clearInterval(look);
          resolve();
        }, 100);
      }),
    async killEngine(index) {
      await kill(engines[index]);
      const engine = await start(index);
      engine.send('go');
      engines[index] = engine;
    },
    async restartRedis() {
      await kill(redis);
      redis = await startRedis(port, folder);
    },
    async close() {
      await Promise.all([...engines, redis].map(kill));
      host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function kill(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function startEngine(args: readonly string[]): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('engine.ts', import.meta.url));
  const child = fork(program, [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await once(child, 'message');
  return child;
}

/** Starts `redis-server` of the system's own packages. @throws where there is none */
export async function startRedis(port: number, folder: string): Promise<ChildProcess> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const child = spawn('redis-server', [...args, '--appendonly', 'yes', '--appendfsync', 'everysec'], {
    stdio: 'ignore',
  });
  const failed = once(child, 'error').then(([error]) => Promise.reject(error));
  await Promise.race([failed, untilOpen(port)]);
  return child;
}

async function untilOpen(port: number): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(
        () => true,
        () => false,
      ),
    ]);
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`redis-server does not listen on port ${port}.`);
}

async function writePictures(folder: string, machine: number, count: number): Promise<string[]> {
  mkdirSync(folder);
  const paths: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const background = { r: index % 256, g: machine, b: (index * 7) % 256 };
    const picture = sharp({ create: { width: 8, height: 8 + (index % 16), channels: 3, background } });
    const path = join(folder, `${index}.png`);
    writeFileSync(path, await picture.png().toBuffer());
    paths.push(path);
  }
  return paths;
}

/** Time that a planner would take who knows the limit and sends at once, over the time that it took. */
export function oracleShare({ accepted }: StrictHost): number {
  const first = accepted[0]?.at ?? 0;
  const last = accepted.at(-1)?.at ?? 0;
  const full = Math.floor((accepted.length - 1) / limit);
  const tail = accepted.filter((_, index) => index >= full * limit);
  const tailMs = last - (tail[0]?.at ?? last);
  return (full * windowMs + tailMs) / (last - first);
}

/** Jain's index of what each machine got in the full windows; the least fair of them counts. */
export function leastFair({ accepted }: StrictHost, machines: number): number {
  const windows = new Map<number, Map<string, number>>();
  for (const { window, machine } of accepted) {
    const counts = windows.get(window) ?? new Map<string, number>();
    counts.set(machine, (counts.get(machine) ?? 0) + 1);
    windows.set(window, counts);
  }
  const full = [...windows.values()].filter((counts) => sum([...counts.values()]) >= limit);
  // Without a full window nothing was scarce, and nothing is known.
  if (full.length === 0) return Number.NaN;
  return Math.min(
    ...full.map((counts) => {
      const got = [...counts.values()];
      return sum(got) ** 2 / (machines * sum(got.map((count) => count ** 2)));
    }),
  );
}

/** Uploads beyond the limit in any window, of those that the host let through. */
export function overspent({ accepted }: StrictHost): number {
  const counts = new Map<number, number>();
  for (const { window } of accepted) counts.set(window, (counts.get(window) ?? 0) + 1);
  return sum([...counts.values()].map((count) => Math.max(0, count - limit)));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Sizes as asked of it, or smaller ones by `SNAPFERRY_BENCH_MACHINES` and `SNAPFERRY_BENCH_PICTURES`. */
export const sizes: Sizes = {
  machines: Number(process.env.SNAPFERRY_BENCH_MACHINES ?? 20),
  pictures: Number(process.env.SNAPFERRY_BENCH_PICTURES ?? 2_000),
};
