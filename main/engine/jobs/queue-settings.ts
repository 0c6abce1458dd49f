import type { Settings } from '../../../contract/settings.ts';
import type { Clock } from '../clock.ts';
import type { Emitter } from '../events.ts';
import type { Store } from '../store/store.ts';
import type { BandwidthLimiter } from './bandwidth-limiter.ts';
import { plannerSettings } from './connect-host.ts';
import type { QueueEvents } from './events.ts';
import type { HostConnections } from './host-connections.ts';

/** Writes the settings and the pause, and applies them to what runs. */
export interface QueueSettings {
  readonly isPaused: boolean;
  setPaused(paused: boolean): void;
  changeSettings(patch: Partial<Settings>): Settings;
  /** Takes settings back to their defaults. */
  resetSettings(names: readonly (keyof Settings)[]): Settings;
}

export function createQueueSettings(options: {
  readonly store: Pick<Store, 'settings'>;
  readonly clock: Clock;
  readonly connections: HostConnections;
  readonly limiter: Pick<BandwidthLimiter, 'setRate'>;
  readonly events: Emitter<QueueEvents>;
}): QueueSettings {
  const { store, clock, connections, limiter, events } = options;
  let isPaused = store.settings.isPaused();
  const apply = (settings: Settings) => {
    connections.changePlanning(plannerSettings(settings, clock.now()));
    limiter.setRate(settings.bandwidthLimit);
    connections.applySettings(settings);
    events.emit('settings-changed', settings);
    return settings;
  };
  return {
    get isPaused() {
      return isPaused;
    },
    setPaused(paused) {
      isPaused = paused;
      store.settings.setPaused(paused);
      connections.changePlanning({ paused });
      events.emit('pause-changed', paused);
    },
    changeSettings: (patch) => apply(store.settings.write(patch)),
    resetSettings: (names) => apply(store.settings.clear(names)),
  };
}
