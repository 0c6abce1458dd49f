import { AppError, errorData } from '../../../../contract/app-error.ts';
import { checkKeyTemplate, defaultKeyTemplate } from '../key-template.ts';
import type { HostValues } from '../kind.ts';
import { needed, publicUrlOf } from '../storage-fields.ts';

/** The settings of a server, read and checked. */
export interface Server {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Path of a private key; null: none. */
  readonly keyFile: string | null;
  readonly passphrase: string | null;
  readonly password: string | null;
  /** Fingerprints of keys that the server may show; empty: none is known yet. */
  readonly hostKeys: readonly string[];
  /** True where the user said that the first key is to be believed. */
  readonly acceptsFirstKey: boolean;
  /** Folder at the server, without a slash at its end. */
  readonly root: string;
  readonly publicUrl: string;
  readonly keyTemplate: string;
}

/** What `hostKey` holds to believe the first key that is shown, in OpenSSH's words. */
const acceptFirst = 'accept-new';

/** Also one with the interface that it is reached by. */
const isIpv6 = (host: string): boolean =>
  host.includes(':') && URL.canParse(`http://[${host.replace(/%[\w.-]+$/, '')}]`);

/**
 * Reads the settings.
 * @throws {AppError} `bad-setting`
 */
export function serverOf(values: HostValues): Server {
  const bad = (field: string, reason: string) =>
    new AppError(errorData('bad-setting', `${field} cannot be used`, { field, reason }));
  const host = needed(values, 'host').replace(/^\[|\]$/g, '');
  // A colon belongs to an address of IPv6, or to a port that has a field of its own.
  if (!isIpv6(host) && !/^[^\s/\\@:?#]{1,253}$/.test(host)) throw bad('host', 'server');
  const port = Number(values.port?.trim() || '22');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw bad('port', 'port');
  const hostKey = values.hostKey?.trim() ?? '';
  const acceptsFirstKey = hostKey === acceptFirst;
  const hostKeys = acceptsFirstKey || hostKey === '' ? [] : hostKey.split(/[\s,]+/);
  if (!hostKeys.every((text) => /^SHA256:[A-Za-z0-9+/]{43}=?$/.test(text)))
    throw bad('hostKey', 'fingerprint');
  const keyTemplate = values.keyTemplate?.trim() || defaultKeyTemplate;
  const wrong = checkKeyTemplate(keyTemplate, 'keyTemplate');
  if (wrong) throw new AppError(wrong);
  // From the home folder on, as every client of SFTP understands it.
  const root = needed(values, 'path').replace(/^~\/?/, '').replace(/\/+$/, '');
  return {
    host,
    port,
    user: needed(values, 'user'),
    keyFile: values.keyFile?.trim() || null,
    passphrase: values.passphrase || null,
    password: values.password || null,
    hostKeys: hostKeys.map((text) => text.replace(/=$/, '')),
    acceptsFirstKey,
    root: root === '' ? (values.path?.startsWith('/') ? '/' : '.') : root,
    publicUrl: publicUrlOf(needed(values, 'publicUrl')),
    keyTemplate,
  };
}
