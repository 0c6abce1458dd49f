import { onTestFinished } from 'vitest';
import { systemClock } from '../../main/engine/clock.ts';
import { parseLedgerAddress } from '../../main/engine/ledger/address.ts';
import { createRedisStore, type RedisStoreOptions } from '../../main/engine/ledger/redis-store.ts';
import type { CommonStore } from '../../main/engine/ledger/store.ts';
import { createNetwork } from '../../main/engine/network/network.ts';

/** Connects to a common ledger until the test is over. */
export function openLedgerStore(
  url: string,
  password: string | null = null,
  more: Partial<RedisStoreOptions> = {},
): CommonStore {
  const { address } = parseLedgerAddress(url);
  const store = createRedisStore({
    address,
    password: async () => password,
    network: createNetwork({ clock: systemClock }),
    clock: systemClock,
    random: () => 0.5,
    ...more,
  });
  onTestFinished(() => store.close());
  return store;
}

/** Resolves when the store is ready, or says why it is not. */
export function whenKnown(store: CommonStore): Promise<void> {
  return new Promise((resolve) => {
    const look = () => (store.isReady || store.error !== null) && resolve();
    store.onChange(look);
    look();
  });
}
