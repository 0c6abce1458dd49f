import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, Pool } from 'undici';
import type { Clock } from '../clock.ts';
import type { Network } from './network.ts';
import { createSpareConnections } from './spare-connections.ts';

/** Sends requests over connections of one network: what a module needs in order to ask any server. */
export type Requests = Pick<Dispatcher, 'request' | 'close' | 'destroy'>;

/** A response whose body is still to be read. */
export type ResponseData = Dispatcher.ResponseData;

interface Patience {
  /** Timeout of connecting, proxy and TLS included, ms. */
  readonly timeoutMs: number;
  readonly lookup?: LookupFunction;
}

/** Sends requests to one origin. */
export interface RequestPool {
  request(options: Dispatcher.RequestOptions): Promise<ResponseData>;
  /** Opens connections until so many requests find one at once. What fails is told by the requests. */
  warmUp(count: number): void;
  /** Takes no more requests; resolves when those in flight have ended. */
  close(): Promise<void>;
  destroy(): Promise<void>;
}

/** Creates a pool of connections to one origin. */
export function createPool(
  network: Network,
  clock: Clock,
  origin: string,
  { timeoutMs, lookup, ...options }: Patience & Omit<Pool.Options, 'connect'>,
): RequestPool {
  const connect = network.connector({
    timeoutMs,
    ...(lookup && { lookup }),
    // undici tells it to connectors of its own only.
    ...(options.allowH2 && { allowH2: true }),
  });
  const spares = createSpareConnections(connect, new URL(origin), clock);
  const pool = new Pool(origin, { ...options, connect: spares.connector });
  return {
    request: (options) => pool.request(options),
    warmUp: (count) => spares.open(count - pool.stats.connected),
    close() {
      spares.close();
      return pool.close();
    },
    destroy() {
      spares.close();
      return pool.destroy();
    },
  };
}

/** Creates an agent for requests to any origin. */
export function createAgent(
  network: Network,
  { timeoutMs, lookup, ...options }: Patience & Omit<Agent.Options, 'connect'>,
): Requests {
  return new Agent({ ...options, connect: network.connector({ timeoutMs, ...(lookup && { lookup }) }) });
}
