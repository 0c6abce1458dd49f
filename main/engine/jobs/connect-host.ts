import type { Settings } from '../../../contract/records.ts';
import type { Clock } from '../clock.ts';
import type { Credentials, Host } from '../hosts/host.ts';
import { createScheduler } from '../scheduler/index.ts';
import type { PlannerSettings } from '../scheduler/types.ts';
import type { Store } from '../store/store.ts';
import type { LeftOver } from '../store/types.ts';
import type { Station } from './host-connection.ts';

export interface HostChoice {
  readonly apiUrl: string | null;
  readonly clientId: string | null;
}

/** What the environment says goes before what the settings say. */
export function chooseHost(environment: HostChoice, settings: Settings): HostChoice {
  return {
    apiUrl: environment.apiUrl ?? settings.apiUrl,
    clientId: environment.clientId ?? settings.clientId,
  };
}

/** As many uploads at once as the planner may find useful. */
const maxConcurrency = 6;

/** What of the settings the planner goes by. Local time is meant as it is at `now`. */
export function plannerSettings(
  settings: Settings,
  now: number,
): Pick<PlannerSettings, 'bandwidth' | 'quietHours'> {
  const utcOffsetMinutes = -new Date(now).getTimezoneOffset();
  return {
    bandwidth: settings.bandwidthLimit,
    quietHours: settings.quietHours && { ...settings.quietHours, utcOffsetMinutes },
  };
}

/** Opens a host's ledger where an earlier run left it. */
export function openStation(options: {
  host: Host;
  clientId: string | null;
  store: Store;
  clock: Clock;
  random: () => number;
  leftOver: readonly LeftOver[];
}): Station {
  const { host, clientId, store, clock, random } = options;
  const credentials: Credentials | null = clientId ? { kind: 'anonymous', clientId } : null;
  const spender = `${host.origin} ${clientId ?? 'nobody'}`;
  const scheduler = createScheduler({
    rules: host.budgets,
    snapshot: store.loadLedger(host.id, spender),
    accounts: store.listAccounts().map(({ id }) => id),
    leftOver: options.leftOver.filter((left) => left.host === host.id && left.spender === spender),
    settings: {
      paused: store.isPaused(),
      maxConcurrency,
      ...plannerSettings(store.readSettings(), clock.now()),
    },
    random,
    now: clock.now(),
    ...(clock.steady ? { steady: clock.steady } : {}),
  });
  return { host, scheduler, credentials, clientId, spender };
}
