import { memoryVault } from './memory.ts';
import type { Vault } from './vault.ts';
import { wordsOf } from './words.ts';

/** What we use of keytar. */
export type Keychain = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>;

/** Written and deleted at once, to see whether that can be done. */
const lockProbe = 'is it open';

/**
 * Secrets in the system's keychain. One that can be read may still take nothing, for example when it is locked and
 * nobody unlocks it: what it refuses is kept in memory, and from then on the vault calls itself `memory`. A secret
 * that cannot be forgotten rejects, for then it is still there.
 */
export function keychainVault(keychain: Keychain, service: string): Vault {
  const refused = memoryVault('');
  let why: string | null = null;
  return {
    get kind() {
      return why === null ? 'keychain' : 'memory';
    },
    get why() {
      return why;
    },
    read: async (name) => (await refused.read(name)) ?? keychain.getPassword(service, name),
    async write(name, secret) {
      try {
        await keychain.setPassword(service, name, secret);
        await refused.forget(name);
        why = null;
        return 'keychain';
      } catch (thrown) {
        await refused.write(name, secret);
        why = `The keychain takes no secrets: ${wordsOf(thrown)}`;
        return 'memory';
      }
    },
    async forget(name) {
      await refused.forget(name);
      await keychain.deletePassword(service, name);
    },
    // A locked keychain says of every secret that there is none, and refuses only what is written.
    async isLocked() {
      try {
        await keychain.setPassword(service, lockProbe, 'x');
        await keychain.deletePassword(service, lockProbe);
        return false;
      } catch {
        return true;
      }
    },
  };
}
