import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A form as the server received it. */
export interface ReceivedForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly {
    readonly field: string;
    readonly name: string;
    readonly type: string;
    readonly content: Buffer;
  }[];
}

export interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Empty where the body is no form. */
  readonly form: ReceivedForm;
}

/** What a look-alike says to a request. */
export interface Said {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A server on this machine that speaks as a host does, until the test is over. */
export interface LookAlike {
  readonly port: number;
  readonly origin: string;
  /** What it holds, by names of its own. */
  readonly objects: Map<string, Buffer>;
  /** All requests in order. */
  readonly requests: Received[];
  follow(link: string): Promise<Buffer | null>;
}

/** Most bytes of a request: more than any test sends. */
const mostBytes = 64_000_000;

/** Has something done when the test is over; Vitest’s own, unless another runner runs the test. */
export type AtEnd = (end: () => Promise<void>) => void;

/** @param answer what the host says; objects are served below `/files/` by the look-alike itself */
export async function startLookAlike(
  answer: (request: Received, at: LookAlike) => Said | Promise<Said>,
  atEnd: AtEnd = onTestFinished,
): Promise<LookAlike> {
  const objects = new Map<string, Buffer>();
  const requests: Received[] = [];
  const server = createServer((request, response) => {
    request.on('error', () => {});
    response.on('error', () => {});
    void handle(request, response).catch(() => request.destroy());
  });
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', at.origin);
    const file = url.pathname.startsWith('/files/')
      ? objects.get(url.pathname.slice('/files/'.length))
      : undefined;
    if (file && request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'image/png' }).end(file);
      return;
    }
    const body = await bodyOf(request);
    const { method = 'GET', headers } = request;
    const received: Received = { method, url, headers, body, form: await formOf(headers, body) };
    requests.push(received);
    const said = await answer(received, at);
    response
      .writeHead(said.status ?? 200, { 'content-type': said.type ?? 'text/plain', ...said.headers })
      .end(said.body);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const { port } = server.address() as AddressInfo;
  const at: LookAlike = {
    port,
    origin: `http://127.0.0.1:${port}`,
    objects,
    requests,
    async follow(link) {
      const found = await fetch(link);
      return found.status === 200 ? Buffer.from(await found.arrayBuffer()) : null;
    },
  };
  return at;
}

export const json = (value: unknown, status = 200): Said => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBytes) throw new Error('More than any test sends.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function formOf(headers: IncomingMessage['headers'], body: Buffer): Promise<ReceivedForm> {
  const type = headers['content-type'] ?? '';
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type))
    return { fields: {}, files: [] };
  const data = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const fields: Record<string, string> = {};
  const files: ReceivedForm['files'][number][] = [];
  for (const [field, value] of data.entries()) {
    if (typeof value === 'string') fields[field] = value;
    else
      files.push({
        field,
        name: value.name,
        type: value.type,
        content: Buffer.from(await value.arrayBuffer()),
      });
  }
  return { fields, files };
}
