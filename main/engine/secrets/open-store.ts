import { type Clock, systemClock } from '../clock.ts';
import { errorMessage } from './error-message.ts';
import { createKeychainStore, type Keychain } from './keychain-store.ts';
import { createMemoryStore } from './memory-store.ts';
import type { SecretStore } from './secret-store.ts';

export interface SecretStoreOptions {
  /** The name of the service under which the keychain stores our secrets. */
  readonly service: string;
  readonly clock?: Clock;
  readonly load?: () => Promise<Keychain>;
}

/** Timeout of the probe, ms: a keychain that has to be started first may take a while. */
const probeTimeoutMs = 5000;

/**
 * Name of the probe, which is never written. To look for what is not there asks no one for a password, on any
 * system.
 */
const probeName = 'probe';

/**
 * Opens the system's keychain where there is one that answers, else memory. Never fails, never asks the user
 * anything.
 */
export async function openSecretStore({
  service,
  clock = systemClock,
  load = loadKeytar,
}: SecretStoreOptions): Promise<SecretStore> {
  let keychain: Keychain;
  try {
    keychain = await load();
  } catch (thrown) {
    // keytar loads its native part at once, and throws where a library is missing.
    return createMemoryStore(
      `The keychain module cannot be loaded (Linux needs libsecret-1-0): ${errorMessage(thrown)}`,
    );
  }
  const trouble = await probe(keychain, service, clock);
  return trouble === null ? createKeychainStore(keychain, service, clock) : createMemoryStore(trouble);
}

async function loadKeytar(): Promise<Keychain> {
  return (await import('keytar')).default;
}

/** Probes the keychain: null when it answers, else what is wrong. */
function probe(keychain: Keychain, service: string, clock: Clock): Promise<string | null> {
  return new Promise((resolve) => {
    const stop = clock.after(probeTimeoutMs, () =>
      resolve(`The keychain did not answer within ${probeTimeoutMs / 1000} s.`),
    );
    const settle = (trouble: string | null) => {
      stop();
      resolve(trouble);
    };
    keychain.getPassword(service, probeName).then(
      () => settle(null),
      (thrown: unknown) => settle(`The keychain cannot be used: ${errorMessage(thrown)}`),
    );
  });
}
