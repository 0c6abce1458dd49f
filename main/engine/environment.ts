import { AppError, errorData } from '../../contract/app-error.ts';
import { isLoopback } from '../../contract/loopback.ts';
import { parseLedgerAddress } from './ledger/address.ts';
import type { LedgerEnvironment } from './ledger/index.ts';
import { profileFolder } from './profile.ts';

export interface EngineEnvironment {
  readonly profile: string;
  /** Overrides the host's own origin, without a slash at its end. */
  readonly apiUrl: string | null;
  readonly clientId: string | null;
  /** The secret of that application, or of the one in the settings; takes precedence over the one in the keychain. */
  readonly clientSecret: string | null;
  /** The ledger that several machines share; null: that of the settings. */
  readonly ledger: LedgerEnvironment | null;
}

/**
 * Validates the origin in `SNAPFERRY_API_URL`: https, or plain http on this machine only, since tokens go over it.
 * @throws {AppError} `bad-url`
 */
export function checkApiUrl(text: string): string {
  const bad = (message: string) => new AppError(errorData('bad-url', message, { url: text }));
  if (URL.parse(text) === null) throw bad('The API address is not a web address.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw bad('The API address must begin with https, or with http on this machine only.');
  }
  return url.origin;
}

/**
 * Reads the engine's options from the environment. Secrets are deleted there, so that no child process inherits them.
 * @throws {AppError} `bad-url`, `bad-ledger`
 */
export function readEnvironment(environment: NodeJS.ProcessEnv): EngineEnvironment {
  const apiUrl = environment.SNAPFERRY_API_URL;
  const clientSecret = environment.SNAPFERRY_CLIENT_SECRET?.trim() || null;
  delete environment.SNAPFERRY_CLIENT_SECRET;
  return {
    profile: profileFolder(environment),
    apiUrl: apiUrl ? checkApiUrl(apiUrl) : null,
    clientId: environment.SNAPFERRY_CLIENT_ID?.trim() || null,
    clientSecret,
    ledger: readLedger(environment),
  };
}

function readLedger(environment: NodeJS.ProcessEnv): LedgerEnvironment | null {
  const text = environment.SNAPFERRY_LEDGER?.trim();
  delete environment.SNAPFERRY_LEDGER;
  if (!text) return null;
  const passwordFile = environment.SNAPFERRY_LEDGER_PASSWORD_FILE?.trim() || null;
  return { ...parseLedgerAddress(text), passwordFile };
}
