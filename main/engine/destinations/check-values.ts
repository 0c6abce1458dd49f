import { posix, win32 } from 'node:path';
import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { isLoopback } from '../../../contract/loopback.ts';
import type { HostField, HostKind, HostValues } from '../hosts/kind.ts';
import { isPrivateAddress } from '../sources/web/private-address.ts';

/** Values that their kind's fields accept, or the first that they do not. */
export type CheckedValues =
  | { readonly ok: true; readonly values: HostValues }
  | { readonly ok: false; readonly failure: ErrorData };

/** Reasons of `bad-setting`, as its text knows them. */
type Reason = 'missing' | 'unknown' | 'url' | 'port' | 'path' | 'flag' | 'choice';

export const badSetting = (
  field: string,
  reason: Reason | 'taken' | 'name',
  more: Readonly<Record<string, string>> = {},
): ErrorData =>
  errorData('bad-setting', `The setting ${field} cannot be used (${reason}).`, { field, reason, ...more });

/**
 * Checks the values of a destination by the fields of its kind, and completes them by their defaults. A flag becomes
 * `yes` or `no`; of what is no secret, spaces around it are dropped.
 * @param kept keys of secrets that are kept elsewhere, whose values need not be there
 */
export function checkValues(
  { fields, check }: Pick<HostKind, 'fields' | 'check'>,
  given: HostValues,
  kept: readonly string[] = [],
): CheckedValues {
  const stray =
    Object.keys(given).find((key) => !fields.some((field) => field.key === key)) ??
    kept.find((key) => !fields.some((field) => field.key === key && field.secret));
  if (stray !== undefined) return { ok: false, failure: badSetting(stray, 'unknown') };
  const values: Record<string, string> = {};
  for (const field of fields) {
    const value = plain(field, given[field.key]) ?? field.byDefault;
    if (value === null) {
      if (field.required && !kept.includes(field.key))
        return { ok: false, failure: badSetting(field.key, 'missing') };
      continue;
    }
    const checked = checkValue(field, value);
    if (checked === null) return { ok: false, failure: refusal(field) };
    values[field.key] = checked;
  }
  // Without its secrets there is less to compare; what a kind finds missing then is not missing.
  const failure = check?.(values) ?? null;
  return failure === null ? { ok: true, values } : { ok: false, failure };
}

/** Returns what was given; null for nothing. */
function plain({ secret, type }: HostField, given: string | undefined): string | null {
  const value = secret || type === 'long-text' ? given : given?.trim();
  return value === undefined || value === '' ? null : value;
}

const refusal = ({ key, type, choices = [] }: HostField): ErrorData => {
  const reason = type === 'text' || type === 'long-text' ? 'unknown' : type;
  return badSetting(key, reason, type === 'choice' ? { choices: choices.join(', ') } : {});
};

const flags: Readonly<Record<string, 'yes' | 'no'>> = {
  yes: 'yes',
  true: 'yes',
  on: 'yes',
  1: 'yes',
  no: 'no',
  false: 'no',
  off: 'no',
  0: 'no',
};

/** @returns the value in its usual form; null where the field cannot have it */
function checkValue({ type, choices = [] }: HostField, value: string): string | null {
  switch (type) {
    case 'text':
    case 'long-text':
      return value;
    case 'url':
      return isAddress(value) ? value : null;
    case 'port':
      return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535 ? value : null;
    case 'path':
      return posix.isAbsolute(value) || /^[A-Za-z]:[\\/]/.test(value) || win32.isAbsolute(value)
        ? value
        : null;
    case 'flag':
      return flags[value.toLowerCase()] ?? null;
    case 'choice':
      return choices.includes(value) ? value : null;
    default:
      return type satisfies never;
  }
}

/** Accepts https, and http within one's own network, where no names and passwords are read on the way. */
function isAddress(text: string): boolean {
  if (URL.parse(text) === null) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '' || hostname === '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isOwnNetwork(hostname));
}

/** Names that no public server has: without a dot, and those that are set apart for networks at home. */
const ownNames = /^[^.]+$|\.(local|lan|home|internal|intranet|home\.arpa|test|localhost)$/i;

function isOwnNetwork(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isLoopback(hostname)) return true;
  const isNumeric = bare.includes(':') || /^[\d.]+$/.test(bare);
  return isNumeric ? isPrivateAddress(bare) : ownNames.test(bare);
}
