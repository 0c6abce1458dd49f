import type { ErrorData } from '../../../../contract/errors.ts';
import type { HostValues } from '../kind.ts';
import { fault, type Warning } from './faults.ts';
import { readFile } from './read-file.ts';
import { type Secrets, splitSecrets, withSecrets } from './secrets.ts';
import { originOf, titleOf, toFile, type Uploader } from './uploader.ts';
import { headersOfOurs, unusable } from './usable.ts';

/** A file, ready to become a destination: what is kept open, and what goes to the keychain. */
export interface Imported {
  readonly title: string;
  readonly values: HostValues;
  readonly secrets: HostValues;
  readonly warnings: readonly Warning[];
}

/** What a person must see before anything is sent by an uploader. */
export interface Summary {
  readonly title: string;
  readonly host: string;
  readonly method: string;
  readonly isEncrypted: boolean;
  /** Headers, parameters and fields by name; null in place of a secret. */
  readonly sent: readonly { readonly name: string; readonly value: string | null }[];
}

/**
 * Reads a `.sxcu` file that is to become a destination. Total.
 * @param syntax in place of what the file's version says: many files of new versions are written in the old syntax
 * @returns an error with `params.reason`, which `texts.ts` explains, where it cannot be used for pictures
 */
export function parseSxcu(text: string, syntax: 'old' | 'new' | null = null): Imported | ErrorData {
  const read = readFile(text, syntax);
  if (read.kind === 'refused') return read.error;
  const why = unusable(read.uploader);
  if (why) return why;
  const { uploader, secrets } = splitSecrets(read.uploader);
  return {
    title: titleOf(uploader),
    values: { uploader: JSON.stringify({ ...toFile(uploader), Secrets: Object.keys(secrets) }) },
    secrets: Object.keys(secrets).length === 0 ? {} : { secrets: JSON.stringify(secrets) },
    warnings: [...read.warnings, ...warningsOf(uploader)],
  };
}

export const isRefusal = (result: Imported | ErrorData): result is ErrorData => 'code' in result;

function warningsOf(uploader: Uploader): readonly Warning[] {
  const isForm = uploader.body === 'MultipartFormData';
  const leftOut = uploader.headers.filter(
    ([name]) =>
      headersOfOurs.includes(name.toLowerCase()) || (isForm && name.toLowerCase() === 'content-type'),
  );
  return [
    ...(originOf(uploader)?.protocol === 'http:'
      ? [{ code: 'not-encrypted', field: 'RequestURL' } as const]
      : []),
    ...leftOut.map(([field]) => ({ code: 'header-left-out', field }) as const),
  ];
}

/**
 * Reads what is stored of an uploader.
 * @param needsSecrets false where secrets that are kept elsewhere are not there yet, to check all else
 * @returns an error where it cannot be used, or a secret of it is not there
 */
export function storedUploader(
  { uploader: text = '', secrets = '' }: HostValues,
  needsSecrets = true,
): Uploader | ErrorData {
  const read = readFile(text, 'new');
  if (read.kind === 'refused') return read.error;
  const found = secretsIn(secrets);
  const missing = secretNames(text).find((name) => !Object.hasOwn(found, name));
  if (missing !== undefined && needsSecrets)
    return fault('secret-missing', missing, `The secret ${missing} is not there`, missing);
  const whole = withSecrets(read.uploader, found);
  return unusable(whole) ?? whole;
}

export const isUploader = (result: Uploader | ErrorData): result is Uploader => 'address' in result;

/** Returns what a person must see of a stored uploader. Its secrets are never in it. */
export function summaryOf(values: HostValues): Summary | ErrorData {
  const read = readFile(values.uploader ?? '', 'new');
  if (read.kind === 'refused') return read.error;
  const { uploader } = read;
  const hidden = new Set(secretNames(values.uploader ?? ''));
  const shown = (list: string, pairs: Uploader['headers']) =>
    pairs.map(([name, value]) => ({ name, value: hidden.has(`${list}.${name}`) ? null : value }));
  const url = originOf(uploader);
  return {
    title: titleOf(uploader),
    host: url?.host ?? '',
    method: uploader.method,
    isEncrypted: url?.protocol === 'https:',
    sent: [
      ...shown('Headers', uploader.headers),
      ...shown('Parameters', uploader.parameters),
      ...shown('Arguments', uploader.fields),
    ],
  };
}

/**
 * Writes a stored uploader as a `.sxcu` file again.
 * @param secrets left out: the file holds nothing in their place
 */
export function exportSxcu(values: HostValues, secrets: HostValues | null = null): string | ErrorData {
  const read = readFile(values.uploader ?? '', 'new');
  if (read.kind === 'refused') return read.error;
  const whole =
    secrets === null ? read.uploader : withSecrets(read.uploader, secretsIn(secrets.secrets ?? ''));
  return `${JSON.stringify(toFile(whole), null, 2)}\n`;
}

/** Reads the secrets, or takes them out of the uploader's own file: that may stay where its user keeps it. */
function secretsIn(text: string): Secrets {
  const found = objectIn(text);
  if (Object.keys(found).some((name) => name.toLowerCase() === 'requesturl')) {
    const read = readFile(text);
    return read.kind === 'read' ? splitSecrets(read.uploader).secrets : {};
  }
  return Object.fromEntries(
    Object.entries(found).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

function secretNames(text: string): readonly string[] {
  const { Secrets: names } = objectIn(text) as { Secrets?: unknown };
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

function objectIn(text: string): object {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}
