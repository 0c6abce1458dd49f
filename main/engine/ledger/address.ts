import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { AppError, errorData } from '../../../contract/app-error.ts';

/** Where a common ledger is, without its password. */
export interface LedgerAddress {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
  readonly user: string | null;
  readonly database: number;
  /** Name of the network address that machines share; empty where none was given. */
  readonly place: string;
  /** True where watched folders are on a disk that other machines watch too: each of their pictures is sent once. */
  readonly sharesFolders: boolean;
  /** Absolute paths of folders out of which this machine uploads what others offer; empty: it takes nothing. */
  readonly takes: readonly string[];
  /** The address in its one form, without a password. */
  readonly url: string;
}

const defaultPort = 6379;
const longestPlace = 40;
const mostTaken = 20;

const bad = (reason: string, url: string) =>
  new AppError(errorData('bad-ledger', 'That is no address of a common ledger', { reason, url }));

/**
 * Parses the address of a common ledger. Its password is taken out, and is returned beside it where one was in it.
 * @throws {AppError} `bad-ledger`
 */
export function parseLedgerAddress(text: string): { address: LedgerAddress; password: string | null } {
  const parsed = URL.parse(text.trim());
  if (parsed === null) throw bad('address', withoutLogin(text));
  const { protocol, hostname, username, password, pathname, searchParams } = parsed;
  const shown = withoutLogin(text);
  if (protocol !== 'redis:' && protocol !== 'rediss:') throw bad('address', shown);
  const database = pathname === '' || pathname === '/' ? 0 : Number(pathname.slice(1));
  if (hostname === '' || !Number.isInteger(database) || database < 0) throw bad('address', shown);
  const place = searchParams.get('place') ?? '';
  if (place.length > longestPlace) throw bad('place', shown);
  const folders = searchParams.get('folders');
  if (folders !== null && folders !== 'shared') throw bad('address', shown);
  const takes = searchParams.getAll('take');
  if (takes.length > mostTaken || !takes.every(isAbsolute)) throw bad('take', shown);
  const user = username === '' ? null : decodeURIComponent(username);
  const port = parsed.port === '' ? defaultPort : Number(parsed.port);
  const login = user === null ? '' : `${encodeURIComponent(user)}@`;
  const parts = [
    ...(place === '' ? [] : [`place=${encodeURIComponent(place)}`]),
    ...(folders === null ? [] : ['folders=shared']),
    ...takes.map((folder) => `take=${encodeURIComponent(folder).replaceAll('%2F', '/')}`),
  ];
  const query = parts.length === 0 ? '' : `?${parts.join('&')}`;
  const path = database === 0 ? '' : `/${database}`;
  return {
    address: {
      host: hostname.replace(/^\[|\]$/g, ''),
      port,
      isSecure: protocol === 'rediss:',
      user,
      database,
      place,
      sharesFolders: folders !== null,
      takes,
      url: `${protocol}//${login}${hostname}:${port}${path}${query}`,
    },
    password: password === '' ? null : decodeURIComponent(password),
  };
}

/** Leaves out what may be a password, of an address that may not be one. */
const withoutLogin = (text: string): string => text.trim().replace(/\/\/[^/@]*@/, '//');

/** Shortens a name that is nobody's business to what only who knows the name can recognize. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 16);
