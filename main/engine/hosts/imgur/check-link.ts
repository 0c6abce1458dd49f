import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { ResponseData } from '../../network/dispatchers.ts';
import type { LinkStatus } from '../host.ts';
import { toNetworkError } from './network-errors.ts';
import { isRemovedPicture, maxRedirects } from './public-redirects.ts';
import { drop, type PublicRequests, textOf } from './public-requests.ts';

/** Checks whether a link still works. Total: what cannot be told is `unclear`. */
export async function checkLink(
  requests: PublicRequests,
  link: string,
  signal: AbortSignal,
): Promise<LinkStatus> {
  try {
    return await lookAt(requests, new URL(link), maxRedirects, signal);
  } catch (thrown) {
    const host = URL.canParse(link) ? new URL(link).host : '';
    return unclear(toNetworkError(thrown, host).failure);
  }
}

async function lookAt(
  requests: PublicRequests,
  url: URL,
  redirects: number,
  signal: AbortSignal,
): Promise<LinkStatus> {
  if (isRemovedPicture(url)) return { kind: 'removed' };
  if (!requests.isAllowed(url)) return unclear(errorData('bad-url', 'Only https links are looked at'));
  const { status, headers } = await headOf(requests, url, signal);
  if (status === 404 || status === 410) return { kind: 'removed' };
  if (status >= 300 && status < 400) {
    const next = textOf(headers.location);
    if (next === null || redirects === 0 || !URL.canParse(next, url.href))
      return unclear(errorData('bad-answer', `The link leads nowhere (HTTP ${status})`));
    return lookAt(requests, new URL(next, url), redirects - 1, signal);
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
