import { BlockList, isIP } from 'node:net';
import { parseProxy, type Route, uselessProxy } from './proxy.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Names in lower case go before those in capitals, as in curl. */
function variable(environment: Environment, lower: string): { name: string; text: string } | null {
  for (const name of [lower, lower.toUpperCase()]) {
    const text = environment[name]?.trim();
    if (text) return { name, text };
  }
  return null;
}

/** True if the environment names any proxy. */
export function namesProxy(environment: Environment): boolean {
  return ['https_proxy', 'http_proxy', 'all_proxy'].some((name) => variable(environment, name) !== null);
}

/**
 * The way to an address by `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`. Pure.
 * @throws {AppError} `bad-proxy`
 */
export function routeByEnvironment(url: URL, environment: Environment): Route {
  const own = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const set = variable(environment, own) ?? variable(environment, 'all_proxy');
  if (set === null || isExempt(url, variable(environment, 'no_proxy')?.text ?? '')) return 'direct';
  const proxy = parseProxy(set.text);
  if (proxy) return proxy;
  throw uselessProxy('variable', set.name, set.text);
}

/**
 * True if a list like that of `NO_PROXY` has the address: names with all below them (`example.com`, `.example.com`,
 * `*.example.com`), with or without a port, IP addresses, networks (`10.0.0.0/8`), or `*` for everything.
 */
export function isExempt(url: URL, list: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = Number(url.port) || (defaultPorts[url.protocol] ?? 0);
  return list
    .split(/[\s,;]+/)
    .filter((entry) => entry !== '')
    .some((entry) => entry === '*' || names(entry.toLowerCase(), host, port));
}

function names(entry: string, host: string, port: number): boolean {
  const [, net, bits] = /^([\da-f.:]+)\/(\d{1,3})$/.exec(entry) ?? [];
  if (net !== undefined) return isInNetwork(host, net, Number(bits));
  const [, name = entry, only] = /^(.*[^:]|\[.*\]):(\d+)$/.exec(isIP(entry) === 6 ? '' : entry) ?? [];
  if (only !== undefined && Number(only) !== port) return false;
  const bare = name.replace(/^\[|\]$/g, '').replace(/^\*?\./, '');
  return bare !== '' && (host === bare || (isIP(host) === 0 && host.endsWith(`.${bare}`)));
}

function isInNetwork(host: string, net: string, bits: number): boolean {
  const kind = isIP(net);
  if (kind === 0 || isIP(host) !== kind || bits > (kind === 6 ? 128 : 32)) return false;
  const family = kind === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(net, bits, family);
  return list.check(host, family);
}
