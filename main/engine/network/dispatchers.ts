import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, Pool } from 'undici';
import type { Network } from './network.ts';

/** Requests over connections that all come about by one network: what a module needs in order to ask anybody. */
export type Requests = Pick<Dispatcher, 'request' | 'close' | 'destroy'>;

/** An answer whose body is still to be read. */
export type ResponseData = Dispatcher.ResponseData;

interface Patience {
  /** Until a connection stands, proxy and TLS included, ms. */
  readonly timeoutMs: number;
  readonly lookup?: LookupFunction;
}

/** Requests to one origin. */
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

/** Requests to whoever is named in each. */
export function createAgent(
  network: Network,
  { timeoutMs, lookup, ...options }: Patience & Omit<Agent.Options, 'connect'>,
): Requests {
  return new Agent({ ...options, connect: network.connector({ timeoutMs, ...(lookup && { lookup }) }) });
}
