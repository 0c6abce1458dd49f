import type { SecretStore } from '../../main/engine/secrets/secret-store.ts';

/** Creates a keychain that works, and outlives engines. */
export function workingKeychain(): SecretStore & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    kind: 'keychain',
    why: null,
    read: async (name) => held.get(name) ?? null,
    async write(name, secret) {
      held.set(name, secret);
      return 'keychain';
    },
    remove: async (name) => void held.delete(name),
    isLocked: async () => false,
  };
}
