import type { CreditsView } from '../../../contract/credits.ts';
import type { Job, QueueSummary } from '../../../contract/job.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import type { Allowance } from '../ledger/allowance.ts';
import type { Forecast, Scheduler } from '../scheduler/types.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import { createEtaCache } from './eta.ts';
import { toJobView } from './job-view.ts';

/** The displayed state of the queue: stored jobs joined with progress, reasons and ETAs. */
export interface Projection {
  job(stored: StoredJob): Job;
  summary(): QueueSummary;
  credits(): CreditsView;
  progressed(id: string, sent: number, total: number): void;
  /** @returns ids of the jobs with another ETA or reason to publish */
  refreshEtas(ids: Iterable<string>): string[];
  forget(id: string): void;
}

/** Returns the obstacle of a reason; waiting for one's turn is none. */
const obstacleOf = (reason: WaitReason | null) => (reason?.kind === 'turn' ? null : reason);

/** What plans and sends the uploads of one destination. */
interface PlannedHost {
  readonly connection: {
    readonly scheduler: Scheduler;
    readonly host: Host;
    readonly allowance: Pick<Allowance, 'view'>;
  };
  readonly activeUploads: number;
  globalBlock(): WaitReason | null;
}

export function createProjection(options: {
  readonly store: Pick<Store, 'jobs'>;
  readonly clock: Clock;
  readonly dispatchers: {
    /** That of the host with accounts, whose budgets are shown. */
    readonly builtIn: PlannedHost;
    of(destination: string): PlannedHost | null;
    all(): readonly PlannedHost[];
  };
  /** Id of the job's destination; null for a job that is not open. */
  hostOf(id: string): string | null;
  /** Names a destination that is not the built-in one. */
  nameOf(destination: string): string | null;
  isPaused(): boolean;
  reasonFor(id: string): WaitReason | null;
  /** The account whose budgets are shown beside the shared ones. */
  account(): string | null;
}): Projection {
  const { store, clock, dispatchers, isPaused, reasonFor } = options;
  const progress = new Map<string, { sent: number; total: number }>();
  const etas = createEtaCache({
    now: clock.now,
    forecast: () => forecastAll(dispatchers, options.hostOf, clock.now()),
    reasonFor,
  });
  return {
    job: (stored) =>
      toJobView(stored, {
        paused: isPaused(),
        reason: reasonFor(stored.id),
        doneBy: dispatchers.of(stored.host)?.globalBlock() ? null : etas.doneBy(stored.id),
        progress: progress.get(stored.id) ?? null,
        service: options.nameOf(stored.host),
      }),
    summary() {
      const counts = store.jobs.count();
      const paused = isPaused();
      return {
        paused,
        open:
          counts.queued +
          counts.preparing +
          counts.ready +
          counts.held +
          counts.uploading +
          counts.uncertain +
          counts.processing -
          store.jobs.countDrafted(),
        uploading: counts.uploading,
        failed: counts.failed,
        uploaded: counts.uploaded,
        doneBy: paused || isAnyBlocked(dispatchers) ? null : etas.allDoneBy,
      };
    },
    credits() {
      const { scheduler, host, allowance } = dispatchers.builtIn.connection;
      const shared = allowance.view();
      const now = clock.now();
      const hold = dispatchers.builtIn.globalBlock();
      const isAtRest = scheduler.size === 0 || isPaused() || dispatchers.builtIn.activeUploads > 0;
      return {
        budgets: [...scheduler.views(now, options.account())],
        uploadsNow: hold ? 0 : scheduler.uploadsNow(now, host.uploadCost, options.account()),
        strikes: scheduler.strikes,
        ...(shared && { shared }),
        blocked: hold ?? (isAtRest ? null : obstacleOf(scheduler.decide(now).reason)),
      };
    },
    progressed: (id, sent, total) => void progress.set(id, { sent, total }),
    refreshEtas: (ids) => etas.refresh(ids),
    forget(id) {
      progress.delete(id);
      etas.forget(id);
    },
  };
}

type PlannedHosts = Parameters<typeof createProjection>[0]['dispatchers'];

/** Hosts that have something to do; the built-in one where none has. */
function busyHosts({ builtIn, all }: PlannedHosts): readonly PlannedHost[] {
  const busy = all().filter(
    ({ connection, activeUploads }) => connection.scheduler.size > 0 || activeUploads > 0,
  );
  return busy.length > 0 ? busy : [builtIn];
}

const isAnyBlocked = (dispatchers: PlannedHosts) =>
  busyHosts(dispatchers).some((host) => host.globalBlock() !== null);

/** Joins the forecasts of all hosts: each job is done when its own says so, all are when the last is. */
function forecastAll(
  dispatchers: PlannedHosts,
  hostOf: (id: string) => string | null,
  now: number,
): Forecast {
  const busy = busyHosts(dispatchers);
  const byHost = new Map(
    busy.map(({ connection }) => [connection.host.id, connection.scheduler.forecast(now)]),
  );
  const ends = [...byHost.values()].map(({ allDoneBy }) => allDoneBy);
  return {
    doneBy: (id) => byHost.get(hostOf(id) ?? '')?.doneBy(id) ?? null,
    allDoneBy: ends.reduce(
      (last, end) => (last === null || end === null ? null : Math.max(last, end)),
      ends[0] ?? null,
    ),
  };
}
