import { AppError, errorData } from '../../../contract/app-error.ts';

/** A proxy server. */
export interface ProxyServer {
  readonly kind: 'http' | 'https' | 'socks5';
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  readonly password: string | null;
}

/** A route to a server: through a proxy, or direct. */
export type Route = ProxyServer | 'direct';

const schemes: Readonly<Record<string, { readonly kind: ProxyServer['kind']; readonly port: number }>> = {
  'http:': { kind: 'http', port: 80 },
  'https:': { kind: 'https', port: 443 },
  'socks:': { kind: 'socks5', port: 1080 },
  'socks5:': { kind: 'socks5', port: 1080 },
  // The proxy resolves names in either case: no other resolver has to know them.
  'socks5h:': { kind: 'socks5', port: 1080 },
};

/**
 * Parses `http://user:password@host:port` and the like; what has no scheme is an HTTP proxy. Null for anything
 * else.
 */
export function parseProxy(text: string): ProxyServer | null {
  const trimmed = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (URL.parse(address) === null) return null;
  const url = new URL(address);
  const scheme = schemes[url.protocol];
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!scheme || host === '') return null;
  const port = Number(url.port) || scheme.port;
  const [user, password] = [decoded(url.username), decoded(url.password)];
  return { kind: scheme.kind, host, port, user: user || null, password: password || null };
}

/** Formats `host:port`, for people: never the password. */
export const proxyName = ({ host, port }: ProxyServer) =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Text that is meant as an address, as it may be shown, whatever it is: up to the last `@` could be a password. */
const withoutLogin = (text: string) => text.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1');

/** PAC's own names of what may be in an answer. */
const pacKinds: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks5',
  SOCKS5: 'socks5',
};
const mostRoutes = 3;

/**
 * Parses the answer of a PAC script, such as `PROXY a:8080; SOCKS5 b:1080; DIRECT`, in order. Parts that are no
 * way here are left out, as long as another is left: nothing goes past a proxy because it is of an unknown kind.
 * @throws {AppError} `bad-proxy`
 */
export function parsePacAnswer(text: string): Route[] {
  const entries = text.split(';').map((entry) => entry.trim());
  const named = entries.filter((entry) => entry !== '');
  if (named.length === 0) return ['direct'];
  const routes = named.flatMap((entry): Route[] => {
    const [kind = '', address] = entry.split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return ['direct'];
    const scheme = pacKinds[kind.toUpperCase()];
    const proxy = scheme !== undefined && address ? parseProxy(`${scheme}://${address}`) : null;
    return proxy ? [proxy] : [];
  });
  if (routes.length === 0) throw uselessProxy('system', 'The system’s answer', text);
  return routes.slice(0, mostRoutes);
}

/**
 * Builds the failure of something that is to name a proxy and does not: whoever set it wants nothing to go past its
 * proxy, even where it is of no use.
 * @param name who says so: a variable's name, or the system
 */
export function uselessProxy(reason: 'variable' | 'system', name: string, text: string): AppError {
  const value = withoutLogin(text.trim());
  return new AppError(
    errorData('bad-proxy', `${name} is no address of a proxy: ${value}`, { reason, name, value }),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
