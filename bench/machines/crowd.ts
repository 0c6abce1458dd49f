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
import { atLeast, atMost, type Measurement } from '../measurement.ts';
import { startRedis } from './run.ts';

export const name = 'The common ledger with thousands of machines that all want more than is left';

const crowds = [20, 1_000, 10_000] as const;
const asked = 1_500;
const limit = 12_500;
const part = { amount: 1, nominal: 1, length: 3_600_000, assumed: limit };
const quote = { ...part, margin: 0, cut: 0, most: limit, over: false, strict: false };
const nothingKnown = { budgets: {}, leases: {}, claims: {}, owed: {}, strikes: [], members: 0 };

const figureIn = (info: string, field: RegExp): number => Number(field.exec(info)?.[1] ?? 0);
const common = (machine: number, generation: number) => ({
  ...{ machine: `machine-${machine}`, life: '1', generation, lease: 15_000, ids: ['user'] },
  ...{ wants: [0, 5, 0], isBusy: true },
});

/** One machine's turn: asks for one upload, and ends it. Returns whether it was granted. */
async function turn(store: CommonStore, me: ReturnType<typeof common>, left: number): Promise<boolean> {
  const id = `${me.machine} ${left} ${performance.now()}`;
  const reply = await store.reserve('bench', { ...me, asks: [{ id, lane: 2, budgets: { user: quote } }] });
  if (!('granted' in reply) || !reply.granted.includes(id)) return false;
  const charge = { limit, length: part.length, isCharged: true, source: 'header', closes: false };
  const charges = { user: { ...charge, remaining: left - 1, resetIn: 3_000_000 } };
  await store.settle('bench', { ...me, id, charges, isAccepted: true, isAnswered: true });
  return true;
}

/** Lets each of so many machines say what it wants, then many of them ask. */
async function measure(store: CommonStore, bare: Redis, machines: number): Promise<Measurement[]> {
  await bare.flushall();
  const { generation } = await store.reserve('bench', { ...common(0, 0), join: nothingKnown });
  for (let machine = 0; machine < machines; machine += 1)
    await store.reserve('bench', { ...common(machine, generation), name: `computer ${machine}` });
  await bare.config('RESETSTAT');
  await bare.slowlog('RESET');
  let left: number = limit;
  for (let index = 0; index < asked; index += 1) {
    const machine = Math.floor((index * machines) / asked) % machines;
    if (await turn(store, common(machine, generation), left)) left -= 1;
  }
  const [commands, stats, memory] = await Promise.all(
    ['commandstats', 'stats', 'memory'].map((of) => bare.info(of)),
  );
  const calls = figureIn(commands ?? '', /cmdstat_evalsha:calls=(\d+)/);
  const bytes =
    figureIn(stats ?? '', /total_net_input_bytes:(\d+)/) +
    figureIn(stats ?? '', /total_net_output_bytes:(\d+)/);
  const slowest = (await bare.slowlog('GET', 128)) as readonly (readonly [number, number, number])[];
  const shown = (what: string, value: number, unit: string): Measurement => ({
    ...{ name: `${machines} machines: ${what}`, value, unit, ok: true },
  });
  const perCall =
    figureIn(commands ?? '', /cmdstat_evalsha:calls=\d+,usec=\d+,usec_per_call=([\d.]+)/) / 1_000;
  return [
    atMost(`${machines} machines: one call at the server`, perCall, 1, 'ms'),
    atLeast(`${machines} machines: granted of what was asked`, (limit - left) / asked, 0.85, 'of it'),
    shown('the longest call', Math.max(0, ...slowest.map(([, , us]) => us)) / 1_000, 'ms'),
    shown('both ways, a call', bytes / calls, 'bytes'),
    shown('memory of the server', figureIn(memory ?? '', /used_memory:(\d+)/) / 1_000_000, 'MB'),
  ];
}

export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const port = await freePort();
  const redis = await startRedis(port, folder);
  const { address } = parseLedgerAddress(`redis://127.0.0.1:${port}`);
  const bare = new Redis(port, '127.0.0.1');
  const store = createRedisStore({
    ...{ address, password: async () => null, network: createNetwork({ clock }), clock, random: Math.random },
  });
  try {
    await new Promise<void>((resolve) => {
      if (store.isReady) resolve();
      store.onChange(() => store.isReady && resolve());
    });
    const figures: Measurement[] = [];
    for (const machines of crowds) figures.push(...(await measure(store, bare, machines)));
    return figures;
  } finally {
    bare.disconnect();
    await store.close();
    redis.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}
