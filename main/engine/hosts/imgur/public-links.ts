import type { RemoteImage } from '../../../../contract/host.ts';
import type { Clock } from '../../clock.ts';
import type { Network } from '../../network/network.ts';
import type { TicketStatus } from '../host.ts';
import { toNetworkError } from '../http/network-errors.ts';
import { createPublicLinks, type PublicLinks } from '../http/public-links.ts';
import { createPublicRequests, readBounded } from '../http/public-requests.ts';
import { isRemovedPicture } from './public-redirects.ts';
import { parseTicket } from './responses.ts';

const maxAnswerBytes = 100_000;

/** Reads what is public, as a browser would; the API and its budgets are not touched. */
export interface ImgurLinks extends Pick<PublicLinks, 'check' | 'picture' | 'close'> {
  thumbnail(image: RemoteImage, signal: AbortSignal): Promise<Uint8Array | null>;
  /** Polls a ticket at the site, as its own pages do, for a video that got one. */
  ticket(ticket: string, signal: AbortSignal): Promise<TicketStatus>;
}

/**
 * @param apiOrigin links to this machine are followed only where the API is on it too
 * @param pageOrigin where the site's pages are
 */
export function createImgurLinks(
  clock: Clock,
  network: Network,
  apiOrigin: string,
  pageOrigin: string,
): ImgurLinks {
  const requests = createPublicRequests(clock, network, apiOrigin);
  const links = createPublicLinks(requests, isRemovedPicture);
  return {
    check: links.check,
    picture: links.picture,
    async thumbnail({ link, id }, signal) {
      if (!/^\w+$/.test(id) || URL.parse(link) === null) return null;
      const url = new URL(link);
      // `m`: 320 pixels; thumbnails are always JPEG, whatever they are of.
      url.pathname = url.pathname.replace(/[^/]*$/, `${id}m.jpg`);
      return links.thumbnail(url.href, signal);
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
