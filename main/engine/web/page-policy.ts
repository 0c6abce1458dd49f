import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { isLoopback } from '../../../contract/loopback.ts';

/** Names by which the page may be opened. */
export interface WebNames {
  readonly port: number;
  /** Names that the user allowed beside those of this computer, with a port or for any. */
  readonly allowed: readonly string[];
  /** True where it listens beyond this computer, and so at addresses that we do not know. */
  readonly isOpen: boolean;
}

/**
 * Kinds of requests. `file`: a file of the page, the same for everybody, which any site may link to; `data`: something of
 * the user's, which only our own page asks for; `act`: something is done, and the browser has to say for which page.
 */
export type WebRequestKind = 'file' | 'data' | 'act';

/** Returns whether a text is an address in numbers, IPv4 or IPv6. */
export const isAddress = (text: string): boolean => isIP(text) !== 0;

/** A name as browsers send it in `Host`, with a port or without; those in other scripts in the letters of the DNS. */
const hostName =
  /^(?=[^:]{1,253}(?::|$))[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*(?::[1-9]\d{0,4})?$/;

/**
 * Reads a name under which browsers may open the page. Whether it leads here cannot be asked: behind a proxy it leads
 * there.
 * @returns it as browsers send it; null for what they never send, so that it would let nobody in
 */
export function readHostName(text: string): string | null {
  const name = text.toLowerCase();
  const port = Number(/:(\d+)$/.exec(name)?.[1] ?? 1);
  return hostName.test(name) && port <= 65_535 ? name : null;
}

/**
 * Returns whether a `Host` header names this server. A name that leads here from outside is no such name (DNS rebinding);
 * an address in numbers cannot be made to lead anywhere else.
 */
function isOwnHost(host: string, { port, allowed, isOpen }: WebNames): boolean {
  const [, name = '', given = '80'] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host) ?? [];
  if (name === '') return false;
  if (allowed.includes(host) || allowed.includes(name)) return true;
  const isNumeric = isAddress(name.replace(/^\[|\]$/g, ''));
  return Number(given) === port && (isLoopback(name) || (isOpen && isNumeric));
}

/** Returns whether an `Origin` is that of a page from this server. What encrypts on the way here has another scheme. */
const isOwnOrigin = (origin: string, host: string) =>
  ['http', 'https'].some((scheme) => origin === `${scheme}://${host}`);

/** Decides whether a request comes from our own page, by the browser's own word. Whose it is says the session. */
export function judgePage(
  headers: IncomingHttpHeaders,
  kind: WebRequestKind,
  names: WebNames,
): 'welcome' | 'foreign-host' | 'foreign-page' {
  const host = headers.host?.toLowerCase() ?? '';
  if (!isOwnHost(host, names)) return 'foreign-host';
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined && !isOwnOrigin(origin.toLowerCase(), host)) return 'foreign-page';
  if (kind === 'file') return 'welcome';
  if (kind === 'act' && origin === undefined) return 'foreign-page';
  const isOwn = site === undefined || site === 'same-origin' || (kind === 'data' && site === 'none');
  return isOwn ? 'welcome' : 'foreign-page';
}
