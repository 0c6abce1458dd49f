import type { Clock } from '../clock.ts';
import type { Emitter } from '../events.ts';
import type { Projection } from '../publish/projection.ts';
import type { Store } from '../store/store.ts';
import { createCoalescer } from './coalesce.ts';
import { plannerSettings } from './connect-host.ts';
import type { QueueEvents, StageEvents } from './events.ts';
import type { HostConnections } from './host-connections.ts';
import type { OpenJobs } from './open-jobs.ts';

/**
 * Minimum interval between two refreshes of the ETAs; they never take more than a twentieth of the time. With each upload
 * the places of all behind it change: of a long queue that is a message of hundreds of jobs.
 */
const refreshIntervalMs = (open: number) => (open > shortQueue ? 1_000 : 250);
const shortQueue = 40;
const refreshShare = 20;

/** Recomputes ETAs and wait reasons after the plan changed, and emits those that moved. */
export function startPlanRefresher(options: {
  readonly store: Pick<Store, 'settings'>;
  readonly clock: Clock;
  readonly connections: HostConnections;
  readonly openJobs: OpenJobs;
  readonly projection: Projection;
  readonly reports: Emitter<StageEvents>;
  readonly events: Emitter<QueueEvents>;
}): { stop(): void } {
  const { store, clock, connections, openJobs, projection, reports, events } = options;
  let localOffset = new Date(clock.now()).getTimezoneOffset();

  /** Applies the present UTC offset to the quiet hours: summer time and journeys move local time. */
  const followLocalTime = () => {
    const offset = new Date(clock.now()).getTimezoneOffset();
    if (offset === localOffset) return;
    localOffset = offset;
    connections.changePlanning(plannerSettings(store.settings.read(), clock.now()));
  };

  const refresher = createCoalescer(
    clock,
    () => refreshIntervalMs(openJobs.count),
    refreshShare,
    () => {
      followLocalTime();
      events.emit('jobs-changed', projection.refreshEtas(openJobs.ids()));
      events.emit('views-changed');
    },
  );
  reports.on('plan-changed', refresher.request);
  return { stop: refresher.stop };
}
