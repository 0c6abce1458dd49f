import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { EngineClient } from '../../../contract/engine.ts';
import { webRoot } from '../../../contract/web.ts';
import type { Clock } from '../clock.ts';
import type { Enqueuer } from '../jobs/enqueue.ts';
import type { Spool } from '../sources/spool.ts';
import { createPageClient } from './page-client.ts';
import { judgePage } from './page-policy.ts';
import { createPageSockets, offeredProof, refuseUpgrade } from './page-sockets.ts';
import { readCookie, registerWebRoutes } from './routes.ts';
import { createWebSessions } from './sessions.ts';

/** Options of the window in browsers, as the command gives them. */
export interface WebOptions {
  /** Folder of the page's files. */
  readonly page: string;
  /** Address to listen at beside this computer's own; null: none. */
  readonly listen: string | null;
  /** Names under which others may open the page, with a port or for any. */
  readonly names: readonly string[];
}

/** What the window in browsers needs of the engine. */
export interface WebParts {
  readonly client: EngineClient;
  readonly version: string;
  readonly thumbnails: string;
  readonly spool: Spool;
  readonly addSpooled: Enqueuer['addSpooled'];
  readonly clock: Clock;
}

/** The window in browsers, at a server that listens. */
export interface Web {
  /** Handles requests to become a socket, of one more listener. */
  attach(server: Pick<Server, 'on'>): void;
  /** Makes the secret of a link by which a browser signs in once. */
  makeLink(): string;
  close(): void;
}

/**
 * Serves the window to browsers.
 * @param key of the local API
 * @param port where the server listens, once it does
 */
export function createWeb(
  app: FastifyInstance,
  { page, listen, names }: WebOptions,
  { client, version, thumbnails, spool, addSpooled, clock }: WebParts,
  key: string,
  port: () => number,
): Web {
  const sessions = createWebSessions(key, clock);
  const sockets = createPageSockets(createPageClient(client), version, clock);
  const allowed = names.map((name) => name.toLowerCase());
  const namesNow = () => ({ port: port(), allowed, isOpen: listen !== null });
  registerWebRoutes(app, {
    page,
    thumbnails,
    client,
    sessions,
    spool,
    addSpooled,
    clock,
    names: namesNow,
  });

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Until a socket takes it over nobody else hears of its errors.
    socket.on('error', () => socket.destroy());
    const { headers, url } = request;
    if (url !== `${webRoot}socket`) return refuseUpgrade(socket, 404);
    if (judgePage(headers, 'act', namesNow()) !== 'welcome') return refuseUpgrade(socket, 403);
    const cookie = readCookie(headers.cookie, port());
    const endsAt = sessions.endOf(cookie);
    const proof = offeredProof(headers['sec-websocket-protocol']);
    if (endsAt === null || !sessions.proves(cookie, proof)) return refuseUpgrade(socket, 401);
    sockets.accept(request, socket, head, endsAt);
  };

  return {
    attach: (server) => void server.on('upgrade', upgrade),
    makeLink: sessions.makeLink,
    close: () => sockets.close(),
  };
}
