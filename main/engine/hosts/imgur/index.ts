import { isLoopback } from '../../../../contract/loopback.ts';
import type { Clock } from '../../clock.ts';
import { createNetwork, type Network } from '../../network/network.ts';
import type { FullHost } from '../host.ts';
import { createConnections, type Timeouts } from '../http/connections.ts';
import { createAlbums } from './albums.ts';
import { budgets, removeCost, uploadCost } from './budgets.ts';
import { checkConnection } from './connection-check.ts';
import { createFavoriteFolders } from './favorites.ts';
import { accepts, acceptsType, certainlyAccepts } from './formats.ts';
import { createImageRequests } from './images.ts';
import { createSignIn } from './oauth.ts';
import { createImgurLinks } from './public-links.ts';
import { upload } from './upload.ts';

export interface ImgurOptions {
  /** `https://api.imgur.com`, or a compatible server; plain http only on this machine. */
  readonly origin: string;
  readonly clock: Clock;
  /** Left out: one of its own, without proxies. */
  readonly network?: Network;
  readonly timeouts?: Partial<Timeouts>;
}

const imgurOrigin = 'https://api.imgur.com';
const imgurPages = 'https://imgur.com';
const reachWithinMs = 5_000;

/**
 * Creates the host of Imgur's API v3.
 * @throws {AppError} `bad-url` when the origin is none, or not safe to send a token to
 */
export function createImgurHost(options: ImgurOptions): FullHost {
  const { origin, clock, network = createNetwork({ clock }), timeouts = {} } = options;
  const connections = createConnections(origin, clock, network, timeouts);
  const pageOrigin = connections.origin === imgurOrigin ? imgurPages : connections.origin;
  const links = createImgurLinks(clock, network, connections.origin, pageOrigin);

  return {
    ...createImageRequests(connections, pageOrigin),
    id: 'imgur',
    kind: 'imgur',
    origin: connections.origin,
    isReachable: () => network.canReach(new URL(connections.origin), reachWithinMs),
    awaitsTurn: true,
    warmUp: connections.warmUp,
    checkConnection: (signal) => checkConnection(connections, signal),
    budgets,
    uploadCost,
    accepts,
    certainlyAccepts,
    acceptsType,
    // A look-alike on this computer reaches what this computer reaches.
    addressFetching: { reachesPrivate: isLoopback(new URL(connections.origin).hostname) },
    upload: (request, hooks) => upload(connections, clock, pageOrigin, request, hooks),
    removeCost,
    signIn: createSignIn(connections),
    albums: createAlbums(connections, pageOrigin),
    favoriteFolders: createFavoriteFolders(connections),
    tickets: { poll: (ticket, signal) => links.ticket(ticket, signal) },
    checkLink: (image, signal) => links.check(image.link, signal),
    fetchPicture: ({ link }, take, signal) => links.picture(link, take, signal),
    fetchThumbnail: (image, signal) => links.thumbnail(image, signal),
    // Those to public links end by themselves when they are idle.
    retire: connections.retire,
    close: async () => {
      await Promise.all([connections.close(), links.close()]);
    },
  };
}
