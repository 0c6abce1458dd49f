import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { EngineClient } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { judge } from '../../../contract/judge.ts';
import {
  optionsHeader,
  proofHeader,
  sessionStateSchema,
  signInAnswerSchema,
  signInRequestSchema,
  webRoot,
} from '../../../contract/web.ts';
import type { Clock } from '../clock.ts';
import type { Enqueuer } from '../jobs/enqueue.ts';
import { createTurnstile } from '../local-api/turnstile.ts';
import { whileThere } from '../local-api/while-there.ts';
import type { Spool } from '../sources/spool.ts';
import { readPageFile } from './page-files.ts';
import { judgePage, type WebNames, type WebRequestKind } from './page-policy.ts';
import { sendPicture } from './picture-file.ts';
import { receivePicture } from './receive-picture.ts';
import type { WebSession, WebSessions } from './sessions.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set for what browsers ask for: it has a policy of its own. */
    readonly web?: WebRequestKind;
  }
}

/** Size limit of a sign-in, bytes. */
const maxSignInBytes = 2_048;
/** Maximum number of pictures received in parallel, and how long the next one waits, ms. */
const maxPictures = 4;
const picturePatienceMs = 120_000;

export interface WebRoutesOptions {
  /** Folder of the page's files. */
  readonly page: string;
  readonly thumbnails: string;
  /** The engine, which may name files. */
  readonly client: Pick<EngineClient, 'call'>;
  readonly sessions: WebSessions;
  readonly spool: Spool;
  readonly addSpooled: Enqueuer['addSpooled'];
  readonly clock: Clock;
  names(): WebNames;
}

/** Name of the cookie. Browsers give it to every port of a host, so that each server has its own. */
const cookieName = (port: number) => `snapferry-${port}`;

/** Returns the cookie of a request; undefined where it has none, or two. */
export function readCookie(header: string | undefined, port: number): string | undefined {
  const prefix = `${cookieName(port)}=`;
  const found = (header ?? '').split(/; */).filter((part) => part.startsWith(prefix));
  return found.length === 1 ? found[0]?.slice(prefix.length) : undefined;
}

/** Paths go to our own server only, and what encrypts before it is told by the scheme of the page. */
function cookieOf({ cookie, lastsMs }: WebSession, port: number, origin: string | undefined): string {
  const secure = origin?.startsWith('https:') ? '; Secure' : '';
  const seconds = Math.floor(lastsMs / 1000);
  return `${cookieName(port)}=${cookie}; Path=${webRoot}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

/**
 * Policy of the page, as strict as that of the app's windows: it runs its own code and talks to its own server. Not all
 * browsers take a socket for part of `'self'`.
 */
const policyAt = (host: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "font-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const statusOf = { 'foreign-host': 403, 'foreign-page': 403 } as const;

/** Registers what browsers ask for, beside the API of editors, which is judged by its own rules. */
export function registerWebRoutes(app: FastifyInstance, options: WebRoutesOptions): void {
  const { page, thumbnails, client, sessions, spool, addSpooled, clock, names } = options;
  const turnstile = createTurnstile(clock, maxPictures, picturePatienceMs);
  const cookieIn = (request: FastifyRequest) => readCookie(request.headers.cookie, names().port);
  const refuse = (reply: FastifyReply, status: number, error: ErrorData) =>
    reply.code(status).send({ error });
  const signedOut = (reply: FastifyReply) =>
    refuse(reply, 401, errorData('sign-in-needed', 'There is no session.'));
  const proofIn = (request: FastifyRequest) => {
    const proof = request.headers[proofHeader];
    return typeof proof === 'string' ? proof : undefined;
  };

  app.register(async (web) => {
    web.addHook('onRequest', async (request, reply) => {
      const kind = request.routeOptions.config.web ?? 'act';
      reply
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .header('cross-origin-resource-policy', 'same-origin')
        .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
      const verdict = judgePage(request.headers, kind, names());
      if (verdict !== 'welcome')
        return refuse(reply, statusOf[verdict], errorData('bad-call', `Refused: ${verdict}.`));
    });
    // Pictures are streamed; a sign-in is read as text.
    web.removeAllContentTypeParsers();
    web.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => done(null, body));
    web.addContentTypeParser('application/octet-stream', (_request, _body, done) => done(null));
    web.setErrorHandler((thrown, _request, reply) => {
      const status =
        (thrown as { statusCode?: number }).statusCode ?? (thrown instanceof AppError ? 422 : 500);
      // A body that is too long or of another type is a mistake of who asks, and none of ours.
      const isTheirs = !(thrown instanceof AppError) && status >= 400 && status < 500;
      const told = toErrorData(thrown);
      return refuse(reply, status, isTheirs ? errorData('bad-call', told.message) : told);
    });

    const file = { config: { web: 'file' } } as const;
    const sendFile = async (request: FastifyRequest, reply: FastifyReply) => {
      const [path = ''] = request.url.split('?', 1);
      const found = await readPageFile(page, path);
      if (!found) return reply.code(404).send();
      // Names of assets tell their content; the page tells their names.
      const keep = path === '/' ? 'no-store' : 'private, max-age=31536000, immutable';
      return reply
        .header('content-security-policy', policyAt(request.headers.host ?? ''))
        .header('cache-control', keep)
        .type(found.type)
        .send(found.bytes);
    };
    web.get('/', file, sendFile);
    web.get('/assets/*', file, sendFile);

    const act = { config: { web: 'act' }, bodyLimit: maxSignInBytes } as const;
    web.post(`${webRoot}sign-in`, act, async (request, reply) => {
      const asked = judge(signInRequestSchema, parseJson(request.body));
      if (!asked.success) return refuse(reply, 400, errorData('bad-call', 'It is no sign-in.'));
      const session = sessions.signIn(asked.data);
      if (session === 'busy')
        return refuse(
          reply.header('retry-after', '60'),
          429,
          errorData('rate-limited', 'Too many wrong keys.'),
        );
      if (!session) return signedOut(reply);
      reply.header('set-cookie', cookieOf(session, names().port, request.headers.origin));
      return signInAnswerSchema.parse({ proof: session.proof });
    });

    const data = { config: { web: 'data' } } as const;
    web.get(`${webRoot}session`, data, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const cookie = cookieIn(request);
      const isOpen = sessions.endOf(cookie) !== null && sessions.proves(cookie, proofIn(request));
      return sessionStateSchema.parse({ isOpen });
    });

    web.post(`${webRoot}pictures`, { config: { web: 'act' } }, async (request, reply) => {
      const cookie = cookieIn(request);
      if (sessions.endOf(cookie) === null || !sessions.proves(cookie, proofIn(request)))
        return signedOut(reply);
      const length = Number(request.headers['content-length'] ?? Number.NaN);
      const header = request.headers[optionsHeader];
      const added = await turnstile.enter(() =>
        receivePicture(
          typeof header === 'string' ? header : undefined,
          Number.isNaN(length) ? null : length,
          whileThere(request.raw)<Uint8Array>(request.raw),
          { spool, addSpooled },
        ),
      );
      return added ?? refuse(reply, 503, errorData('over-capacity', 'Too many pictures at once.'));
    });

    web.get<{ Params: { sha256: string } }>(`${webRoot}thumbnail/:sha256`, data, async (request, reply) => {
      if (sessions.endOf(cookieIn(request)) === null) return signedOut(reply);
      const { sha256 } = request.params;
      if (!/^[0-9a-f]{64}$/.test(sha256)) return reply.code(404).send();
      const path = join(thumbnails, `${sha256}.webp`);
      return await sendPicture(reply, path, undefined).catch(() => reply.code(404).send());
    });

    web.get<{ Params: { kind: string; id: string } }>(
      `${webRoot}picture/:kind/:id`,
      data,
      async (request, reply) => {
        if (sessions.endOf(cookieIn(request)) === null) return signedOut(reply);
        const { kind, id } = request.params;
        if (kind !== 'items' && kind !== 'jobs') return reply.code(404).send();
        const { files } = await client.call('realFiles', { kind, ids: [id] });
        const [found] = files;
        if (!found) return reply.code(404).send();
        return await sendPicture(reply, found.path, request.headers.range).catch(() =>
          reply.code(404).send(),
        );
      },
    );
  });
}

function parseJson(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}
