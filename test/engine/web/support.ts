import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { WebSocket } from 'undici';
import { onTestFinished } from 'vitest';
import type { SocketMessage } from '../../../contract/web.ts';
import { proofHeader, proofProtocol, socketProtocol } from '../../../contract/web.ts';
import { decodeFrame, encodeFrame } from '../../../contract/web-frames.ts';
import type { EngineOptions } from '../../../main/engine/app/engine.ts';
import type { WebOptions } from '../../../main/engine/web/index.ts';
import { startTestEngine, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';

export const key = 'a key that the test chose';
const builtPage = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer', 'web');

/** Starts an engine that serves the window to browsers. */
export async function serving(web: Partial<WebOptions> = {}, options: Partial<EngineOptions> = {}) {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const localApi = { port: 0, key, web: { page: builtPage, listen: null, names: [], ...web } };
  const run = await startTestEngine({ sandbox, profile, localApi, ...options });
  const { localApi: view } = await run.engine.call('snapshot', {});
  if (!view.address) throw new Error('It does not listen.');
  const port = Number(new URL(view.address).port);
  return { ...run, sandbox, profile, port, host: `127.0.0.1:${port}`, origin: view.address };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request with any headers, those too that no `fetch` lets a program set. */
export function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Uint8Array,
  host = '127.0.0.1',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const asked = request({ host, port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text: '' });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The session of a browser: what it sends with each request. */
export interface Session {
  readonly cookie: string;
  readonly proof: string;
}

/** Signs in as the page does. */
export async function signIn(
  { port, origin }: { readonly port: number; readonly origin: string },
  request: object = { key },
): Promise<{ readonly answer: Answer; readonly session: Session }> {
  const headers = { origin, 'content-type': 'application/json' };
  const answer = await ask(port, '/web/sign-in', headers, JSON.stringify(request));
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  const { proof = '' } = JSON.parse(answer.text) as { proof?: string };
  return { answer, session: { cookie, proof } };
}

/** Headers of a request that our own page makes. */
export const ofPage = (origin: string, { cookie, proof }: Session) => ({
  origin,
  cookie,
  [proofHeader]: proof,
});

/** Headers of a request to become a socket. */
export const upgrading = (proof: string) => ({
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-protocol': `${socketProtocol}, ${proofProtocol}${proof}`,
});

/** Opens a socket as the page does. */
export async function openSocket(origin: string, { cookie, proof }: Session) {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/web/socket`, {
    protocols: [socketProtocol, `${proofProtocol}${proof}`],
    headers: { origin, cookie },
  });
  socket.binaryType = 'arraybuffer';
  onTestFinished(() => socket.close());
  const heard: SocketMessage[] = [];
  const waiting = new Set<() => void>();
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code));
  });
  socket.addEventListener('message', ({ data }) => {
    const frame = typeof data === 'string' ? data : new Uint8Array(data as ArrayBuffer);
    heard.push(decodeFrame(frame) as SocketMessage);
    for (const look of waiting) look();
  });
  const until = <T>(find: (heard: readonly SocketMessage[]) => T | undefined) =>
    new Promise<T>((resolve) => {
      const look = () => {
        const found = find(heard);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  let lastId = 0;
  await until((all) => all.find(({ type }) => type === 'hello'));
  return {
    heard,
    until,
    closed,
    sendText: (text: string) => socket.send(text),
    async call(name: string, input: object) {
      lastId += 1;
      const id = lastId;
      socket.send(encodeFrame({ type: 'call', id, name, input }) as string);
      return await until((all) =>
        all.find(
          (message): message is Extract<SocketMessage, { type: 'answer' | 'failure' }> =>
            (message.type === 'answer' || message.type === 'failure') && message.id === id,
        ),
      );
    },
  };
}
