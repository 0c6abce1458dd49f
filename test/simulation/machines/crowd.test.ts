import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { startRedis } from '../../support/redis-server.ts';
import { playCrowd } from './crowd.ts';

const size = { machines: 5, pictures: 120, limit: 30, windowMs: 60_000 };
/** Thousands of calls, one after the other: beside other work each waits for the processor. */
const patience = 240_000;
const larger = { machines: 8, pictures: 300, limit: 100, windowMs: 60_000 };
const prompt = { storeMs: 2, hostMs: 20, stallMs: 0, everyMs: 1 };

async function openRedis(): Promise<Redis> {
  const { url } = await startRedis();
  const client = new Redis(url);
  onTestFinished(() => client.disconnect());
  return client;
}

test(
  'machines that are prompt use what there is, and no more',
  async () => {
    const { host, endedAt } = await playCrowd({ client: await openRedis(), seed: 1, ...size, slow: prompt });
    expect(host.refused).toEqual([]);
    expect(host.accepted).toHaveLength(size.pictures);
    // The last of four windows needs but its beginning.
    expect((3 * size.windowMs) / endedAt).toBeGreaterThan(0.97);
  },
  patience,
);

// Each of these was refused when a window's end was told apart by how near two ends seemed.
test.each([
  ['stand still for seconds', [1, 3], larger, { storeMs: 50, hostMs: 300, stallMs: 2_500, everyMs: 8_000 }],
  ['stand still for longer than a lease', [1], size, { ...prompt, stallMs: 12_000, everyMs: 20_000 }],
  [
    'are far from their store',
    [1, 4],
    size,
    { storeMs: 1_000, hostMs: 3_000, stallMs: 3_000, everyMs: 8_000 },
  ],
  ['send across windows', [4, 5], size, { storeMs: 300, hostMs: 10_000, stallMs: 0, everyMs: 1 }],
])(
  'machines that %s are never refused',
  async (_, seeds, sizes, slow) => {
    const client = await openRedis();
    for (const seed of seeds) {
      const { host } = await playCrowd({ client, seed, ...sizes, slow });
      expect({ seed, refused: host.refused.length }).toEqual({ seed, refused: 0 });
      expect(host.accepted).toHaveLength(sizes.pictures);
    }
  },
  patience,
);
