/** The other end went away before all of its request was read. Nobody is there to be told. */
export class CallerGone extends Error {
  readonly statusCode = 400;
  constructor() {
    super('The other end has gone.');
  }
}

/** The parts of Node's `IncomingMessage` that tell of its end. */
interface Incoming {
  readonly destroyed: boolean;
  readonly readableEnded: boolean;
  once(event: 'close', listener: () => void): unknown;
}

/**
 * Makes what is read of a request end with it. A reader that pipes the request waits for ever where the request was
 * closed before it began, or with data unread; whoever waits for the reader keeps its place in every queue.
 * @returns iterates like its argument, and throws `CallerGone` once the request is closed before its end
 */
export function whileThere(request: Incoming): <T>(parts: AsyncIterable<T>) => AsyncIterable<T> {
  const gone = new Promise<never>((_, reject) => {
    const look = () => {
      if (!request.readableEnded) reject(new CallerGone());
    };
    if (request.destroyed) look();
    else request.once('close', look);
  });
  // Nobody may be reading when it goes.
  gone.catch(() => {});
  return async function* <T>(parts: AsyncIterable<T>) {
    const iterator = parts[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await Promise.race([iterator.next(), gone]);
        if (next.done) return;
        yield next.value;
      }
    } finally {
      // Not waited for: it may never end.
      iterator.return?.().catch(() => {});
    }
  };
}
