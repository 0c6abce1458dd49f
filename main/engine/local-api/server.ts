import type { AddressInfo } from 'node:net';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { type AccessVerdict, checkAccess } from './access-policy.ts';
import type { Monitor } from './monitoring.ts';
import { type ParsedRequest, parseRequest } from './request.ts';

/** Bytes of a list of paths, and of one picture (Imgur's most for a video). */
const maxListBytes = 4 * 2 ** 20;
const maxPictureBytes = 200 * 2 ** 20;
const maxPictures = 100;

/** What `POST /upload` is answered; the form is PicGo's. */
export type UploadResponse = { readonly success: true; readonly result: string[] } | Refusal;
interface Refusal {
  readonly success: false;
  readonly message: string;
}

export interface Picture {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the server does for who may ask; texts are for the person at the editor. */
export interface UploadService {
  upload(wanted: Extract<ParsedRequest, { kind: 'clipboard' | 'items' }>): Promise<UploadResponse>;
  /** Pictures that came as bytes, one after the other, so that no more than one of them is in memory. */
  uploadPictures(pictures: AsyncIterable<Picture>): Promise<UploadResponse>;
  refuse(
    why:
      | Exclude<AccessVerdict, { kind: 'welcome' }>
      | Exclude<ParsedRequest, { kind: 'clipboard' | 'items' }>,
  ): string;
  /** @param limit bytes */
  tooBig(limit: number): string;
}

export interface ApiServer {
  readonly address: string;
  close(): Promise<void>;
}

const statusOf = { 'foreign-page': 403, 'foreign-host': 403, 'wrong-key': 401 } as const;

/**
 * Answers what PicGo's server answers, on this computer only.
 * @param port 0 for any that is free
 * @throws {AppError} `port-taken`
 */
export async function startServer(
  port: number,
  key: string | null,
  service: UploadService,
  monitor: Monitor,
): Promise<ApiServer> {
  // A request may wait for its links longer than a request may take to arrive.
  const app = fastify({ bodyLimit: maxListBytes, requestTimeout: 60_000, forceCloseConnections: true });
  let actualPort = port;

  app.addHook('onRequest', async (request, reply) => {
    const { host, origin, authorization } = request.headers;
    const verdict = checkAccess({ host, origin, authorization, key: keyOf(request) }, actualPort, key);
    const isPreflight = request.method === 'OPTIONS';
    // A preflight carries no key, whatever the request after it will carry.
    if (verdict.kind !== 'welcome' && !(isPreflight && verdict.kind === 'wrong-key'))
      return reply.code(statusOf[verdict.kind]).send(refusal(service.refuse(verdict)));
    if (origin !== undefined) reply.header('access-control-allow-origin', origin).header('vary', 'Origin');
    if (isPreflight) return allow(reply);
  });

  app.register(multipart, { limits: { fileSize: maxPictureBytes, files: maxPictures } });
  // Not every client names the type of its JSON, and some name another.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  app.post('/heartbeat', async () => ({ success: true, result: 'alive' }));
  app.post('/upload', async (request, reply): Promise<UploadResponse> => {
    if (request.isMultipart()) return await service.uploadPictures(pictures(request));
    const wanted = parseRequest(typeof request.body === 'string' ? request.body : '');
    if (wanted.kind === 'clipboard' || wanted.kind === 'items') return await service.upload(wanted);
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
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    const message = status === 413 ? service.tooBig(maxPictureBytes) : (error as Error).message;
    return reply.code(status).send(refusal(message));
  });

  await listen(app, port);
  const bound = (app.server.address() as AddressInfo).port;
  actualPort = bound;
  return { address: `http://127.0.0.1:${bound}`, close: () => app.close() };
}

const refusal = (message: string): Refusal => ({ success: false, message });

function keyOf(request: FastifyRequest): string | undefined {
  const { key } = request.query as { key?: unknown };
  return typeof key === 'string' ? key : undefined;
}

/** Only after the origin was judged. The last one is what Chromium asks of what is on this computer. */
const allow = (reply: FastifyReply) =>
  reply
    .header('access-control-allow-methods', 'POST')
    .header('access-control-allow-headers', 'authorization, content-type')
    .header('access-control-allow-private-network', 'true')
    .code(204)
    .send();

async function* pictures(request: FastifyRequest): AsyncIterable<Picture> {
  for await (const part of request.files())
    yield { name: part.filename || part.fieldname, bytes: new Uint8Array(await part.toBuffer()) };
}

async function listen(app: FastifyInstance, port: number): Promise<void> {
  try {
    await app.listen({ host: '127.0.0.1', port });
  } catch (thrown) {
    await app.close();
    const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
    throw new AppError(errorData('port-taken', `Cannot listen at 127.0.0.1:${port}: ${code}`, { port }));
  }
}
