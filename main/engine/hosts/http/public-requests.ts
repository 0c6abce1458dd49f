import { AppError, errorData } from '../../../../contract/app-error.ts';
import { isLoopback } from '../../../../contract/loopback.ts';
import type { Clock } from '../../clock.ts';
import { createAgent, type ResponseData } from '../../network/dispatchers.ts';
import type { Network } from '../../network/network.ts';

const answerMs = 20_000;

type ResponseBody = ResponseData['body'];

/** Sends requests for what is public, as a browser would: without credentials, over https. */
export interface PublicRequests {
  /** True if this address may be requested at all. */
  isAllowed(url: URL): boolean;
  /**
   * @param read ends the request with what it made of the answer; its second argument says that more comes
   * @throws AppError `timeout` after 20 seconds in which nothing came, `cancelled` on the signal
   */
  ask<T>(
    url: URL,
    method: 'HEAD' | 'GET',
    signal: AbortSignal,
    read: (response: ResponseData, goesOn: () => void) => Promise<T>,
  ): Promise<T>;
  close(): Promise<void>;
}

/**
 * @param apiOrigin links to this machine are followed only where the API is on it too; null: for links of hosts that
 * the user set up, which may be anywhere, and without TLS
 */
export function createPublicRequests(
  clock: Clock,
  network: Network,
  apiOrigin: string | null,
): PublicRequests {
  const agent = createAgent(network, {
    timeoutMs: answerMs,
    connections: 2,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const mayBeHere = apiOrigin === null || isLoopback(new URL(apiOrigin).hostname);
  const protocols = apiOrigin === null ? ['https:', 'http:'] : ['https:'];

  return {
    isAllowed: (url) =>
      isLoopback(url.hostname) ? mayBeHere : protocols.includes(url.protocol) && url.username === '',
    async ask(url, method, signal, read) {
      const ending = new AbortController();
      const onCancel = () =>
        ending.abort(new AppError(errorData('cancelled', 'The look at the link was called off')));
      const onLate = () =>
        ending.abort(
          new AppError(errorData('timeout', `${url.host} did not answer in time`, { host: url.host })),
        );
      let callOff = clock.after(answerMs, onLate);
      // What takes long may, as long as something comes.
      const goesOn = () => {
        callOff();
        callOff = clock.after(answerMs, onLate);
      };
      signal.addEventListener('abort', onCancel, { once: true });
      if (signal.aborted) onCancel();
      try {
        ending.signal.throwIfAborted();
        const response = await agent.request({
          origin: url.origin,
          path: url.pathname + url.search,
          method,
          headers: { accept: 'image/*,video/*,*/*;q=0.5', 'user-agent': 'Snapferry' },
          signal: ending.signal,
        });
        return await read(response, goesOn);
      } finally {
        callOff();
        signal.removeEventListener('abort', onCancel);
        // Ends a body of which the rest is not needed.
        ending.abort();
      }
    },
    close: () => agent.destroy(),
  };
}

/** Leaves a body unread. */
export function drop(body: ResponseBody): void {
  body.on('error', () => {});
  body.destroy();
}

/** Reads a body. @returns null where it is longer than `most` bytes */
export async function readBounded(body: ResponseBody, most: number): Promise<Uint8Array | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Returns the only, or the first, value of a header. */
export function textOf(value: string | string[] | undefined): string | null {
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}
