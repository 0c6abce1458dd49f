import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { CallbackTexts } from './callback-texts.ts';

/** The outcome of a return to the page. `stale`: no attempt waits for this one. */
export type CallbackOutcome = 'done' | 'denied' | 'failed' | 'stale';

export interface CallbackPage {
  close(): void;
}

const address = '127.0.0.1';
const maxCallbackBytes = 16_384;
/** Path to which the page submits what only it can see. */
const submitPath = '/hand-in';

export const callbackUrl = (port: number): string => `http://${address}:${port}/signed-in`;

/**
 * Opens the page on this machine that the browser returns to. What stands behind the `#` of its address never
 * reaches a server, so the page's script takes it out of the address and hands it in, once. Only loopback listens,
 * only requests that name this address are heard, and only this page may hand in.
 * @param receive gets query and fragment; nothing of them is logged
 * @throws {AppError} `sign-in-port-taken`
 */
export async function openCallbackPage(options: {
  readonly port: number;
  readonly words: CallbackTexts;
  readonly receive: (query: URLSearchParams, fragment: URLSearchParams) => Promise<CallbackOutcome>;
}): Promise<CallbackPage> {
  const { port, words, receive } = options;
  const ours = [`${address}:${port}`, `localhost:${port}`];

  const server = createServer((request, response) => {
    answer(request, response).catch(() => refuse(response, 400));
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 10_000;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host = '', origin } = request.headers;
    // A foreign name that resolves to here is not this page.
    if (!ours.includes(host)) return refuse(response, 421);
    const url = new URL(request.url ?? '/', `http://${host}`);
    if (request.method === 'GET' && url.pathname === '/signed-in') {
      // A code comes in the address itself; the page has nothing to hand in then.
      const isHere = url.searchParams.has('code') || url.searchParams.has('error');
      const end = isHere ? await receive(url.searchParams, new URLSearchParams()) : null;
      return page(response, words, end);
    }
    if (request.method !== 'POST' || url.pathname !== submitPath) return refuse(response, 404);
    const site = request.headers['sec-fetch-site'];
    if (origin !== `http://${host}` || (site !== undefined && site !== 'same-origin'))
      return refuse(response, 403);
    if (request.headers['content-type'] !== 'application/json') return refuse(response, 415);
    const { query, fragment } = JSON.parse(await bodyOf(request)) as Record<string, unknown>;
    if (typeof query !== 'string' || typeof fragment !== 'string') return refuse(response, 400);
    const end = await receive(new URLSearchParams(query), new URLSearchParams(fragment));
    send(response, 200, 'application/json', JSON.stringify({ end }));
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new AppError(
          errorData('sign-in-port-taken', `Port ${port} cannot be listened at (${error.code}).`, { port }),
        ),
      ),
    );
    server.listen(port, address, resolve);
  });
  return {
    close() {
      server.close();
      // A client that still gets an answer has it before the connection closes.
      server.closeIdleConnections();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > maxCallbackBytes) throw new Error('too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) send(response, status, 'text/plain; charset=utf-8', '');
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  policy = "default-src 'none'",
): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'content-security-policy': `${policy}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    connection: 'close',
  });
  response.end(body);
}

/**
 * Script of the page. Takes everything out of the address before anything else, so that neither history nor a
 * reload has it.
 */
const script = `
const { hash, search } = location;
history.replaceState(null, '', '/signed-in');
const show = (end) => {
  for (const part of document.querySelectorAll('[data-end]')) part.hidden = part.dataset.end !== end;
};
if (!document.body.dataset.end)
  fetch('${submitPath}', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: search.slice(1), fragment: hash.slice(1) }),
  }).then((answer) => answer.json()).then(({ end }) => show(end)).catch(() => show('failed'));
else show(document.body.dataset.end);
`;

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; text-align: center; }
main { padding: 2rem; max-width: 28rem; }
h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
p { margin: 0; opacity: .75; }
`;

function page(response: ServerResponse, words: CallbackTexts, end: CallbackOutcome | null): void {
  const nonce = randomBytes(16).toString('base64');
  const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const part = (name: CallbackOutcome | 'checking', isHidden: boolean) =>
    `<section data-end="${name}"${isHidden ? ' hidden' : ''} role="status"><h1>${plain(words[name].title)}</h1><p>${plain(words[name].text)}</p></section>`;
  const ends = (['done', 'denied', 'failed', 'stale'] as const).map((name) => part(name, true)).join('');
  const body = `<!doctype html><html lang="${plain(words.language)}"><head><meta charset="utf-8"><title>Snapferry</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body${end === null ? '' : ` data-end="${end}"`}><main>${part('checking', false)}${ends}
<noscript><p>${plain(words.noScript)}</p></noscript></main><script nonce="${nonce}">${script}</script></body></html>`;
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${hashOf(style)}; connect-src 'self'`;
  send(response, 200, 'text/html; charset=utf-8', body, policy);
}

const plain = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
