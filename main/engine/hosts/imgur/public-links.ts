import type { ErrorData } from '../../../../contract/errors.ts';
import type { RemoteImage } from '../../../../contract/host.ts';
import type { Clock } from '../../clock.ts';
import type { Network } from '../../network/network.ts';
import type { LinkStatus, TicketStatus } from '../host.ts';
import { checkLink } from './check-link.ts';
import { fetchPicture } from './fetch-picture.ts';
import { toNetworkError } from './network-errors.ts';
import { createPublicRequests, drop, readBounded, textOf } from './public-requests.ts';
import { parseTicket } from './responses.ts';

const maxThumbnailBytes = 2_000_000;
const maxAnswerBytes = 100_000;

/** Reads what is public, as a browser would; the API and its budgets are not touched. */
export interface PublicLinks {
  check(link: string, signal: AbortSignal): Promise<LinkStatus>;
  picture(
    link: string,
    take: (part: Uint8Array) => Promise<void>,
    signal: AbortSignal,
  ): Promise<ErrorData | null>;
  thumbnail(image: RemoteImage, signal: AbortSignal): Promise<Uint8Array | null>;
  /** Polls a ticket at the site, as its own pages do, for a video that got one. */
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
  const requests = createPublicRequests(clock, network, apiOrigin);
  return {
    check: (link, signal) => checkLink(requests, link, signal),
    picture: (link, take, signal) => fetchPicture(requests, link, take, signal),
    async thumbnail({ link, id }, signal) {
      try {
        const url = new URL(link);
        // `m`: 320 pixels; thumbnails are always JPEG, whatever they are of.
        url.pathname = url.pathname.replace(/[^/]*$/, `${id}m.jpg`);
        if (!/^\w+$/.test(id) || !requests.isAllowed(url)) return null;
        return await requests.ask(url, 'GET', signal, async ({ statusCode, headers, body }) => {
          const type = textOf(headers['content-type']) ?? '';
          if (statusCode === 200 && type.startsWith('image/'))
            return await readBounded(body, maxThumbnailBytes);
          drop(body);
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
        return await requests.ask(url, 'GET', signal, async ({ statusCode, body }) => {
          const bytes = await readBounded(body, maxAnswerBytes);
          return parseTicket(statusCode, Buffer.from(bytes ?? []).toString('utf8'), ticket);
        });
      } catch (thrown) {
        return { kind: 'unclear', failure: toNetworkError(thrown, url.host).failure };
      }
    },
    close: requests.close,
  };
}
