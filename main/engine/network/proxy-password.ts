import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ProxySettings } from '../../../contract/network.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

/** Keeps the passwords of proxies, each for one server and user, only in the secret store. */
export interface ProxyPasswords {
  /** Null where none is stored, or where the keychain does not give it: then the proxy says what it misses. */
  read(settings: ProxySettings): Promise<string | null>;
  /**
   * Writes the password; null deletes it.
   * @returns where it is now
   * @throws {AppError} `bad-proxy` without a server and a user; `keychain-locked` where it cannot be deleted
   */
  write(settings: ProxySettings, password: string | null): Promise<'keychain' | 'memory' | null>;
}

export function createProxyPasswords(secrets: SecretStore): ProxyPasswords {
  // Each connection needs it, and a keychain answers one at a time.
  const known = new Map<string, string>();
  const nameOf = ({ server, user }: ProxySettings) =>
    server === null || user === null ? null : `proxy password ${user} ${server}`;
  return {
    async read(settings) {
      const name = nameOf(settings);
      if (name === null) return null;
      const password = known.get(name) ?? (await secrets.read(name).catch(() => null));
      if (password !== null) known.set(name, password);
      return password;
    },
    async write(settings, password) {
      const name = nameOf(settings);
      if (name === null)
        throw new AppError(errorData('bad-proxy', 'A password needs a proxy and a user', { reason: 'user' }));
      known.delete(name);
      if (password !== null) {
        const keptIn = await secrets.write(name, password);
        known.set(name, password);
        return keptIn;
      }
      await secrets.remove(name).catch((thrown: unknown) => {
        throw new AppError(errorData('keychain-locked', toErrorData(thrown).message));
      });
      return null;
    },
  };
}
