import { AppError, errorData } from '../../../contract/app-error.ts';
import type { LedgerSettings } from '../../../contract/ledger.ts';
import { parseLedgerAddress } from './address.ts';

/**
 * Validates these settings' address, and returns it in its one stored form.
 * @throws {AppError} `bad-ledger` for what is no address, or one with a password in it
 */
export function checkLedger(settings: LedgerSettings): LedgerSettings {
  if (settings.url === null) return settings;
  const { address, password } = parseLedgerAddress(settings.url);
  if (password !== null)
    throw new AppError(
      errorData('bad-ledger', 'A password is no part of the address', { reason: 'address' }),
    );
  return { ...settings, url: address.url };
}
