import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { RemoteImage } from '../../../../contract/host.ts';
import { isLoopback } from '../../../../contract/loopback.ts';
import type { Clock } from '../../clock.ts';
import { createAgent, type ResponseData } from '../../network/dispatchers.ts';
import type { Network } from '../../network/network.ts';
import type { LinkStatus, TicketStatus } from '../host.ts';
import { toNetworkError } from './network-errors.ts';
import { parseTicket } from './responses.ts';

const answerMs = 20_000;
const maxRedirects = 3;
const maxThumbnailBytes = 2_000_000;
const maxAnswerBytes = 100_000;

/** Looks at what is public, as a browser would; the API and its budgets are not touched. */
export interface PublicLinks {
  check(link: string, signal: AbortSignal): Promise<LinkStatus>;
  picture(
    link: string,
    take: (part: Uint8Array) => Promise<void>,
    signal: AbortSignal,
  ): Promise<ErrorData | null>;
  thumbnail(image: RemoteImage, signal: AbortSignal): Promise<Uint8Array | null>;
  /** Asks the site, as its own pages do, what became of a video that got a ticket. */
  ticket(ticket: string, signal: AbortSignal): Promise<TicketStatus>;
  close(): Promise<void>;
}

/**
 * @param apiOrigin links to this machine are followed only where the API is on it too
 * @param pageOrigin where the site's pages are
 */
export function createPublicLinks(
  clock: Clock,
  network: Network,
  apiOrigin: string,
  pageOrigin: string,
): PublicLinks {
  const agent = createAgent(network, {
    timeoutMs: answerMs,
    connections: 2,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const mayBeHere = isLoopback(new URL(apiOrigin).hostname);

  const isAllowed = (url: URL) =>
    isLoopback(url.hostname) ? mayBeHere : url.protocol === 'https:' && url.username === '';

  async function ask<T>(
    url: URL,
    method: 'HEAD' | 'GET',
    signal: AbortSignal,
    read: (response: ResponseData, goesOn: () => void) => Promise<T>,
  ): Promise<T> {
    const ending = new AbortController();
    const onCancel = () =>
      ending.abort(new AppError(errorData('cancelled', 'The look at the link was called off')));
    const onLate = () =>
      ending.abort(
        new AppError(errorData('timeout', `${url.host} did not answer in time`, { host: url.host })),
      );
    let callOff = clock.after(answerMs, onLate);
    // What takes long may, as long as something comes.
    const goesOn = () => {
      callOff();
      callOff = clock.after(answerMs, onLate);
    };
    signal.addEventListener('abort', onCancel, { once: true });
    if (signal.aborted) onCancel();
    try {
      ending.signal.throwIfAborted();
      const response = await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        headers: { accept: 'image/*,video/*,*/*;q=0.5', 'user-agent': 'Snapferry' },
        signal: ending.signal,
      });
      return await read(response, goesOn);
    } finally {
      callOff();
      signal.removeEventListener('abort', onCancel);
      // Ends a body that nobody wants to the end.
      ending.abort();
    }
  }

  async function lookAt(url: URL, redirects: number, signal: AbortSignal): Promise<LinkStatus> {
    if (isRemovedPicture(url)) return { kind: 'removed' };
    if (!isAllowed(url)) return unclear(errorData('bad-url', 'Only https links are looked at'));
    const { status, headers } = await headOf(url, signal);
    if (status === 404 || status === 410) return { kind: 'removed' };
    if (status >= 300 && status < 400) {
      const next = textOf(headers.location);
      if (next === null || redirects === 0 || !URL.canParse(next, url.href))
        return unclear(errorData('bad-answer', `The link leads nowhere (HTTP ${status})`));
      return lookAt(new URL(next, url), redirects - 1, signal);
    }
    if (status === 429) return unclear(errorData('rate-limited', 'Asked too often'));
    if (status < 200 || status >= 300)
      return unclear(
        errorData('server-trouble', `The link cannot be looked at (HTTP ${status})`, { status }),
      );
    const mime = textOf(headers['content-type'])?.split(';', 1)[0]?.trim().toLowerCase() ?? null;
    if (mime === 'text/html') return unclear(errorData('bad-answer', 'The link leads to a page'));
    const length = textOf(headers['content-length']);
    return { kind: 'found', mime, bytes: length !== null && /^\d+$/.test(length) ? Number(length) : null };
  }

  /** HEAD, and GET where a server does not know HEAD; of that too only the beginning is read. */
  async function headOf(url: URL, signal: AbortSignal) {
    const head = async ({ statusCode, headers, body }: ResponseData) => {
      body.on('error', () => {});
      body.destroy();
      return { status: statusCode, headers };
    };
    const answer = await ask(url, 'HEAD', signal, head);
    return answer.status === 405 || answer.status === 501 ? ask(url, 'GET', signal, head) : answer;
  }

  return {
    async check(link, signal) {
      try {
        return await lookAt(new URL(link), maxRedirects, signal);
      } catch (thrown) {
        const host = URL.canParse(link) ? new URL(link).host : '';
        return unclear(toNetworkError(thrown, host).failure);
      }
    },
    async picture(link, take, signal) {
      const follow = async (url: URL, redirects: number): Promise<ErrorData | null> => {
        if (isRemovedPicture(url)) return errorData('gone', 'The picture was removed');
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
          body.on('error', () => {});
          body.destroy();
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
          URL.canParse(location, url.href)
        )
          return follow(new URL(location, url), redirects - 1);
        return errorData('bad-answer', `The link does not lead to a picture (HTTP ${status})`);
      };
      try {
        return await follow(new URL(link), maxRedirects);
      } catch (thrown) {
        return toNetworkError(thrown, URL.canParse(link) ? new URL(link).host : '').failure;
      }
    },
    async thumbnail({ link, id }, signal) {
      try {
        const url = new URL(link);
        // `m`: 320 pixels; thumbnails are always JPEG, whatever they are of.
        url.pathname = url.pathname.replace(/[^/]*$/, `${id}m.jpg`);
        if (!/^\w+$/.test(id) || !isAllowed(url)) return null;
        return await ask(url, 'GET', signal, async ({ statusCode, headers, body }) => {
          const type = textOf(headers['content-type']) ?? '';
          if (statusCode === 200 && type.startsWith('image/'))
            return await readBounded(body, maxThumbnailBytes);
          body.on('error', () => {});
          body.destroy();
          return null;
        });
      } catch {
        return null;
      }
    },
    async ticket(ticket, signal) {
      const url = new URL('/upload/poll', pageOrigin);
      url.searchParams.set('tickets[]', ticket);
      try {
        return await ask(url, 'GET', signal, async ({ statusCode, body }) => {
          const bytes = await readBounded(body, maxAnswerBytes);
          return parseTicket(statusCode, Buffer.from(bytes ?? []).toString('utf8'), ticket);
        });
      } catch (thrown) {
        return { kind: 'unclear', failure: toNetworkError(thrown, url.host).failure };
      }
    },
    close: () => agent.destroy(),
  };
}

/** Where Imgur sends everyone who asks for what is gone. */
const isRemovedPicture = (url: URL) => url.pathname === '/removed.png';

const unclear = (why: ErrorData): LinkStatus => ({
  kind: 'unclear',
  failure: why,
});

function textOf(value: string | string[] | undefined): string | null {
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}

async function readBounded(body: ResponseData['body'], most: number): Promise<Uint8Array | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
