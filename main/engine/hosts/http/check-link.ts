import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { ResponseData } from '../../network/dispatchers.ts';
import type { LinkStatus } from '../host.ts';
import { toNetworkError } from './network-errors.ts';
import { drop, type PublicRequests, textOf } from './public-requests.ts';

/** Where a host leads to instead of what is gone, on its way to no answer of its own. */
export type IsRemoved = (url: URL) => boolean;

export const maxRedirects = 3;

/** Checks whether a link still works. Total: what cannot be told is `unclear`. */
export async function checkLink(
  requests: PublicRequests,
  isRemoved: IsRemoved,
  link: string,
  signal: AbortSignal,
): Promise<LinkStatus> {
  const follow = (url: URL, redirects: number): Promise<LinkStatus> =>
    isRemoved(url) ? Promise.resolve({ kind: 'removed' }) : lookAt(requests, url, redirects, follow, signal);
  try {
    return await follow(new URL(link), maxRedirects);
  } catch (thrown) {
    const host = URL.parse(link) !== null ? new URL(link).host : '';
    return unclear(toNetworkError(thrown, host).failure);
  }
}

async function lookAt(
  requests: PublicRequests,
  url: URL,
  redirects: number,
  follow: (url: URL, redirects: number) => Promise<LinkStatus>,
  signal: AbortSignal,
): Promise<LinkStatus> {
  if (!requests.isAllowed(url)) return unclear(errorData('bad-url', 'Only https links are looked at'));
  const { status, headers } = await headOf(requests, url, signal);
  if (status === 404 || status === 410) return { kind: 'removed' };
  if (status >= 300 && status < 400) {
    const next = textOf(headers.location);
    if (next === null || redirects === 0 || URL.parse(next, url.href) === null)
      return unclear(errorData('bad-answer', `The link leads nowhere (HTTP ${status})`));
    return follow(new URL(next, url), redirects - 1);
  }
  if (status === 429) return unclear(errorData('rate-limited', 'Asked too often'));
  if (status < 200 || status >= 300)
    return unclear(errorData('server-trouble', `The link cannot be looked at (HTTP ${status})`, { status }));
  const mime = textOf(headers['content-type'])?.split(';', 1)[0]?.trim().toLowerCase() ?? null;
  if (mime === 'text/html') return unclear(errorData('bad-answer', 'The link leads to a page'));
  const length = textOf(headers['content-length']);
  return { kind: 'found', mime, bytes: length !== null && /^\d+$/.test(length) ? Number(length) : null };
}

/** Sends HEAD, or GET where a server does not know HEAD; of that too only the beginning is read. */
async function headOf({ ask }: PublicRequests, url: URL, signal: AbortSignal) {
  const head = async ({ statusCode, headers, body }: ResponseData) => {
    drop(body);
    return { status: statusCode, headers };
  };
  const answer = await ask(url, 'HEAD', signal, head);
  return answer.status === 405 || answer.status === 501 ? ask(url, 'GET', signal, head) : answer;
}

const unclear = (why: ErrorData): LinkStatus => ({ kind: 'unclear', failure: why });
