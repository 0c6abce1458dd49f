import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, Pool } from 'undici';
import type { Network } from './network.ts';

/** Sends requests over connections of one network: what a module needs in order to ask any server. */
export type Requests = Pick<Dispatcher, 'request' | 'close' | 'destroy'>;

/** A response whose body is still to be read. */
export type ResponseData = Dispatcher.ResponseData;

interface Patience {
  /** Timeout of connecting, proxy and TLS included, ms. */
  readonly timeoutMs: number;
  readonly lookup?: LookupFunction;
}

/** Creates a pool of connections to one origin. */
export function createPool(
  network: Network,
  origin: string,
  { timeoutMs, lookup, ...options }: Patience & Omit<Pool.Options, 'connect'>,
): Requests {
  return new Pool(origin, {
    ...options,
    connect: network.connector({ timeoutMs, ...(lookup && { lookup }) }),
  });
}

/** Creates an agent for requests to any origin. */
export function createAgent(
  network: Network,
  { timeoutMs, lookup, ...options }: Patience & Omit<Agent.Options, 'connect'>,
): Requests {
  return new Agent({ ...options, connect: network.connector({ timeoutMs, ...(lookup && { lookup }) }) });
}
