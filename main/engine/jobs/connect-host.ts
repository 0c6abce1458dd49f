import type { Settings } from '../../../contract/settings.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import { createScheduler } from '../scheduler/index.ts';
import type { PlannerSettings, Scheduler } from '../scheduler/types.ts';
import type { Store } from '../store/store.ts';

export interface HostConfig {
  readonly apiUrl: string | null;
  readonly clientId: string | null;
}

/** Resolves the host's configuration; the environment takes precedence over the settings. */
export function resolveHostConfig(environment: HostConfig, settings: Settings): HostConfig {
  return {
    apiUrl: environment.apiUrl ?? settings.apiUrl,
    clientId: environment.clientId ?? settings.clientId,
  };
}

/** Extracts the settings that the planner uses. Local time is resolved with the UTC offset at `now`. */
export function plannerSettings(settings: Settings, now: number): Omit<PlannerSettings, 'paused'> {
  const utcOffsetMinutes = -new Date(now).getTimezoneOffset();
  return {
    maxParallel: settings.maxParallelUploads,
    bandwidth: settings.bandwidthLimit,
    quietHours: settings.quietHours && { ...settings.quietHours, utcOffsetMinutes },
  };
}

const longestWindowMs = 24 * 3_600_000;

/** Creates the scheduler of a host, with its ledger where an earlier run left it. */
export function openScheduler(options: {
  host: Host;
  quotaKey: string;
  store: Pick<Store, 'ledger' | 'accounts' | 'settings'>;
  clock: Clock;
  random: () => number;
}): Scheduler {
  const { host, quotaKey, store, clock, random } = options;
  const snapshot = store.ledger.load(host.id, quotaKey);
  // Of a ledger that is lost at least what was spent within its longest window is known from the attempts.
  const leftOver = snapshot
    ? store.ledger.listLeftOver(host.id, quotaKey)
    : store.ledger.listSpent(host.id, quotaKey, clock.now() - longestWindowMs);
  return createScheduler({
    rules: host.budgets,
    snapshot,
    accounts: store.accounts.list().map(({ id }) => id),
    leftOver,
    settings: {
      paused: store.settings.isPaused(),
      ...plannerSettings(store.settings.read(), clock.now()),
      ...(host.maxParallel === undefined ? {} : { mostAtOnce: host.maxParallel }),
      beginsAhead: host.maxParallel === undefined,
      ...(host.initialParallel === undefined ? {} : { initialParallel: host.initialParallel }),
    },
    random,
    now: clock.now(),
    ...(clock.steady ? { steady: clock.steady } : {}),
  });
}
