import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

/** Keeps the passwords of common ledgers, each for one address, only in the secret store. */
export interface LedgerPasswords {
  /** Null where none is stored, or where the keychain does not give it: then the server says what it misses. */
  read(url: string): Promise<string | null>;
  /**
   * Writes the password; null deletes it.
   * @returns where it is now
   * @throws {AppError} `bad-ledger` without an address; `keychain-locked` where it cannot be deleted
   */
  write(url: string | null, password: string | null): Promise<'keychain' | 'memory' | null>;
}

const nameOf = (url: string): string => `ledger password ${url}`;

export function createLedgerPasswords(secrets: SecretStore): LedgerPasswords {
  return {
    read: (url) => secrets.read(nameOf(url)).catch(() => null),
    async write(url, password) {
      if (url === null)
        throw new AppError(errorData('bad-ledger', 'A password needs an address', { reason: 'password' }));
      if (password !== null) return secrets.write(nameOf(url), password);
      await secrets.remove(nameOf(url)).catch((thrown: unknown) => {
        throw new AppError(errorData('keychain-locked', toErrorData(thrown).message));
      });
      return null;
    },
  };
}
