import { type Clock, systemClock } from '../clock.ts';
import { wordsOf } from './error-message.ts';
import { type Keychain, keychainVault } from './keychain-store.ts';
import { memoryVault } from './memory-store.ts';
import type { Vault } from './secret-store.ts';

export interface VaultOptions {
  /** Under which the keychain files our secrets. */
  readonly service: string;
  readonly clock?: Clock;
  readonly load?: () => Promise<Keychain>;
}

/** A keychain that has to be started first may take a while, ms. */
const longestProbe = 5000;

/** Never written. To look for what is not there asks no one for a password, on any system. */
const probeName = 'probe';

/** The system's keychain where there is one that answers, else memory. Never fails, never asks the user anything. */
export async function openVault({
  service,
  clock = systemClock,
  load = loadKeytar,
}: VaultOptions): Promise<Vault> {
  let keychain: Keychain;
  try {
    keychain = await load();
  } catch (thrown) {
    // keytar loads its native part at once, and throws where a library is missing.
    return memoryVault(
      `The keychain module cannot be loaded (Linux needs libsecret-1-0): ${wordsOf(thrown)}`,
    );
  }
  const trouble = await probe(keychain, service, clock);
  return trouble === null ? keychainVault(keychain, service, clock) : memoryVault(trouble);
}

async function loadKeytar(): Promise<Keychain> {
  return (await import('keytar')).default;
}

/** Null when the keychain answers, else what is wrong. */
function probe(keychain: Keychain, service: string, clock: Clock): Promise<string | null> {
  return new Promise((resolve) => {
    const stop = clock.after(longestProbe, () =>
      resolve(`The keychain did not answer within ${longestProbe / 1000} s.`),
    );
    const settle = (trouble: string | null) => {
      stop();
      resolve(trouble);
    };
    keychain.getPassword(service, probeName).then(
      () => settle(null),
      (thrown: unknown) => settle(`The keychain cannot be used: ${wordsOf(thrown)}`),
    );
  });
}
