import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { HostValues } from '../hosts/kind.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { StoredSecret } from '../store/destinations/destination-row.ts';

/** Upper bound of a secret's file, bytes: a private key of any kind. */
const maxFileBytes = 64 * 1024;

type Reason = 'missing' | 'permissions' | 'empty' | 'keychain';

const unreadable = (field: string, reason: Reason, path = ''): ErrorData =>
  errorData('secret-unreadable', `The secret ${field} cannot be read (${reason}).`, {
    field,
    reason,
    ...(path === '' ? {} : { path }),
  });

/** Writes secrets to the keychain, under names that no other profile has. @returns where each is now */
export async function keepSecrets(
  store: SecretStore,
  secrets: HostValues,
): Promise<Record<string, StoredSecret>> {
  const place = randomUUID();
  const kept: Record<string, StoredSecret> = {};
  for (const [key, secret] of Object.entries(secrets)) {
    const name = `destination ${place} ${key}`;
    kept[key] = { in: await store.write(name, secret), name };
  }
  return kept;
}

/** @throws {AppError} `secret-unreadable` */
export async function readSecrets(
  store: SecretStore,
  places: Readonly<Record<string, StoredSecret>>,
): Promise<HostValues> {
  const values: Record<string, string> = {};
  for (const [key, place] of Object.entries(places))
    values[key] =
      place.in === 'file' ? await readSecretFile(key, place.path) : await readKept(store, key, place.name);
  return values;
}

async function readKept(store: SecretStore, key: string, name: string): Promise<string> {
  const secret = await store.read(name).catch(() => null);
  if (secret !== null) return secret;
  throw new AppError(unreadable(key, 'keychain'));
}

/**
 * Reads a secret from a file of the user's, which only its owner may read.
 * @throws {AppError} `secret-unreadable`
 */
export async function readSecretFile(key: string, path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => {
    throw new AppError(unreadable(key, 'missing', path));
  });
  try {
    const found = await file.stat();
    if (!found.isFile() || found.size > maxFileBytes) throw new AppError(unreadable(key, 'missing', path));
    if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
      throw new AppError(unreadable(key, 'permissions', path));
    const secret = (await file.readFile('utf8')).replace(/\r?\n$/, '');
    if (secret === '') throw new AppError(unreadable(key, 'empty', path));
    return secret;
  } finally {
    await file.close();
  }
}

/** Deletes the secrets that are ours; files stay where they are. */
export async function forgetSecrets(
  store: SecretStore,
  places: Readonly<Record<string, StoredSecret>>,
): Promise<void> {
  for (const place of Object.values(places)) if (place.in !== 'file') await store.remove(place.name);
}
