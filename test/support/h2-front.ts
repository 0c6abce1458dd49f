import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { constants, createSecureServer, type Http2Session, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * What becomes of an upload's stream: it passes; it is reset before its body is read, in the midst of it, or once the
 * server behind has all; or the whole session goes away with it.
 */
export type StreamFate = 'passes' | 'refused' | 'reset-mid-body' | 'reset-after-body' | 'session-goes';

export interface Http2Front {
  /** Address by name, as its certificate has it; `lookup` of a `Way` resolves it. */
  readonly port: number;
  /** Streams and sessions so far. */
  readonly streams: number;
  readonly sessions: number;
  /** Uploads that the server behind answered and whose answers were withheld. */
  readonly lostAnswers: number;
}

const pem = readFileSync(new URL('../fixtures/certificates/good.pem', import.meta.url), 'utf8');
const pseudo = /^:/;

/** Opens a server that speaks HTTP/2 alone, in front of one that speaks HTTP/1.1; it closes when the test ends. */
export async function openHttp2Front(
  origin: string,
  fateOf: (upload: number) => StreamFate,
): Promise<Http2Front> {
  const target = new URL(origin);
  const sessions = new Set<Http2Session>();
  let streams = 0;
  let uploads = 0;
  let opened = 0;
  let lostAnswers = 0;
  const server = createSecureServer({ cert: pem, key: pem, allowHTTP1: false });
  server.on('session', (session) => {
    opened += 1;
    sessions.add(session);
    session.on('error', () => {}).once('close', () => sessions.delete(session));
  });
  server.on('stream', (stream: ServerHttp2Stream, headers) => {
    streams += 1;
    stream.on('error', () => {});
    const method = String(headers[':method']);
    const fate = method === 'POST' ? fateOf(uploads++) : 'passes';
    if (fate === 'refused') return stream.close(constants.NGHTTP2_REFUSED_STREAM);
    if (fate === 'session-goes')
      return stream.session?.destroy(undefined, constants.NGHTTP2_ENHANCE_YOUR_CALM);
    if (fate === 'reset-mid-body')
      return void stream.once('data', () => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
    const passed = Object.entries(headers).filter(([name]) => !pseudo.test(name));
    const onward = request(
      {
        host: target.hostname,
        port: target.port,
        method,
        path: String(headers[':path']),
        headers: { ...Object.fromEntries(passed), host: target.host },
      },
      (answer) => {
        if (fate === 'reset-after-body') {
          lostAnswers += 1;
          answer.resume();
          return stream.close(constants.NGHTTP2_INTERNAL_ERROR);
        }
        const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...rest } = answer.headers;
        if (stream.destroyed) return void answer.resume();
        stream.respond({ ...rest, ':status': answer.statusCode ?? 500 });
        answer.pipe(stream);
      },
    );
    onward.on('error', () => stream.destroyed || stream.close(constants.NGHTTP2_INTERNAL_ERROR));
    stream.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const session of sessions) session.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return {
    port: (server.address() as AddressInfo).port,
    get streams() {
      return streams;
    },
    get sessions() {
      return opened;
    },
    get lostAnswers() {
      return lostAnswers;
    },
  };
}
