import type { Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import type { Connector } from './network.ts';

/**
 * Time after which an unused connection is closed, ms: servers give up on those that ask for nothing, some of them
 * after 5 s, and a request that meets its end would have to be sent again.
 */
const unusedMs = 3_000;

/** Connections to one origin that are opened before there is anything to send. */
export interface SpareConnections {
  /** Hands a spare connection over, the oldest first; opens one where there is none. */
  readonly connector: Connector;
  /** Opens connections until there are so many. What fails is told by the request that needs it. */
  open(count: number): void;
  close(): void;
}

interface Spare {
  readonly opened: Promise<Socket>;
  /** Ends the spare's own care for its connection. */
  release(): void;
  discard(): void;
}

type Target = Parameters<Connector>[0];

export function createSpareConnections(connect: Connector, origin: URL, clock: Clock): SpareConnections {
  const spares = new Set<Spare>();
  let isClosed = false;

  const openOne = (): void => {
    let socket: Socket | null = null;
    let callOff = () => {};
    let isDiscarded = false;
    const discard = () => {
      isDiscarded = true;
      release();
      socket?.destroy();
    };
    const release = () => {
      spares.delete(spare);
      callOff();
      socket?.off('close', discard);
    };
    const opened = new Promise<Socket>((resolve, reject) => {
      connect(targetOf(origin), (error, made) => {
        if (made === null) return reject(error);
        socket = made;
        if (isDiscarded) made.destroy();
        resolve(made);
      });
    });
    const spare: Spare = { opened, release, discard };
    spares.add(spare);
    opened.then(
      (made) => {
        if (!spares.has(spare)) return;
        made.once('close', discard);
        callOff = clock.after(unusedMs, discard);
      },
      () => spares.delete(spare),
    );
  };

  return {
    connector(to, callback) {
      const [spare] = spares;
      if (!spare) return connect(to, callback);
      spare.release();
      spare.opened.then(
        (socket) => (isUsable(socket) ? callback(null, socket) : connect(to, callback)),
        (thrown) => callback(thrown instanceof Error ? thrown : new Error(String(thrown)), null),
      );
    },
    open(count) {
      while (!isClosed && spares.size < count) openOne();
    },
    close() {
      isClosed = true;
      for (const spare of spares) spare.discard();
    },
  };
}

/** False for one that is closing, or on which a server has spoken before it was asked, which HTTP/2 alone does. */
const isUsable = (socket: Socket): boolean =>
  !socket.destroyed &&
  socket.writable &&
  (socket.readableLength === 0 || ('alpnProtocol' in socket && socket.alpnProtocol === 'h2'));

/** What undici itself asks its connector for. */
const targetOf = (origin: URL): Target => ({
  host: origin.host,
  hostname: origin.hostname.replace(/^\[|\]$/g, ''),
  protocol: origin.protocol,
  port: origin.port,
});
