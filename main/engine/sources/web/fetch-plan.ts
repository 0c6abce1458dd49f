import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Host } from '../../hosts/host.ts';
import { hostOf, isProxied, resolve, sendRequest, type Web, type WebResponse } from './http-client.ts';

/** The side that fetches what is at an address. */
export type Fetcher = 'host' | 'here';

export interface FetchRules {
  /** The fetcher where both can. */
  readonly preferred: Fetcher;
  /** True if the host was asked before and could not: it is not asked again. */
  readonly isLeftToUs?: boolean;
  /** True if we may connect to private networks. */
  readonly mayBePrivate: boolean;
}

/** Timeout of HEAD: beyond that a server does not answer this kind of request. */
const headTimeoutMs = 8_000;

/** Matches types that are surely no picture. Others (octet-stream, text/plain) mean that the server does not know. */
const noPicture = /^(text\/(html|css|javascript|xml)|application\/(json|xhtml\+xml|xml|pdf|zip|javascript))$/;
const isPicture = /^(image|video)\//;

/**
 * Decides who fetches a picture, without spending anything: by where its name leads, and by what HEAD tells where
 * it is answered.
 * @throws {AppError} `address-private`, `address-unknown`, `address-dead`, `not-an-image`, `too-big`
 */
export async function planFetch(
  web: Web,
  url: URL,
  host: Host,
  rules: FetchRules,
  signal: AbortSignal,
): Promise<Fetcher> {
  const addresses = await resolve(web, hostOf(url)).catch(async (thrown) => {
    if (await isProxied(web.network, url)) return [];
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOTFOUND') return null;
    throw new AppError(
      errorData('address-unknown', 'No computer of this name is known.', { host: hostOf(url) }),
    );
  });
  const { addressFetching } = host;
  // One that fetches nothing is not asked either.
  const isLeftToUs = (rules.isLeftToUs ?? false) || !addressFetching;
  const reachesPrivate = addressFetching?.reachesPrivate ?? false;
  // Without a resolver there is no network either: who fetches is of no concern before there is one.
  if (addresses === null) return isLeftToUs ? 'here' : 'host';
  const isPrivate = addresses.some((address) => web.isPrivate(address));
  if (isPrivate && !rules.mayBePrivate) {
    if (reachesPrivate && !isLeftToUs) return 'host';
    throw new AppError(
      errorData('address-private', 'This address is in a private network.', { url: url.href }),
    );
  }
  const found = await requestHead(web, url, rules, signal);
  if (found !== null) checkHeadResponse(found, url);
  if (isLeftToUs || (isPrivate && !reachesPrivate)) return 'here';
  if (found === null) return rules.preferred;
  const isUnfit =
    found.type !== null && isPicture.test(found.type) && !host.acceptsType(found.type, found.length);
  return isUnfit ? 'here' : rules.preferred;
}

/** Sends HEAD. Null where it is not answered, which says nothing about the picture. */
async function requestHead(
  web: Web,
  url: URL,
  { mayBePrivate }: FetchRules,
  signal: AbortSignal,
): Promise<WebResponse | null> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(headTimeoutMs)]);
  try {
    const { answer, close } = await sendRequest(web, 'HEAD', url, mayBePrivate, within);
    await close();
    return answer;
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

function checkHeadResponse({ status, type }: WebResponse, url: URL): void {
  if (status === 404 || status === 410)
    throw new AppError(
      errorData('address-dead', `The server answers ${status}.`, { host: hostOf(url), status }),
    );
  // Refusals of the question itself, and of who asks, may not hold for who fetches.
  if (status < 200 || status >= 300) return;
  if (type !== null && noPicture.test(type))
    throw new AppError(errorData('not-an-image', `What is there is ${type}.`, { found: type }));
}
