import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import { type IsRemoved, maxRedirects } from './check-link.ts';
import { toNetworkError } from './network-errors.ts';
import { drop, type PublicRequests, textOf } from './public-requests.ts';

/** Downloads a picture part by part. @returns what kept it from being read to its end; null: nothing */
export async function fetchPicture(
  { ask, isAllowed }: PublicRequests,
  isRemoved: IsRemoved,
  link: string,
  take: (part: Uint8Array) => Promise<void>,
  signal: AbortSignal,
): Promise<ErrorData | null> {
  const follow = async (url: URL, redirects: number): Promise<ErrorData | null> => {
    if (isRemoved(url)) return errorData('gone', 'The picture was removed');
    if (!isAllowed(url)) return errorData('bad-url', 'Only https links are followed');
    const answer = await ask(url, 'GET', signal, async ({ statusCode, headers, body }, goesOn) => {
      const type = textOf(headers['content-type']) ?? '';
      if (statusCode === 200 && /^(image|video)\//.test(type)) {
        for await (const part of body as AsyncIterable<Uint8Array>) {
          goesOn();
          await take(part);
        }
        return null;
      }
      drop(body);
      return { status: statusCode, location: textOf(headers.location) };
    });
    if (answer === null) return null;
    const { status, location } = answer;
    if (status === 404 || status === 410) return errorData('gone', 'The picture is not there any more');
    if (
      status >= 300 &&
      status < 400 &&
      location !== null &&
      redirects > 0 &&
      URL.parse(location, url.href) !== null
    )
      return follow(new URL(location, url), redirects - 1);
    return errorData('bad-answer', `The link does not lead to a picture (HTTP ${status})`);
  };
  try {
    return await follow(new URL(link), maxRedirects);
  } catch (thrown) {
    return toNetworkError(thrown, URL.parse(link) !== null ? new URL(link).host : '').failure;
  }
}
