import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '../../../contract/settings.ts';
import type { OAuthClient } from '../accounts/oauth-client.ts';
import type { Clock } from '../clock.ts';
import { createEmitter, type EventSource } from '../events.ts';
import type { Host } from '../hosts/host.ts';
import type { Store } from '../store/store.ts';
import type { InterruptedAttempt } from '../store/types.ts';
import { connectHost, type HostConfig, resolveHostConfig } from './connect-host.ts';
import type { ConnectionEvents } from './events.ts';
import type { HostConnection } from './host-connection.ts';

/** Owns the connection in use: host and application. */
export interface HostConnections extends Pick<EventSource<ConnectionEvents>, 'on'> {
  readonly current: HostConnection;
  readonly host: Host;
  readonly oauthClient: OAuthClient;
  /** Reconnects where these settings name another host, application or API address; emits `switched`. */
  applySettings(settings: Settings): void;
  /** Closes all connections, including those to hosts used before. */
  close(): Promise<void>;
}

/**
 * Delay before a replaced connection is closed. An attempt that had begun on it may still be waiting for its token;
 * only then it asks. What is under way when this is over goes on to its end.
 */
const retireAfterMs = 60_000;

export function createHostConnections(options: {
  readonly store: Pick<Store, 'ledger' | 'accounts' | 'settings'>;
  readonly createHost: (apiUrl: string | null) => Host;
  readonly environment: HostConfig;
  readonly clock: Clock;
  readonly random: () => number;
  readonly leftOver: readonly InterruptedAttempt[];
}): HostConnections {
  const { store, environment, clock, random } = options;
  const { on, emit } = createEmitter<ConnectionEvents>();

  const connect = ({ apiUrl, clientId }: HostConfig, leftOver: readonly InterruptedAttempt[]) =>
    connectHost({ host: options.createHost(apiUrl), clientId, store, clock, random, leftOver });

  let config = resolveHostConfig(environment, store.settings.read());
  let proxy = store.settings.read().proxy;
  let current = connect(config, options.leftOver);
  /** Replaced hosts whose connections are still open; each with what cancels their closing. */
  const retiring = new Map<Host, () => void>();

  const retireLater = (host: Host) => {
    const callOff = clock.after(retireAfterMs, () => void host.retire().then(() => retiring.delete(host)));
    retiring.set(host, callOff);
  };

  return {
    on,
    get current() {
      return current;
    },
    get host() {
      return current.host;
    },
    get oauthClient() {
      return { host: current.host, clientId: current.clientId };
    },
    applySettings(settings) {
      const next = resolveHostConfig(environment, settings);
      const isSameWay = isDeepStrictEqual(settings.proxy, proxy);
      if (next.apiUrl === config.apiUrl && next.clientId === config.clientId && isSameWay) return;
      config = next;
      proxy = settings.proxy;
      retireLater(current.host);
      current = connect(next, []);
      emit('switched', current);
    },
    async close() {
      const hosts = [current.host, ...retiring.keys()];
      for (const callOff of retiring.values()) callOff();
      retiring.clear();
      await Promise.all(hosts.map((host) => host.close()));
    },
  };
}
