import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '../../../contract/settings.ts';
import type { OAuthClient } from '../accounts/oauth-client.ts';
import type { Clock } from '../clock.ts';
import { createEmitter, type EventSource } from '../events.ts';
import type { Credentials, FullHost, Host } from '../hosts/host.ts';
import { ownAllowance } from '../ledger/allowance.ts';
import type { Ledgers } from '../ledger/index.ts';
import type { PlannerSettings } from '../scheduler/types.ts';
import type { Store } from '../store/store.ts';
import { type HostConfig, openScheduler, resolveHostConfig } from './connect-host.ts';
import type { ConnectionEvents } from './events.ts';
import type { BuiltInConnection, HostConnection } from './host-connection.ts';

/** Owns the connections in use: one a destination. */
export interface HostConnections extends Pick<EventSource<ConnectionEvents>, 'on'> {
  /** That of the built-in destination, which is always open. */
  readonly builtIn: BuiltInConnection;
  readonly oauthClient: OAuthClient;
  /** The connection of a destination; null while it is not open. */
  of(destination: string): HostConnection | null;
  all(): readonly HostConnection[];
  /** Opens a destination, or replaces its host; emits `switched`. */
  open(host: Host, isRepeatable: boolean): void;
  /** Closes a destination for good. */
  shut(destination: string): Promise<void>;
  /** Changes the planning of all destinations. */
  changePlanning(settings: Partial<PlannerSettings>): void;
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
  readonly createHost: (apiUrl: string | null) => FullHost;
  readonly environment: HostConfig;
  readonly ledgers: Ledgers;
  readonly clock: Clock;
  readonly random: () => number;
}): HostConnections {
  const { store, environment, ledgers, clock, random } = options;
  const { on, emit } = createEmitter<ConnectionEvents>();

  const connect = <H extends Host>(
    host: H,
    quotaKey: string,
    who: Pick<HostConnection, 'credentials' | 'clientId' | 'isRepeatable'>,
  ) => {
    const scheduler = openScheduler({ host, quotaKey, store, clock, random });
    // Nobody to ask as spends nothing that others could count.
    const allowance =
      who.credentials === null ? ownAllowance : ledgers.open({ rules: host.budgets, quotaKey, scheduler });
    return { host, scheduler, allowance, quotaKey, ...who };
  };
  const connectBuiltIn = ({ apiUrl, clientId }: HostConfig) => {
    const host = options.createHost(apiUrl);
    const credentials: Credentials | null = clientId ? { kind: 'anonymous', clientId } : null;
    const who = { credentials, clientId, isRepeatable: false };
    return connect(host, `${host.origin} ${clientId ?? 'nobody'}`, who);
  };

  let config = resolveHostConfig(environment, store.settings.read());
  let { proxy, ledger } = store.settings.read();
  let builtIn: BuiltInConnection = connectBuiltIn(config);
  const others = new Map<string, HostConnection>();
  /** Replaced connections that are still open; each with what cancels its closing. */
  const retiring = new Map<HostConnection, () => void>();

  const retireLater = (connection: HostConnection) => {
    const { host, allowance } = connection;
    const callOff = clock.after(
      retireAfterMs,
      () =>
        void host.retire().then(() => {
          allowance.close();
          retiring.delete(connection);
        }),
    );
    retiring.set(connection, callOff);
  };
  const all = (): HostConnection[] => [builtIn, ...others.values()];

  return {
    on,
    all,
    get builtIn() {
      return builtIn;
    },
    get oauthClient() {
      return { host: builtIn.host, clientId: builtIn.clientId };
    },
    of: (destination) => (destination === builtIn.host.id ? builtIn : (others.get(destination) ?? null)),
    open(host, isRepeatable) {
      const before = others.get(host.id);
      if (before) retireLater(before);
      const who = { credentials: { kind: 'own' }, clientId: null, isRepeatable } as const;
      const connection = connect(host, `${host.origin} ${host.kind}`, who);
      others.set(host.id, connection);
      emit('switched', connection);
    },
    async shut(destination) {
      const before = others.get(destination);
      if (!before) return;
      others.delete(destination);
      before.allowance.close();
      await before.host.close();
    },
    changePlanning(settings) {
      for (const { scheduler } of all()) scheduler.changeSettings(settings);
    },
    applySettings(settings) {
      const next = resolveHostConfig(environment, settings);
      const isSameWay = isDeepStrictEqual(settings.proxy, proxy);
      const isSameLedger = isDeepStrictEqual(settings.ledger, ledger);
      const isSameHost = next.apiUrl === config.apiUrl && next.clientId === config.clientId;
      if (isSameHost && isSameWay && isSameLedger) return;
      config = next;
      proxy = settings.proxy;
      ledger = settings.ledger;
      retireLater(builtIn);
      builtIn = connectBuiltIn(next);
      emit('switched', builtIn);
      if (!isSameWay || !isSameLedger) emit('way-changed');
    },
    async close() {
      const open = [...all(), ...retiring.keys()];
      for (const callOff of retiring.values()) callOff();
      retiring.clear();
      for (const { allowance } of open) allowance.close();
      await Promise.all(open.map(({ host }) => host.close()));
    },
  };
}
