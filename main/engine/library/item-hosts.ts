import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { RemoteImage } from '../../../contract/host.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import type { Destinations } from '../destinations/index.ts';
import type { Host, LinkStatus } from '../hosts/host.ts';
import type { PublicLinks } from '../hosts/http/public-links.ts';

type Item = Pick<LibraryItem, 'host' | 'remote'>;

/** Does what a library asks of the hosts of its items: each by its own way, or else as a browser would. */
export interface ItemHosts {
  /** Null: it is of no host that we know, so that nothing can be told of its link. */
  checkLink(item: Item, signal: AbortSignal): Promise<LinkStatus> | null;
  fetchThumbnail(item: Item, signal: AbortSignal): Promise<Uint8Array | null>;
  /** @returns why it could not be had, null when all of it was taken */
  fetchPicture(
    item: Item,
    take: (part: Uint8Array) => Promise<void>,
    signal: AbortSignal,
  ): Promise<ErrorData | null>;
  /** Returns why the host cannot be asked to delete it; null when it can. */
  whyNotDeletable(item: Item): ErrorData | null;
}

export function createItemHosts(options: {
  hostOf(destination: string): Host | null;
  readonly destinations: Pick<Destinations, 'isKnown' | 'nameOf'>;
  readonly publicLinks: Pick<PublicLinks, 'check' | 'picture' | 'thumbnail'>;
}): ItemHosts {
  const { hostOf, destinations, publicLinks } = options;
  const isPublic = (item: Item) => hostOf(item.host) !== null || destinations.isKnown(item.host);
  const gone = (destination: string): ErrorData =>
    errorData('host-removed', `The destination ${destination} is not set up here.`, {
      name: destinations.nameOf(destination) ?? destination,
    });
  return {
    checkLink(item, signal) {
      const own = hostOf(item.host)?.checkLink?.(item.remote, signal);
      if (own) return own;
      return isPublic(item) ? publicLinks.check(item.remote.link, signal) : null;
    },
    async fetchThumbnail(item, signal) {
      const host = hostOf(item.host);
      if (host?.fetchThumbnail) return host.fetchThumbnail(item.remote, signal);
      if (!isPublic(item)) return null;
      const { thumbnail, link, mime } = item.remote;
      // What is no picture has none, unless the host gives one.
      if (thumbnail === undefined && mime?.startsWith('video/')) return null;
      return publicLinks.thumbnail(thumbnail ?? link, signal);
    },
    async fetchPicture(item, take, signal) {
      const host = hostOf(item.host);
      if (host?.fetchPicture) return host.fetchPicture(item.remote, take, signal);
      return isPublic(item) ? publicLinks.picture(item.remote.link, take, signal) : gone(item.host);
    },
    whyNotDeletable({ host: destination, remote }) {
      const host = hostOf(destination);
      if (!host) return gone(destination);
      return host.remove ? null : notDeletable(remote, destinations.nameOf(destination));
    },
  };
}

function notDeletable(remote: RemoteImage, service: string | null): ErrorData {
  const how = remote.deletePage ? 'page' : remote.expiresAt === undefined ? 'never' : 'expires';
  return errorData('not-deletable', 'The host has no request by which it can be deleted.', {
    how,
    ...(remote.deletePage ? { page: remote.deletePage } : {}),
    ...(service === null ? {} : { service }),
  });
}
