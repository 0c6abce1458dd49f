import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, ListenOptions, Socket } from 'node:net';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { maxPictureBytes } from '../../../contract/limits.ts';
import { isLoopback } from '../../../contract/loopback.ts';
import type { Clock } from '../clock.ts';
import { holdsPicture } from '../media/index.ts';
import type { Spool } from '../sources/spool.ts';
import { createWeb, type WebOptions, type WebParts } from '../web/index.ts';
import { type AccessVerdict, type ApiKey, checkAccess } from './access-policy.ts';

import type { Monitor } from './monitoring.ts';
import { type Peer, peerOf } from './peer.ts';
import { type FormRefusal, FormRefused, type ReceivedPicture, receiveForm } from './receive-form.ts';
import { namedHost, type ParsedRequest, parseRequest } from './request.ts';
import { createTurnstile } from './turnstile.ts';
import { whileThere } from './while-there.ts';

const mebibyte = 2 ** 20;
/** Size limit of a list of paths. */
const maxListBytes = 4 * mebibyte;
const maxPictures = 1_000;
const formLimits = {
  pictureBytes: maxPictureBytes,
  formBytes: 1_024 * mebibyte,
  spoolBytes: 4_096 * mebibyte,
};
/** Maximum number of forms received in parallel; the others wait in their own sockets. */
const maxForms = 2;
/** Timeout of a form's turn, and of a request's arrival. */
const formPatienceMs = 60_000;
const requestTimeoutMs = 300_000;

/** The answer to `POST /upload`, in PicGo's format. */
export type UploadResponse = { readonly success: true; readonly result: string[] } | Refusal;
interface Refusal {
  readonly success: false;
  readonly message: string;
  /** Links that exist nevertheless, in the order of the request. */
  readonly result?: string[];
  /** One for each picture of the request, null where there is none. */
  readonly links?: (string | null)[];
}

/** Files that a caller may name. */
export type FileAccess = Extract<AccessVerdict, { kind: 'welcome' }>['files'];

export type RefusalCause =
  | Exclude<AccessVerdict, { kind: 'welcome' }>
  | Exclude<ParsedRequest, { kind: 'clipboard' | 'items' }>
  | FormRefusal
  | { readonly kind: 'busy' };

/** Handles the requests that were allowed; texts are for the user at the editor. */
export interface UploadService {
  upload(
    wanted: Extract<ParsedRequest, { kind: 'clipboard' | 'items' }>,
    files: FileAccess,
  ): Promise<UploadResponse>;
  /** Uploads pictures that came as bytes; all of them are spooled already. @param host name of their destination */
  uploadPictures(pictures: readonly ReceivedPicture[], host: string | undefined): Promise<UploadResponse>;
  refuse(why: RefusalCause): string;
  failure(thrown: unknown): string;
}

export interface ApiServer {
  readonly address: string;
  /** Makes an address by which a browser signs in once; null where the window is not served to browsers. */
  makeWebLink(): string | null;
  close(): Promise<void>;
}

export interface ApiServerOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly key: ApiKey;
  readonly service: UploadService;
  readonly monitor: Monitor;
  readonly spool: Spool;
  readonly clock: Clock;
  /** Serves the window to browsers as well; null: no. */
  readonly web?: { readonly options: WebOptions; readonly parts: WebParts } | null;
  /** Looks up the owner of the other end. */
  readonly peer?: (socket: Socket) => Promise<Peer>;
}

/** Addresses that stand for all of this computer, those of loopback among them: nothing else can be bound beside. */
const anyAddress = new Set(['0.0.0.0', '::']);

/** Returns whether a connection came in at loopback: editors are answered nowhere else, whoever else is let in. */
const cameByLoopback = ({ localAddress = '' }: Socket) => isLoopback(localAddress.replace(/^::ffff:/, ''));

const statusOf = { 'foreign-page': 403, 'foreign-host': 403, 'wrong-key': 401 } as const;

/** Starts a server that answers as PicGo's does, on this computer only. @throws {AppError} `port-taken` */
export async function startServer(options: ApiServerOptions): Promise<ApiServer> {
  const { port, key, service, monitor, spool, clock } = options;
  // A request may wait for its links longer than a request may take to arrive.
  const app = fastify({
    bodyLimit: maxListBytes,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: true,
  });
  const peers = new WeakMap<Socket, Promise<Peer>>();
  const access = new WeakMap<FastifyRequest, FileAccess>();
  const turnstile = createTurnstile(clock, maxForms, formPatienceMs);
  let actualPort = port;

  const peerFor = (socket: Socket): Promise<Peer> => {
    const known = peers.get(socket) ?? (options.peer ?? peerOf)(socket);
    peers.set(socket, known);
    return known;
  };

  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.web !== undefined) return;
    const { host, origin, authorization, 'sec-fetch-site': site } = request.headers;
    const fetchSite = typeof site === 'string' ? site : undefined;
    const asked = { host, origin, fetchSite, authorization, key: keyOf(request) };
    const { socket } = request.raw;
    const verdict: AccessVerdict = cameByLoopback(socket)
      ? checkAccess(asked, actualPort, key, await peerFor(socket))
      : { kind: 'foreign-host', host: host ?? '' };
    const isPreflight = request.method === 'OPTIONS';
    // A preflight carries no key, whatever the request after it will carry.
    if (verdict.kind !== 'welcome' && !(isPreflight && verdict.kind === 'wrong-key'))
      return reply.code(statusOf[verdict.kind]).send(refusal(service.refuse(verdict)));
    if (verdict.kind === 'welcome') access.set(request, verdict.files);
    if (origin !== undefined) reply.header('access-control-allow-origin', origin).header('vary', 'Origin');
    if (isPreflight) return allow(reply);
  });

  app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: formLimits.pictureBytes, files: maxPictures },
  });
  // Not every client names the type of its JSON, and some name another.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  app.post('/heartbeat', async () => ({ success: true, result: 'alive' }));
  app.post('/upload', async (request, reply): Promise<UploadResponse> => {
    const host = namedHost(request.query, request.headers);
    if (request.isMultipart()) {
      const received = await turnstile.enter(() =>
        receiveForm(request.files(), spool, formLimits, holdsPicture, whileThere(request.raw)),
      );
      if (received) return await service.uploadPictures(received, host);
      reply.code(503).header('retry-after', '60');
      return refusal(service.refuse({ kind: 'busy' }));
    }
    const files = access.get(request) ?? 'allowed-folders';
    // A caller that may not read all files is not told either which there are.
    const exists = files === 'all' ? existsSync : () => false;
    const wanted = parseRequest(typeof request.body === 'string' ? request.body : '', exists);
    if (wanted.kind === 'clipboard' || wanted.kind === 'items')
      return await service.upload(host === undefined ? wanted : { ...wanted, host }, files);
    reply.code(400);
    return refusal(service.refuse(wanted));
  });
  app.get('/healthz', async (_request, reply) => {
    const isHealthy = await monitor.isHealthy();
    return reply.code(isHealthy ? 200 : 503).send({ status: isHealthy ? 'ok' : 'stopped' });
  });
  app.get('/metrics', async (_request, reply) => {
    const { type, text } = await monitor.metrics();
    return reply.type(type).send(text);
  });
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof FormRefused) {
      return reply.code(formStatusOf[error.why.kind]).send(refusal(service.refuse(error.why)));
    }
    if (error instanceof AppError) return reply.code(422).send(refusal(service.failure(error)));
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    const isTooBig = status === 413;
    const message = isTooBig
      ? service.refuse({ kind: 'too-big', limit: formLimits.formBytes })
      : (error as Error).message;
    return reply.code(status).send(refusal(message));
  });

  const web = options.web
    ? createWeb(app, options.web.options, options.web.parts, key.text, () => actualPort)
    : null;

  const outside = options.web?.options.listen ?? null;
  const isEverywhere = outside !== null && anyAddress.has(outside);
  await listen(app, port, isEverywhere ? outside : '127.0.0.1');
  actualPort = (app.server.address() as AddressInfo).port;
  const others = isEverywhere ? [] : await listenElsewhere(app, actualPort, outside);
  for (const server of [app.server, ...others]) web?.attach(server);
  const address = `http://127.0.0.1:${actualPort}`;
  return {
    address,
    makeWebLink: () => web && `${address}/#${web.makeLink()}`,
    async close() {
      web?.close();
      for (const server of others) {
        server.closeAllConnections();
        server.close();
      }
      await app.close();
    },
  };
}

/**
 * Listens at ::1, where that can be had, and where the user wants browsers from outside to find the window.
 * @throws {AppError} `port-taken` for the latter
 */
async function listenElsewhere(
  app: FastifyInstance,
  port: number,
  outside: string | null,
): Promise<Server[]> {
  const v6 = await listenAt(app, { host: '::1', port, ipv6Only: true });
  const open = outside === null ? null : await listenAt(app, { host: outside, port });
  if (outside === null || open) return [v6, open].filter((server) => server !== null);
  v6?.close();
  await app.close();
  throw new AppError(errorData('port-taken', `Cannot listen at ${outside}:${port}`, { port }));
}

const formStatusOf: Readonly<Record<FormRefusal['kind'], number>> = {
  'too-big': 413,
  'spool-full': 413,
  'no-picture': 415,
  malformed: 400,
};

const refusal = (message: string): Refusal => ({ success: false, message });

function keyOf(request: FastifyRequest): string | undefined {
  const { key } = request.query as { key?: unknown };
  return typeof key === 'string' ? key : undefined;
}

/**
 * Answers a preflight, only after the origin was checked. The last header is what Chromium asks of what is on this
 * computer.
 */
const allow = (reply: FastifyReply) =>
  reply
    .header('access-control-allow-methods', 'POST')
    .header('access-control-allow-headers', 'authorization, content-type, x-snapferry-host')
    .header('access-control-allow-private-network', 'true')
    .code(204)
    .send();

async function listen(app: FastifyInstance, port: number, host: string): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (thrown) {
    await app.close();
    const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
    throw new AppError(errorData('port-taken', `Cannot listen at ${host}:${port}: ${code}`, { port }));
  }
}

/**
 * Listens at one more address: programs that ask for "localhost" may mean ::1. Null where this computer has no such
 * address, or it is taken.
 */
function listenAt(app: FastifyInstance, at: ListenOptions): Promise<Server | null> {
  const server = createServer((request, response) => app.routing(request, response));
  server.requestTimeout = requestTimeoutMs;
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(at, () => resolve(server));
  });
}
