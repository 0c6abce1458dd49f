import { isLoopback } from '../../../../contract/loopback.ts';
import type { Clock } from '../../clock.ts';
import type { Connections } from '../http/connections.ts';
import { type PublicRequests, readBounded } from '../http/public-requests.ts';
import type { HttpResponse } from '../http/response.ts';
import { headerOf } from '../http/times.ts';
import type { FinalAnswer } from './read-response.ts';

const maxRedirects = 5;
const maxBytes = 1_048_576;

/** The two ways to what an answer leads to: with the uploader's headers at its own host, without them elsewhere. */
export interface Ways {
  readonly clock: Clock;
  readonly own: Connections;
  readonly elsewhere: PublicRequests;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Follows the redirects of an answer by GET, as browsers do after a form. A redirect that wants the picture sent once
 * more (307, 308) is not followed: it would go to a place that nobody agreed to.
 * @param url what was asked
 * @returns the last answer that could be had
 */
export async function followRedirects(
  first: HttpResponse,
  url: URL,
  ways: Ways,
  signal: AbortSignal,
): Promise<FinalAnswer> {
  let answer = first;
  let at = url;
  for (let left = maxRedirects; left > 0 && [301, 302, 303].includes(answer.status); left--) {
    const location = headerOf(answer, 'location');
    if (location === undefined || URL.parse(location, at.href) === null) break;
    const next = new URL(location, at);
    const found =
      next.origin === ways.own.origin ? await askOwn(next, ways, signal) : await askOther(next, ways, signal);
    if (found === null) break;
    at = next;
    answer = found;
  }
  return { answer, url: at.href };
}

async function askOwn(url: URL, { own, headers }: Ways, signal: AbortSignal): Promise<HttpResponse | null> {
  const end = await own.call({ method: 'GET', path: url.pathname + url.search, headers, body: null, signal });
  return end.kind === 'answered' ? end.answer : null;
}

async function askOther(
  url: URL,
  { own, elsewhere, clock }: Ways,
  signal: AbortSignal,
): Promise<HttpResponse | null> {
  // A host elsewhere must not lead us to servers on this computer.
  const isHere = isLoopback(url.hostname) && !isLoopback(new URL(own.origin).hostname);
  if (isHere || !elsewhere.isAllowed(url)) return null;
  try {
    return await elsewhere.ask(url, 'GET', signal, async ({ statusCode, headers, body }) => {
      const bytes = await readBounded(body, maxBytes);
      const now = clock.now();
      const text = bytes === null ? null : Buffer.from(bytes).toString('utf8');
      return {
        origin: url.origin,
        status: statusCode,
        headers,
        body: text,
        brokenBy: null,
        sentAt: now,
        receivedAt: now,
      };
    });
  } catch {
    return null;
  }
}
