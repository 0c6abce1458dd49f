import type { LookupFunction, Socket } from 'node:net';
import type { connect as connectTls, PeerCertificate } from 'node:tls';
import { buildConnector, errors } from 'undici';
import { isLoopback } from '../../../contract/loopback.ts';
import type { Clock } from '../clock.ts';
import { distrustReason, issuerName } from './distrust.ts';
import type { ProxyServer, Route } from './proxy.ts';
import { createTrust, type Trust } from './trust.ts';
import { nextAddressMs, openTunnel, ProxyFailed } from './tunnel.ts';

/** A connection that this room has opened for another one. */
export type OpenedConnection = Socket;

/** Opens connections, for undici's `connect`. */
export type Connector = buildConnector.connector;

export interface ConnectorOptions {
  /** Timeout of connecting, proxy and TLS included, ms. */
  readonly timeoutMs: number;
  /** Replaces the network's own lookup. Names that a proxy resolves are not looked up. */
  readonly lookup?: LookupFunction;
  /** True where HTTP/2 may be spoken to a server that offers it. */
  readonly allowH2?: boolean;
}

/** The network of this computer: all requests are sent through one of these. */
export interface Network {
  connector(options: ConnectorOptions): Connector;
  /**
   * The ways to an address, in the order in which they are tried; never empty.
   * @throws {AppError} `bad-proxy` where the way that is wanted is none
   */
  routesTo(url: URL): Promise<readonly Route[]>;
  /** Returns the route of the last connection to an origin; null before the first. */
  lastRouteTo(origin: URL): Route | null;
  /** Tests whether a connection to the origin can be opened. No request is made. */
  canReach(origin: URL, timeoutMs: number): Promise<boolean>;
  /** Returns the issuer of the origin's certificate; null where that cannot be found out. */
  issuerAt(origin: URL, timeoutMs: number): Promise<string | null>;
}

export interface NetworkOptions {
  readonly clock: Clock;
  readonly routes?: (url: URL) => Promise<readonly Route[]>;
  readonly lookup?: LookupFunction;
  /** Certificates of authorities beside those that this computer trusts. */
  readonly authorities?: readonly string[];
}

/** Node's codes of a connection that was closed by the other side. */
const cutCodes = ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET'];

/** Connects with undici's own connector, which knows TLS and the many addresses of one name. */
const plainConnector = (more: object): Connector =>
  buildConnector({
    // Ours is told by the clock that tests hold in their hands.
    timeout: 0,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: nextAddressMs,
    ...more,
  } as buildConnector.BuildOptions);

/** Whether a host or a proxy showed a certificate of somebody who is not trusted yet; time and name are another matter. */
function isDistrust(thrown: unknown): boolean {
  if (thrown instanceof ProxyFailed) return thrown.reason === 'untrusted';
  const reason = distrustReason((thrown as NodeJS.ErrnoException).code ?? '');
  return reason === 'issuer' || reason === 'self' || reason === 'other';
}

const targetOf = (origin: URL): buildConnector.Options => ({
  hostname: origin.hostname,
  host: origin.host,
  protocol: origin.protocol,
  port: origin.port || (origin.protocol === 'https:' ? '443' : '80'),
});

const openBy = (connect: Connector, to: buildConnector.Options, signal: AbortSignal): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const give = (error: Error | null, socket: Socket | null) =>
      socket && !signal.aborted ? resolve(socket) : reject(signal.aborted ? signal.reason : error);
    // Called for its result as well: only that can be ended before it stands.
    const opening = connect(to, give as buildConnector.Callback) as unknown as Socket;
    signal.addEventListener('abort', () => {
      opening.destroy();
      reject(signal.reason);
    });
  });

/** Opens a connection, and once more after a certificate was refused that the system's store may explain. */
async function openTrusted(
  opening: () => Promise<Socket>,
  trust: Trust,
  signal: AbortSignal,
): Promise<Socket> {
  // Several are opened side by side, and all of them are refused: each is opened again, whoever had the store read.
  const wasWide = trust.context !== undefined;
  try {
    return await opening();
  } catch (thrown) {
    if (wasWide || signal.aborted || !isDistrust(thrown)) throw thrown;
    trust.widen();
    return opening();
  }
}

/** Creates the network of this computer. Addresses of this computer itself are always connected directly. */
export function createNetwork(options: NetworkOptions): Network {
  const { clock } = options;
  const trust = createTrust(options.authorities);
  const routesTo = async (url: URL): Promise<readonly Route[]> => {
    if (!options.routes || isLoopback(url.hostname)) return ['direct'];
    const routes = await options.routes(url);
    return routes.length === 0 ? ['direct'] : routes;
  };

  const lastRoutes = new Map<string, Route>();

  const plain = (
    protocol: string,
    lookup: LookupFunction | undefined,
    more: { readonly rejectUnauthorized?: boolean; readonly allowH2?: boolean } = {},
  ): Connector => {
    const { context } = trust;
    const secure = protocol === 'https:' ? { ...(context && { secureContext: context }), ...more } : {};
    return plainConnector({ ...secure, ...(lookup ? { lookup } : {}) });
  };

  /** Opens TLS to the destination, inside the tunnel of a proxy. */
  const secureWithin = async (
    proxy: ProxyServer,
    tunnel: Socket,
    connect: Connector,
    to: buildConnector.Options,
    signal: AbortSignal,
  ): Promise<Socket> => {
    try {
      return await openBy(connect, { ...to, httpSocket: tunnel }, signal);
    } catch (thrown) {
      tunnel.destroy();
      // What is cut before a word was said is cut by who is in between.
      if (!signal.aborted && cutCodes.includes((thrown as NodeJS.ErrnoException).code ?? ''))
        throw new ProxyFailed(proxy, 'cut', `cuts the connection to ${to.hostname}`);
      throw thrown;
    }
  };

  const openVia = async (
    route: Route,
    connect: Connector,
    to: buildConnector.Options,
    signal: AbortSignal,
  ): Promise<Socket> => {
    if (route === 'direct') return openBy(connect, to, signal);
    const isSecure = to.protocol === 'https:';
    const host = to.hostname.replace(/^\[|\]$/g, '');
    const port = Number(to.port) || (isSecure ? 443 : 80);
    const tunnel = await openTunnel(route, { host, port }, trust.context, signal);
    return isSecure ? secureWithin(route, tunnel, connect, to, signal) : tunnel;
  };

  /**
   * Opens the first route that works. A failure behind a proxy is the same on every route.
   * @param connector asked for each try: what is trusted may have changed
   * @param url whose routes are taken
   */
  const open = async (
    connector: () => Connector,
    to: buildConnector.Options,
    timeoutMs: number,
    url = new URL(`${to.protocol}//${to.host ?? to.hostname}`),
  ): Promise<Socket> => {
    const ending = new AbortController();
    const late = new errors.ConnectTimeoutError(`No connection to ${to.hostname} in ${timeoutMs} ms`);
    const callOff = clock.after(timeoutMs, () => ending.abort(late));
    try {
      const routes = await routesTo(url);
      let last: unknown;
      for (const route of routes) {
        ending.signal.throwIfAborted();
        try {
          const socket = await openTrusted(
            () => openVia(route, connector(), to, ending.signal),
            trust,
            ending.signal,
          );
          lastRoutes.set(to.host ?? to.hostname, route);
          return socket;
        } catch (thrown) {
          last = thrown;
          if (!(thrown instanceof ProxyFailed)) break;
        }
      }
      throw last;
    } finally {
      callOff();
    }
  };

  return {
    routesTo,
    lastRouteTo: (origin) => lastRoutes.get(origin.host) ?? null,
    connector({ timeoutMs, lookup = options.lookup, allowH2 = false }) {
      const connectors = new Map<string, Connector>();
      const connectorOf = (protocol: string) => {
        const key = trust.context ? `${protocol} wide` : protocol;
        const connect = connectors.get(key) ?? plain(protocol, lookup, { allowH2 });
        connectors.set(key, connect);
        return connect;
      };
      return (to, callback) => {
        open(() => connectorOf(to.protocol), to, timeoutMs).then(
          (socket) => callback(null, socket),
          (thrown) => callback(thrown instanceof Error ? thrown : new Error(String(thrown)), null),
        );
      };
    },
    async canReach(origin, timeoutMs) {
      try {
        // Without TLS, which tells nothing more, and yet by the routes of what will be sent there with it.
        const socket = await open(
          () => plain('http:', options.lookup),
          { ...targetOf(origin), protocol: 'http:' },
          timeoutMs,
          origin,
        );
        socket.destroy();
        return true;
      } catch {
        return false;
      }
    },
    async issuerAt(origin, timeoutMs) {
      try {
        // Nothing is sent over it: only the certificate is read.
        const socket = await open(
          () => plain('https:', options.lookup, { rejectUnauthorized: false }),
          targetOf(origin),
          timeoutMs,
        );
        const certificate = (
          socket as ReturnType<typeof connectTls>
        ).getPeerCertificate() as PeerCertificate | null;
        socket.destroy();
        return issuerName(certificate?.issuer);
      } catch {
        return null;
      }
    },
  };
}
