import { connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A stretch of network between a client and a server, with the faults of one. Knows nothing of what it carries. */
export interface Wire {
  /** Where the client connects to: `127.0.0.1`. */
  readonly port: number;
  /** Bytes that came from clients so far, all connections together. */
  readonly received: number;
  /** Number of connections so far. */
  readonly connections: number;
  /** Resets the connection once this many bytes came from the client; they are still handed on. */
  cutAfter(bytes: number): void;
  /** From now on nothing that the server says arrives, on any connection. */
  muteServer(): void;
  /** Resets whatever is open. */
  reset(): void;
}

/** Lays a wire to a server on this machine, until the test is over. */
export async function wireTo(port: number): Promise<Wire> {
  const open = new Set<Socket>();
  let received = 0;
  let connections = 0;
  let cutAt = Number.POSITIVE_INFINITY;
  let isMuted = false;
  const server = createServer({ allowHalfOpen: false }, (client) => {
    connections += 1;
    const onward = connect({ host: '127.0.0.1', port });
    for (const socket of [client, onward]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => open.delete(socket));
    }
    client.on('data', (data) => {
      const rest = Math.max(0, cutAt - received);
      const passed = data.subarray(0, rest);
      received += passed.length;
      if (passed.length > 0) onward.write(passed);
      // What came so far reaches the server; then both sides lose each other.
      if (received >= cutAt) {
        client.resetAndDestroy();
        onward.end();
      }
    });
    onward.on('data', (data) => {
      if (!isMuted) client.write(data);
    });
    client.on('close', () => onward.end());
    onward.on('close', () => {
      if (!isMuted) client.destroy();
    });
  });
  await listenUntilEnd(server, open);
  return {
    port: portOf(server),
    get received() {
      return received;
    },
    get connections() {
      return connections;
    },
    cutAfter: (bytes) => {
      cutAt = bytes;
    },
    muteServer: () => {
      isMuted = true;
    },
    reset: () => {
      for (const socket of open) socket.resetAndDestroy();
    },
  };
}

/** Starts a server that accepts every connection and never says a word. @returns its port */
export async function blackHole(): Promise<{ readonly port: number; readonly received: () => number }> {
  const open = new Set<Socket>();
  let received = 0;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      received += data.length;
    });
  });
  await listenUntilEnd(server, open);
  return { port: portOf(server), received: () => received };
}

/** Returns a port of this machine on which nobody listens. */
export async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

async function listenUntilEnd(server: Server, open: ReadonlySet<Socket>): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  );
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen');
  return address.port;
}
