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
  if (!URL.canParse(address)) return null;
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
export const withoutLogin = (text: string) => text.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1');

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
 * Parses the answer of a PAC script, such as `PROXY a:8080; SOCKS5 b:1080; DIRECT`, in order; invalid parts are
 * left out.
 */
export function parsePacAnswer(text: string): Route[] {
  const routes = text.split(';').flatMap((entry): Route[] => {
    const [kind = '', address] = entry.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return ['direct'];
    const scheme = pacKinds[kind.toUpperCase()];
    const proxy = scheme !== undefined && address ? parseProxy(`${scheme}://${address}`) : null;
    return proxy ? [proxy] : [];
  });
  return routes.length === 0 ? ['direct'] : routes.slice(0, mostRoutes);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
