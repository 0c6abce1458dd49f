import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { systemClock as clock } from '../../main/engine/clock.ts';
import { parseLedgerAddress } from '../../main/engine/ledger/address.ts';
import { createRedisStore } from '../../main/engine/ledger/redis-store.ts';
import type { CommonStore } from '../../main/engine/ledger/store.ts';
import { createNetwork } from '../../main/engine/network/network.ts';
import { freePort } from '../../test/support/free-port.ts';
import { atLeast, atMost, type Measurement, median } from '../measurement.ts';
import { startRedis } from './run.ts';

export const name = 'The common ledger in Redis: reservations a minute, and one beside a bare PING';

/** Rounds of which the best counts: what else runs on the computer only ever slows them down. */
const rounds = 4;
const total = 10_000;
const atOnce = 16;
const single = 2_000;

const ready = (store: CommonStore) =>
  new Promise<void>((resolve) => {
    if (store.isReady) resolve();
    store.onChange(() => store.isReady && resolve());
  });

let last = 0;
const common = (machine: string) => ({ machine, life: '1', generation: 0, lease: 15_000, ids: ['user'] });

async function reserveAndSettle(store: CommonStore, generation: number): Promise<void> {
  last += 1;
  const id = `a${last}`;
  const me = { ...common(`m${last % 20}`), generation };
  const part = { amount: 1, nominal: 1, length: 3_600_000, assumed: 1e9 };
  const quote = { ...part, margin: 0, cut: 0, most: 1e9, over: false, strict: false };
  const asks = [{ id, lane: 2, budgets: { user: quote } }];
  const reply = await store.reserve('bench', { ...me, asks, wants: [0, 1, 0], isBusy: true });
  if ('join' in reply || reply.granted.length !== 1) throw new Error('It was not granted.');
  const charge = { limit: 1e9, length: 3_600_000, isCharged: true, source: 'header', closes: false };
  const charges = { user: { ...charge, remaining: 1e9 - last, resetIn: 3_000_000 } };
  await store.settle('bench', { ...me, id, charges, isAccepted: true, isAnswered: true });
}

async function timesOf(count: number, once: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const before = performance.now();
    await once();
    times.push(performance.now() - before);
  }
  return times;
}

/** Reservations a minute, each settled, by several senders at once. */
async function pace(store: CommonStore, generation: number): Promise<number> {
  const begun = performance.now();
  const lines = Array.from({ length: atOnce }, async () => {
    for (let index = 0; index < total / atOnce; index += 1) await reserveAndSettle(store, generation);
  });
  await Promise.all(lines);
  return (total / (performance.now() - begun)) * 60_000;
}

/** Processor time that the server has used, ms. */
async function processorMs(client: Redis): Promise<number> {
  const fields = (await client.info('cpu')).matchAll(/used_cpu_(?:user|sys):([\d.]+)/g);
  return [...fields].reduce((sum, [, seconds]) => sum + Number(seconds) * 1_000, 0);
}

export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const port = await freePort();
  const redis = await startRedis(port, folder);
  const { address } = parseLedgerAddress(`redis://127.0.0.1:${port}`);
  const network = createNetwork({ clock });
  const store = createRedisStore({
    address,
    password: async () => null,
    network,
    clock,
    random: Math.random,
  });
  const bare = new Redis(port, '127.0.0.1');
  try {
    await ready(store);
    const joined = await store.reserve('bench', {
      ...common('m0'),
      wants: [0, 0, 0],
      isBusy: true,
      join: { budgets: {}, leases: {}, owed: {}, strikes: [], members: 0 },
    });
    const { generation } = joined;
    // After a loss one goes at a time, until the first answer.
    await reserveAndSettle(store, generation);
    const serverBefore = await processorMs(bare);
    const paces: number[] = [];
    for (let round = 0; round < rounds; round += 1) paces.push(await pace(store, generation));
    const serverMs = ((await processorMs(bare)) - serverBefore) / (rounds * total);
    const pings = median(await timesOf(single, () => bare.ping()));
    const look = { ...common('m0'), generation, wants: [0, 1, 0], isBusy: true };
    const both = median(await timesOf(single, () => reserveAndSettle(store, generation)));
    const reserves = median(await timesOf(single, () => store.reserve('bench', look)));
    const shown = (what: string, value: number): Measurement => ({ name: what, value, unit: 'ms', ok: true });
    return [
      atLeast('reserved and settled', Math.max(...paces), 100_000, 'a minute'),
      shown("the server's processor time for one, reserved and settled", serverMs),
      shown('a bare PING', pings),
      shown('reserving and settling', both),
      atMost('one call beside a PING', reserves - pings, 1, 'ms'),
      atMost('half of reserving and settling beside a PING', both / 2 - pings, 1, 'ms'),
    ];
  } finally {
    bare.disconnect();
    await store.close();
    redis.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}
