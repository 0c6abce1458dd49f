import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { playCrowd } from '../../test/simulation/machines/crowd.ts';
import type { HonestHost } from '../../test/simulation/machines/honest-host.ts';
import { freePort } from '../../test/support/free-port.ts';
import { atLeast, atMost, type Measurement } from '../measurement.ts';
import { startRedis } from './run.ts';

export const name = 'Engines in virtual time on one common ledger: what each costs it, and how they share';

/** Numbers of machines; others by `SNAPFERRY_BENCH_CROWDS`, such as `1000`. */
const crowds = (process.env.SNAPFERRY_BENCH_CROWDS ?? '20,100').split(',').map(Number);
const eachInWindow = 5;
const windows = 3;
const windowMs = 60_000;
/** Ways of a network between continents, and computers that now and then stand still. */
const slow = { storeMs: 60, hostMs: 300, stallMs: 800, everyMs: 20_000 };

const figureIn = (info: string, field: RegExp): number => Number(field.exec(info)?.[1] ?? 0);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What each machine got in each window but the last, which is not full. */
function shares({ accepted }: HonestHost, machines: number): number[][] {
  const last = accepted.at(-1)?.window ?? 0;
  return Array.from({ length: last - 1 }, (_, index) => {
    const got = Array.from({ length: machines }, () => 0);
    for (const { window, machine } of accepted)
      if (window === index + 1) got[machine] = (got[machine] ?? 0) + 1;
    return got;
  });
}

const jain = (got: readonly number[]): number =>
  sum(got) ** 2 / (got.length * sum(got.map((count) => count ** 2)));

async function measure(client: Redis, machines: number): Promise<Measurement[]> {
  const limit = machines * eachInWindow;
  // One more than all full windows hold, so that the last of them is seen to its end.
  const pictures = limit * windows + machines;
  await client.config('RESETSTAT');
  const { host, endedAt, calls } = await playCrowd({
    client,
    seed: 1,
    machines,
    pictures,
    limit,
    windowMs,
    slow,
  });
  const stats = await client.info('stats');
  const bytes =
    figureIn(stats, /total_net_input_bytes:(\d+)/) + figureIn(stats, /total_net_output_bytes:(\d+)/);
  const full = shares(host, machines);
  const seconds = endedAt / 1_000;
  const shown = (what: string, value: number, unit: string): Measurement => ({
    ...{ name: `${machines} machines: ${what}`, value, unit, ok: true },
  });
  return [
    atMost(`${machines} machines: refused`, host.refused.length, 0, 'uploads'),
    atMost(
      `${machines} machines: left over in full windows`,
      1 - sum(full.flat()) / (limit * full.length),
      0.03,
      'of all',
    ),
    atLeast(
      `${machines} machines: Jain's fairness in the least fair window`,
      Math.min(...full.map(jain)),
      0.95,
      'of 1',
    ),
    atLeast(`${machines} machines: of the oracle's pace`, (windows * windowMs) / endedAt, 0.9, 'of it'),
    shown('calls of each', calls / machines / seconds, 'a second'),
    shown('both ways of each', bytes / machines / seconds, 'bytes a second'),
  ];
}

export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const port = await freePort();
  const redis = await startRedis(port, folder);
  const client = new Redis(port, '127.0.0.1');
  try {
    const figures: Measurement[] = [];
    for (const machines of crowds) figures.push(...(await measure(client, machines)));
    return figures;
  } finally {
    client.disconnect();
    redis.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}
