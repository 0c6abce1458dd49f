import { AppError, errorData } from '../../../contract/app-error.ts';
import type { ProxySettings } from '../../../contract/network.ts';
import { isExempt, namesProxy, routeByEnvironment } from './environment-proxies.ts';
import { type ProxyServer, parsePacAnswer, parseProxy, type Route } from './proxy.ts';

export interface RoutingOptions {
  /** Returns the current settings. */
  settings(): ProxySettings;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Returns the password of these settings' server and user; null where none is stored. */
  password(settings: ProxySettings): Promise<string | null>;
  /** Returns the system's answer for an origin in the format of PAC; null where there is none. */
  askSystem(origin: string): Promise<string | null>;
}

/**
 * Chooses the ways to an address as the settings say.
 * The ways are refused with `bad-proxy` where a variable or the system is to name a proxy and does not.
 */
export function createRouting(options: RoutingOptions): (url: URL) => Promise<readonly Route[]> {
  const { environment, password, askSystem } = options;
  const byEnvironment = (url: URL) => [routeByEnvironment(url, environment)];
  return async (url) => {
    const settings = options.settings();
    switch (settings.source) {
      case 'none':
        return ['direct'];
      case 'environment':
        return byEnvironment(url);
      case 'manual': {
        const server = settings.server === null ? null : parseProxy(settings.server);
        if (!server || isExempt(url, settings.except)) return ['direct'];
        if (settings.user === null) return [server];
        return [{ ...server, user: settings.user, password: await password(settings) }];
      }
      case 'system': {
        // A user who set a variable meant programs like this one, whatever the desktop says.
        if (namesProxy(environment)) return byEnvironment(url);
        const answer = await askSystem(url.origin);
        return answer === null ? ['direct'] : parsePacAnswer(answer);
      }
    }
  };
}

/**
 * Validates these settings' server, and returns it in its one stored form.
 * @throws {AppError} `bad-proxy` for an invalid address, or one with a name and a password in it
 */
export function checkProxy(settings: ProxySettings): ProxySettings {
  const { source, server } = settings;
  if (server === null) {
    if (source !== 'manual') return settings;
    throw new AppError(errorData('bad-proxy', 'A proxy of one’s own needs an address', { reason: 'none' }));
  }
  const parsed = parseProxy(server);
  if (!parsed)
    throw new AppError(errorData('bad-proxy', 'That is no address of a proxy', { reason: 'address' }));
  if (parsed.user !== null || parsed.password !== null)
    throw new AppError(
      errorData('bad-proxy', 'Name and password are no part of the address', { reason: 'login' }),
    );
  return { ...settings, server: proxyAddress(parsed) };
}

const proxyAddress = ({ kind, host, port }: ProxyServer) =>
  `${kind}://${host.includes(':') ? `[${host}]` : host}:${port}`;
