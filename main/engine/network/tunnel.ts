import { type RequestOptions, request } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { distrustReason } from './distrust.ts';
import { type ProxyServer, proxyName } from './proxy.ts';

/** Timeout after which a dead IPv6 is left for IPv4. Node's own quarter of a second is too short for a satellite. */
export const nextAddressMs = 600;

/** A failed connection through a proxy. `status` is that of an HTTP proxy's answer. */
export class ProxyFailed extends Error {
  readonly code = 'PROXY_FAILED';
  /** `host:port` */
  readonly proxy: string;
  readonly reason: 'unreachable' | 'login' | 'refused' | 'cut' | 'untrusted';
  readonly status: number | null;

  constructor(
    proxy: ProxyServer,
    reason: ProxyFailed['reason'],
    message: string,
    status: number | null = null,
  ) {
    super(`The proxy ${proxyName(proxy)} ${message}`);
    this.name = 'ProxyFailed';
    this.proxy = proxyName(proxy);
    this.reason = reason;
    this.status = status;
  }
}

/** Builds the failure of a proxy. */
export function proxyTrouble({ message, proxy, reason, status }: ProxyFailed): ErrorData {
  return errorData('proxy-trouble', message, { proxy, reason, ...(status === null ? {} : { status }) });
}

export interface Destination {
  /** A name is resolved by the proxy. */
  readonly host: string;
  readonly port: number;
}

/**
 * Opens a connection to a destination through a proxy.
 * @throws {ProxyFailed}; what the signal says when it is aborted
 */
export async function openTunnel(
  proxy: ProxyServer,
  to: Destination,
  secureContext: SecureContext | undefined,
  signal: AbortSignal,
): Promise<Socket> {
  try {
    return proxy.kind === 'socks5'
      ? await throughSocks(proxy, to, signal)
      : await throughHttp(proxy, to, secureContext, signal);
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof ProxyFailed) throw thrown;
    const { code = 'unknown' } = thrown as NodeJS.ErrnoException;
    if (distrustReason(code) !== null)
      throw new ProxyFailed(proxy, 'untrusted', `shows a certificate that is not trusted (${code})`);
    throw new ProxyFailed(proxy, 'unreachable', `cannot be reached (${code})`);
  }
}

function throughHttp(
  proxy: ProxyServer,
  to: Destination,
  secureContext: SecureContext | undefined,
  signal: AbortSignal,
): Promise<Socket> {
  const { host, port } = to;
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const { user, password } = proxy;
  const secret = Buffer.from(`${user ?? ''}:${password ?? ''}`).toString('base64');
  const options: RequestOptions = {
    method: 'CONNECT',
    host: proxy.host,
    port: proxy.port,
    path: authority,
    signal,
    headers: { host: authority, ...(user !== null && { 'proxy-authorization': `Basic ${secret}` }) },
    createConnection: () => (proxy.kind === 'https' ? secured(proxy, secureContext) : openSocket(proxy)),
  };
  return new Promise((resolve, reject) => {
    const asked = request(options);
    let isThere = false;
    asked.once('socket', (socket) => {
      socket.once(proxy.kind === 'https' ? 'secureConnect' : 'connect', () => {
        isThere = true;
      });
    });
    asked.once('error', (thrown) => reject(isThere ? cut(proxy, to) : thrown));
    // Any other answer than to CONNECT comes this way.
    asked.once('response', (response) => {
      response.destroy();
      reject(refusal(proxy, response.statusCode ?? 0));
    });
    asked.once('connect', (response, socket) => {
      asked.removeAllListeners('error');
      const status = response.statusCode ?? 0;
      if (status >= 200 && status < 300) return resolve(socket as Socket);
      socket.destroy();
      reject(refusal(proxy, status));
    });
    asked.end();
  });
}

const cut = (proxy: ProxyServer, to: Destination) =>
  new ProxyFailed(proxy, 'cut', `cuts the connection to ${to.host}`);

const eyes = { autoSelectFamily: true, autoSelectFamilyAttemptTimeout: nextAddressMs } as const;

function openSocket({ host, port }: ProxyServer, signal?: AbortSignal): Socket {
  return connect({ host, port, ...eyes, ...(signal && { signal }) });
}

function secured({ host, port }: ProxyServer, secureContext: SecureContext | undefined): Socket {
  return connectTls({
    host,
    port,
    ...eyes,
    ...(secureContext && { secureContext }),
    ...(isIP(host) === 0 && { servername: host }),
  });
}

function refusal(proxy: ProxyServer, status: number): ProxyFailed {
  // tinyproxy answers to a wrong password as a site would.
  return status === 407 || status === 401
    ? new ProxyFailed(proxy, 'login', 'wants a name and a password', status)
    : new ProxyFailed(proxy, 'refused', `does not let the connection through (HTTP ${status})`, status);
}

async function throughSocks(proxy: ProxyServer, to: Destination, signal: AbortSignal): Promise<Socket> {
  // Loaded when it is needed: few have such a proxy, and every start would wait for it.
  const { SocksClient } = await import('socks');
  signal.throwIfAborted();
  const { host, port, user, password } = proxy;
  const socket = openSocket(proxy, signal);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject);
  });
  try {
    const opened = SocksClient.createConnection({
      proxy: { host, port, type: 5, ...(user !== null && { userId: user, password: password ?? '' }) },
      command: 'connect',
      destination: to,
      existing_socket: socket,
      // The caller has a timeout of its own; this only has to be longer.
      timeout: 600_000,
    });
    return (await opened).socket;
  } catch (thrown) {
    socket.destroy();
    const words = thrown instanceof Error ? thrown.message : '';
    if (/authentication|no accepted|login/i.test(words))
      throw new ProxyFailed(proxy, 'login', 'wants a name and a password');
    if (/closed|ECONNRESET|EPIPE/i.test(words)) throw cut(proxy, to);
    throw new ProxyFailed(proxy, 'refused', `does not let the connection through (${words})`);
  }
}
