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

/** Owns the connection in use: which host is asked, and as which application. */
export interface HostConnections extends Pick<EventSource<ConnectionEvents>, 'on'> {
  readonly current: HostConnection;
  readonly host: Host;
  readonly oauthClient: OAuthClient;
  /** Connects anew where these settings ask for another host, application or way there, told by `switched`. */
  applySettings(settings: Settings): void;
  close(): Promise<void>;
}

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
      current = connect(next, []);
      emit('switched', current);
    },
    close: () => current.host.close(),
  };
}
