import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import { systemClock } from '../../clock.ts';
import { createAgent, type ResponseData } from '../../network/dispatchers.ts';
import { createNetwork, type Network } from '../../network/network.ts';
import { isPrivateAddress } from './private-address.ts';

/**
 * Access to the web: how names resolve, and which addresses are private; injected, so that tests have a public web.
 */
export interface Web {
  readonly lookup: LookupFunction;
  isPrivate(address: string): boolean;
  readonly limits: TransferLimits;
  /** Left out: direct connections. */
  readonly network?: Network;
}

/**
 * Limits of a slow transfer: a server that sends a byte now and then would never end, and keep the others from
 * their turn.
 */
export interface TransferLimits {
  /** Each window of this length has to bring at least so many bytes. */
  readonly windowMs: number;
  readonly minBytesPerWindow: number;
  /** Timeout of a whole picture. */
  readonly totalMs: number;
}

export const realWeb: Web = {
  lookup: systemLookup as LookupFunction,
  isPrivate: isPrivateAddress,
  limits: { windowMs: 30_000, minBytesPerWindow: 30_000, totalMs: 1_800_000 },
};

const directNetwork = createNetwork({ clock: systemClock });

const connectMs = 10_000;
const answerMs = 30_000;
const idleMs = 30_000;
const maxRedirects = 5;

/** Returns a URL's hostname, an IPv6 address without its brackets. */
export const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '');

const isPrivateFailure = (url: string) =>
  new AppError(errorData('address-private', 'This address is in a private network.', { url }));

/** Resolves a name to all its addresses. @throws what the resolver says, with its `code` */
export function resolve(web: Web, host: string): Promise<string[]> {
  if (isIP(host)) return Promise.resolve([host]);
  return new Promise((found, failed) => {
    web.lookup(host, { all: true }, (error, addresses) => {
      if (error) failed(error);
      else found(Array.isArray(addresses) ? addresses.map(({ address }) => address) : [addresses]);
    });
  });
}

export interface WebResponse {
  readonly status: number;
  /** `Content-Type` without its parameters, lower case; null when there is none. */
  readonly type: string | null;
  /** `Content-Length` in bytes. */
  readonly length: number | null;
  readonly body: ResponseData['body'];
}

/**
 * Sends a request and follows redirects. Each step on the way is checked: unless `mayBePrivate`, no connection is
 * made to what is not on the public internet, whatever a name resolves to at that moment.
 * @throws {AppError} `address-private`; whatever undici throws for the rest
 */
export async function sendRequest(
  web: Web,
  method: 'HEAD' | 'GET',
  url: URL,
  mayBePrivate: boolean,
  signal: AbortSignal,
): Promise<{ answer: WebResponse; close(): Promise<void> }> {
  const isForbidden = (address: string) => !mayBePrivate && web.isPrivate(address);
  // The judged address is the one that is connected to: a name cannot become another one in between.
  const lookup: LookupFunction = (host, options, done) =>
    web.lookup(host, options, (error, addresses, family) => {
      const all = Array.isArray(addresses) ? addresses.map(({ address }) => address) : [addresses];
      if (!error && all.some(isForbidden)) done(isPrivateFailure(url.href), addresses, family);
      else done(error, addresses, family);
    });
  const { network = directNetwork } = web;
  const agent = createAgent(network, {
    timeoutMs: connectMs,
    lookup,
    headersTimeout: answerMs,
    bodyTimeout: idleMs,
    pipelining: 0,
  });
  const close = () => agent.destroy();
  try {
    let next = url;
    for (let step = 0; ; step += 1) {
      if (isIP(hostOf(next)) && isForbidden(hostOf(next))) throw isPrivateFailure(next.href);
      await checkProxied(web, network, next, isForbidden);
      const answer = await agent.request({
        origin: next.origin,
        path: next.pathname + next.search,
        method,
        signal,
        headers: { accept: 'image/*, video/*, */*;q=0.1', 'user-agent': 'Snapferry' },
      });
      const { location } = answer.headers;
      const isRedirect = answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === 'string';
      if (!isRedirect || step === maxRedirects) return { answer: toWebResponse(answer), close };
      await answer.body.dump();
      const target = URL.parse(location, next.href) !== null ? new URL(location, next) : null;
      if (target?.protocol !== 'http:' && target?.protocol !== 'https:')
        return { answer: toWebResponse(answer), close };
      next = target;
    }
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

/**
 * True if the first connection to an address is through a proxy, which knows names that this computer may not know.
 */
export async function isProxied(network: Network | undefined, url: URL): Promise<boolean> {
  const [route = 'direct'] = network ? await network.routesTo(url) : [];
  return route !== 'direct';
}

/**
 * Checks an address behind a proxy, which resolves names itself, and reaches what is behind it: what is private by
 * its name or to us is not asked for.
 */
async function checkProxied(
  web: Web,
  network: Network,
  url: URL,
  isForbidden: (address: string) => boolean,
): Promise<void> {
  if (!(await isProxied(network, url))) return;
  const host = hostOf(url);
  // A name without a dot is of a network, and of no public one.
  const isOfNetwork = isIP(host) === 0 && !host.includes('.');
  // A name that only the proxy knows tells nothing here.
  const known = isOfNetwork ? [] : await resolve(web, host).catch(() => []);
  if ((isOfNetwork && isForbidden('127.0.0.1')) || known.some(isForbidden)) throw isPrivateFailure(url.href);
}

function toWebResponse({ statusCode, headers, body }: ResponseData): WebResponse {
  const type = headers['content-type'];
  const length = Number(headers['content-length'] ?? Number.NaN);
  return {
    status: statusCode,
    type: typeof type === 'string' ? type.replace(/;.*$/s, '').trim().toLowerCase() || null : null,
    length: Number.isSafeInteger(length) && length >= 0 ? length : null,
    body,
  };
}
