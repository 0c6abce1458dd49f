import type { Readable } from 'node:stream';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import { isLoopback } from '../../../../contract/loopback.ts';
import type { Clock } from '../../clock.ts';
import { createPool, type RequestPool, type ResponseData } from '../../network/dispatchers.ts';
import { type DistrustReason, untrusted } from '../../network/distrust.ts';
import type { Network } from '../../network/network.ts';
import { type NetworkError, toNetworkError } from './network-errors.ts';
import type { HttpResponse } from './response.ts';

export interface Timeouts {
  /** Timeout of connecting, TLS included. */
  readonly connectMs: number;
  /** Timeout without one byte moving, while we send or an answer is coming in. */
  readonly idleMs: number;
  /** Timeout from the last byte sent until the answer begins. */
  readonly answerMs: number;
  readonly wholeMs: number;
}

/**
 * Default timeouts. Imgur was seen to stall for 140 s and then to answer after all (417), and an answer that is
 * waited for is worth more than one that has to be guessed. An hour lets 200 MB pass at half a megabit a second.
 */
const defaultTimeouts: Timeouts = {
  connectMs: 15_000,
  idleMs: 60_000,
  answerMs: 180_000,
  wholeMs: 3_600_000,
};

export interface HttpCall {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'MKCOL' | 'MOVE' | 'PROPFIND';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `parts` must stop, at the latest before it commits to anything, when its signal is aborted. */
  readonly body: {
    readonly contentType: string;
    readonly length: number;
    readonly parts: (signal: AbortSignal) => AsyncIterable<Uint8Array>;
  } | null;
  readonly signal: AbortSignal;
  /** Called with the bytes of the body that the network took over so far. */
  readonly onBytesSent?: (bytes: number) => void;
  /** Overrides the timeout of the answer, ms from the last byte on. */
  readonly answerMs?: number;
}

export type HttpResult =
  | { readonly kind: 'answered'; readonly answer: HttpResponse }
  /** `hasBegun`: bytes of the request may have left. Nothing is ever sent a second time in here. */
  | { readonly kind: 'broken'; readonly trouble: NetworkError; readonly hasBegun: boolean };

export interface Connections {
  readonly origin: string;
  call(call: HttpCall): Promise<HttpResult>;
  /** Opens connections for so many calls that are about to be made at once. */
  warmUp(count: number): void;
  /** Takes no more calls; resolves when those in flight have ended, and their connections. */
  retire(): Promise<void>;
  /** Aborts what is in flight. */
  close(): Promise<void>;
}

/**
 * Factor of the time for draining. What was handed over may still lie in buffers on the way: a slow connection is
 * given so many times as long as handing over took, up to a bound.
 */
const drainFactor = 4;
const maxDrainMs = 180_000;

/** Maximum size of an answer: more than any API's has. */
const maxBodyBytes = 1_000_000;

/**
 * Keep-alive timeout. A connection that was idle for longer is not used again: a server may be closing it just
 * then, and a request lost that way looks as if it might have arrived. Bursts still share connections.
 */
const keepAliveMs = 1_000;

/**
 * Creates the connections to one origin.
 * @param allowsPlain true where the user named an http origin elsewhere, knowing that others may read along
 * @throws {AppError} `bad-url` for anything but an https origin, or an http one on this machine
 */
export function createConnections(
  origin: string,
  clock: Clock,
  network: Network,
  timeouts: Partial<Timeouts>,
  allowsPlain = false,
): Connections {
  const url = checkedOrigin(origin, allowsPlain);
  const limits = { ...defaultTimeouts, ...timeouts };
  const pool = createPool(network, clock, url.origin, {
    timeoutMs: limits.connectMs,
    pipelining: 1,
    // Where the host speaks it. A body that is streamed has its connection to itself there too.
    allowH2: true,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    // Ours are told by the clock that tests hold in their hands.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  /** Adds the issuer of a refused certificate, which is asked for only then. */
  const named = async (trouble: NetworkError): Promise<NetworkError> => {
    const { code, params } = trouble.failure;
    if (code !== 'untrusted-certificate') return trouble;
    const issuer = await network.issuerAt(url, limits.connectMs);
    return { ...trouble, failure: untrusted(url.host, params.reason as DistrustReason, issuer) };
  };
  return {
    origin: url.origin,
    async call(call) {
      const result = await exchange(pool, url, call, clock, limits);
      return result.kind === 'broken' ? { ...result, trouble: await named(result.trouble) } : result;
    },
    warmUp: pool.warmUp,
    retire: () => pool.close(),
    close: () => pool.destroy(),
  };
}

/** Why an exchange that has ended is aborted; one for all, as the usual one costs a stack trace each. */
const over = new AppError(errorData('cancelled', 'The exchange is over'));

async function exchange(
  pool: Pick<RequestPool, 'request'>,
  { host, origin }: URL,
  call: HttpCall,
  clock: Clock,
  limits: Timeouts,
): Promise<HttpResult> {
  const ending = new AbortController();
  const end = (code: 'timeout' | 'cancelled', message: string) =>
    ending.abort(new AppError(errorData(code, message, { host })));
  const onCancel = () => end('cancelled', 'The request was called off');
  const watch = createDeadline(clock, () => end('timeout', `${host} did not move in time`));
  const stopWhole = clock.after(limits.wholeMs, () =>
    end('timeout', `The exchange with ${host} took too long`),
  );
  call.signal.addEventListener('abort', onCancel, { once: true });
  if (call.signal.aborted) onCancel();

  let sentAt: number | null = null;
  async function* handedOver(parts: AsyncIterable<Uint8Array>, length: number) {
    let handed = 0;
    for await (const part of parts) {
      ending.signal.throwIfAborted();
      sentAt ??= clock.now();
      watch.expectWithin(limits.idleMs);
      yield part;
      ending.signal.throwIfAborted();
      // The network asks for the next part only after it took this one.
      handed += part.byteLength;
      call.onBytesSent?.(handed);
      const drainMs = Math.min(maxDrainMs, drainFactor * (clock.now() - sentAt));
      watch.expectWithin(handed < length ? limits.idleMs : (call.answerMs ?? limits.answerMs) + drainMs);
    }
  }

  try {
    ending.signal.throwIfAborted();
    const { body } = call;
    if (!body) {
      sentAt = clock.now();
      watch.expectWithin(limits.connectMs + limits.answerMs);
    }
    const request = pool.request({
      method: call.method,
      path: call.path,
      headers: {
        ...call.headers,
        ...(body && { 'content-type': body.contentType, 'content-length': String(body.length) }),
      },
      // undici takes any async iterable, which its types do not say. Unlike a stream it reads nothing ahead.
      body: body && (handedOver(body.parts(ending.signal), body.length) as unknown as Readable),
      signal: ending.signal,
    });
    const response = await Promise.race([request, abortOf(ending.signal)]);
    const receivedAt = clock.now();
    watch.expectWithin(limits.idleMs);
    const read = await readBody(response.body, () => watch.expectWithin(limits.idleMs));
    const answer: HttpResponse = {
      origin,
      status: response.statusCode,
      headers: response.headers,
      body: read.text,
      brokenBy: read.error === null ? null : toNetworkError(read.error, host),
      sentAt: sentAt ?? receivedAt,
      receivedAt,
    };
    return { kind: 'answered', answer };
  } catch (error) {
    return { kind: 'broken', trouble: toNetworkError(error, host), hasBegun: sentAt !== null };
  } finally {
    watch.stop();
    stopWhole();
    call.signal.removeEventListener('abort', onCancel);
    // Stops a body that is still being sent although the answer is there.
    ending.abort(over);
  }
}

/** Rejects with the signal's reason. undici alone would notice an abort only once a connection stands. */
function abortOf(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Its rejection is not needed any more when the answer was first.
  aborted.catch(() => {});
  return aborted;
}

/** Reads the body until it ended or broke; null when it is too long to be read at all. */
async function readBody(
  body: ResponseData['body'],
  onData: () => void,
): Promise<{ text: string | null; error: unknown }> {
  const parts: Buffer[] = [];
  let length = 0;
  let error: unknown = null;
  try {
    for await (const part of body as AsyncIterable<Buffer>) {
      onData();
      length += part.byteLength;
      if (length > maxBodyBytes) return { text: null, error: null };
      parts.push(part);
    }
  } catch (thrown) {
    error = thrown;
  }
  return { text: Buffer.concat(parts).toString('utf8'), error };
}

/** Creates a timer that is reset again and again. */
function createDeadline(clock: Clock, onLate: () => void) {
  let callOff = () => {};
  return {
    expectWithin(ms: number) {
      callOff();
      callOff = clock.after(ms, onLate);
    },
    stop: () => callOff(),
  };
}

function checkedOrigin(origin: string, allowsPlain: boolean): URL {
  const url = URL.parse(origin);
  const isPlain =
    url !== null && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && (allowsPlain || isLoopback(url.hostname)));
  if (url && isPlain && isSafe) return url;
  const why = 'The address of the API must be an https origin, or an http one on this machine';
  throw new AppError(errorData('bad-url', why, { url: url ? `${url.protocol}//${url.host}` : '' }));
}
