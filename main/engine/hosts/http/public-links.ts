import type { ErrorData } from '../../../../contract/errors.ts';
import type { LinkStatus } from '../host.ts';
import { checkLink, type IsRemoved } from './check-link.ts';
import { fetchPicture } from './fetch-picture.ts';
import { drop, type PublicRequests, readBounded, textOf } from './public-requests.ts';

const maxThumbnailBytes = 2_000_000;

/** Reads what is public, as a browser would, without credentials. */
export interface PublicLinks {
  /** Total: what cannot be told is `unclear`. */
  check(link: string, signal: AbortSignal): Promise<LinkStatus>;
  /** Downloads a picture part by part. @returns what kept it from being read to its end; null: nothing */
  picture(
    link: string,
    take: (part: Uint8Array) => Promise<void>,
    signal: AbortSignal,
  ): Promise<ErrorData | null>;
  /** Reads a small picture; null where there is none. */
  thumbnail(link: string, signal: AbortSignal): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** @param isRemoved tells by its address that a host shows something in the place of what is gone */
export function createPublicLinks(requests: PublicRequests, isRemoved: IsRemoved = () => false): PublicLinks {
  return {
    check: (link, signal) => checkLink(requests, isRemoved, link, signal),
    picture: (link, take, signal) => fetchPicture(requests, isRemoved, link, take, signal),
    async thumbnail(link, signal) {
      try {
        const url = new URL(link);
        if (!requests.isAllowed(url)) return null;
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
    close: requests.close,
  };
}
