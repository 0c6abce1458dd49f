import type { Redis } from 'ioredis';
import { seededRandom } from '../../../sandbox/seeded-random.ts';
import { HonestHost } from './honest-host.ts';
import { startMachine, type Temper } from './machine.ts';
import { createVirtualRedis } from './virtual-store.ts';
import { VirtualTime } from './virtual-time.ts';

export interface CrowdOptions {
  readonly client: Redis;
  readonly seed: number;
  readonly machines: number;
  readonly pictures: number;
  readonly limit: number;
  readonly windowMs: number;
  /** After how many pictures at the host the store is killed, and for how long it is away then, ms. */
  readonly outages?: readonly { readonly after: number; readonly forMs: number }[];
  /** How slow the machines are: the mean of each delay, and how long they stand still now and then, ms. */
  readonly slow: {
    readonly storeMs: number;
    readonly hostMs: number;
    readonly stallMs: number;
    readonly everyMs: number;
  };
}

/** A machine's temper by chance: most delays are short, a few are long, and now and then it stands still. */
function temperOf(random: () => number, { slow }: CrowdOptions, start: number): Temper {
  const about = (mean: number) => () => -Math.log(1 - random()) * mean;
  let from = start;
  let until = start;
  const attendedAt = (time: number) => {
    while (slow.stallMs > 0 && until <= time) {
      from = until + about(slow.everyMs)();
      until = from + about(slow.stallMs)();
    }
    return time >= from ? Math.max(time, until) : time;
  };
  return { toStore: about(slow.storeMs), toHost: about(slow.hostMs), back: about(slow.hostMs), attendedAt };
}

/** Lets a crowd of machines send what it has, in virtual time, and returns what its host saw. */
export async function playCrowd(
  options: CrowdOptions,
): Promise<{ host: HonestHost; endedAt: number; calls: number }> {
  const { client, machines, pictures, limit, windowMs } = options;
  const start = Date.UTC(2026, 2, 10, 8);
  const time = new VirtualTime(start);
  await client.flushall();
  const redis = await createVirtualRedis(client, time, 'simulated');
  const host = new HonestHost(time, limit, windowMs);
  const random = seededRandom(options.seed);
  for (let index = 0; index < machines; index += 1) {
    const temper = temperOf(random, options, start);
    startMachine({ index, pictures: Math.ceil(pictures / machines), temper, time, redis, host });
  }
  const most = Math.ceil(pictures / limit) * windowMs * 3;
  for (const { after, forMs } of options.outages ?? []) {
    await time.runUntil(start + most, () => host.accepted.length >= after);
    redis.restart(forMs);
  }
  await time.runUntil(start + most, () => host.accepted.length >= pictures);
  return { host, endedAt: time.now - start, calls: redis.calls };
}
