import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { systemClock } from '../../main/engine/clock.ts';

/** Simulates a slow connection to a server on this computer. */
export interface Way {
  readonly port: number;
  /**
   * Returns the time from the first byte of the first upload to the last byte of the last answer, ms, and bytes sent.
   */
  span(): { readonly ms: number; readonly bytes: number; readonly firstAt: number };
  /** Highest number of connections that were busy at once. */
  readonly peak: number;
  forget(): void;
  close(): Promise<void>;
}

interface WayOptions {
  /** Port of the server on 127.0.0.1. */
  readonly to: number;
  /** From the last byte of a request to the first of its answer, ms, beside the server's own time. */
  readonly latencyMs: number;
  /** Bytes per second of all connections together; null for no limit. */
  readonly bytesPerSecond: number | null;
}

/** Bytes that may pass at once; the less, the smoother the connection. */
const burstBytes = 64 * 1024;

export async function openWay({ to, latencyMs, bytesPerSecond }: WayOptions): Promise<Way> {
  const sockets = new Set<Socket>();
  const busy = new Set<Socket>();
  let firstAt = 0;
  let lastAt = 0;
  let bytes = 0;
  let peak = 0;
  let freeAt = 0;

  /** Returns when this many bytes have passed the connection, ms from now. */
  const passes = (length: number): number => {
    if (bytesPerSecond === null) return 0;
    const now = performance.now();
    freeAt = Math.max(freeAt, now) + (length / bytesPerSecond) * 1000;
    return freeAt - now;
  };

  const server = createServer({ noDelay: true, highWaterMark: burstBytes }, (client) => {
    const upstream = connect({ host: '127.0.0.1', port: to, noDelay: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {}).once('close', () => sockets.delete(socket));
    }
    client.on('data', (part) => {
      if (firstAt === 0) firstAt = performance.now();
      bytes += part.length;
      busy.add(client);
      peak = Math.max(peak, busy.size);
      const waitMs = passes(part.length);
      if (waitMs <= 0) return void upstream.write(part);
      client.pause();
      systemClock.after(waitMs, () => {
        upstream.write(part);
        client.resume();
      });
    });
    upstream.on('data', (part) => {
      const pass = () => {
        lastAt = performance.now();
        busy.delete(client);
        client.write(part);
      };
      // Answers are short, so one part is one answer and keeps its place behind the one before.
      if (latencyMs === 0) pass();
      else setTimeout(pass, latencyMs);
    });
    client.once('close', () => {
      busy.delete(client);
      upstream.destroy();
    });
    upstream.once('close', () => setTimeout(() => client.destroy(), latencyMs));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    span: () => ({ ms: lastAt - firstAt, bytes, firstAt }),
    get peak() {
      return peak;
    },
    forget() {
      firstAt = 0;
      lastAt = 0;
      bytes = 0;
      peak = 0;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
