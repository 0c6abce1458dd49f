import type { Capabilities } from '../../../contract/capabilities.ts';
import type { CreditsView } from '../../../contract/credits.ts';
import type { Job, QueueSummary } from '../../../contract/job.ts';
import { isLoopback } from '../../../contract/loopback.ts';
import type { Lane, Origin } from '../../../contract/origin.ts';
import type { Clock } from '../clock.ts';
import type { Projection } from '../publish/projection.ts';
import { chooseLane } from '../sources/lane.ts';
import type { Store } from '../store/store.ts';
import type { Dispatchers } from './dispatchers.ts';
import type { HostConnections } from './host-connections.ts';

/** Read-only views of the queue for the user interface. */
export interface QueueViews {
  /** Returns all listed jobs, or those with these ids, listed or not. */
  jobs(ids?: readonly string[]): Job[];
  /** Returns those with these ids that are listed: what is told of a job late must not bring it back. */
  listedJobs(ids: readonly string[]): Job[];
  summary(): QueueSummary;
  credits(): CreditsView;
  /** When `count` uploads that came in now would be done, ms; null where it cannot be told. */
  whatIf(count: number, origin: Origin, lane?: Lane): number | null;
  hostView(): Capabilities['host'];
}

export function createQueueViews(options: {
  readonly store: Pick<Store, 'jobs' | 'settings'>;
  readonly clock: Clock;
  readonly connections: HostConnections;
  readonly dispatchers: Dispatchers;
  readonly projection: Projection;
}): QueueViews {
  const { store, clock, connections, dispatchers, projection } = options;
  return {
    jobs: (ids) => (ids ? store.jobs.getMany(ids) : store.jobs.list()).map(projection.job),
    listedJobs: (ids) => store.jobs.getListed(ids).map(projection.job),
    summary: projection.summary,
    credits: projection.credits,
    whatIf(count, origin, lane) {
      const { account, destination } = store.settings.read();
      const dispatcher = dispatchers.of(destination);
      if (!dispatcher || dispatcher.globalBlock()) return null;
      const { scheduler, host } = dispatcher.connection;
      return scheduler.whatIf(
        clock.now(),
        count,
        host.uploadCost,
        lane ?? chooseLane(origin, count),
        account,
      );
    },
    hostView() {
      const { host, credentials } = connections.builtIn;
      const isSandbox = isLoopback(new URL(host.origin).hostname);
      return { id: host.id, apiUrl: host.origin, hasClientId: credentials !== null, isSandbox };
    },
  };
}
