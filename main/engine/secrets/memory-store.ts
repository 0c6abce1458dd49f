import type { SecretStore } from './secret-store.ts';

/** Creates a store that keeps secrets in memory until the engine stops, and nowhere else. */
export function createMemoryStore(why: string): SecretStore {
  const secrets = new Map<string, string>();
  return {
    kind: 'memory',
    why,
    read: async (name) => secrets.get(name) ?? null,
    write: async (name, secret) => {
      secrets.set(name, secret);
      return 'memory';
    },
    remove: async (name) => {
      secrets.delete(name);
    },
    // What a keychain has of an earlier time is not to be had.
    isLocked: async () => true,
  };
}
