import type { CreditsView } from '../../../contract/credits.ts';
import type { Job, QueueSummary } from '../../../contract/job.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import type { Scheduler } from '../scheduler/types.ts';
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

export function createProjection(options: {
  readonly store: Pick<Store, 'jobs'>;
  readonly clock: Clock;
  readonly dispatcher: {
    readonly connection: { readonly scheduler: Scheduler; readonly host: Host };
    readonly activeUploads: number;
    globalBlock(): WaitReason | null;
  };
  isPaused(): boolean;
  reasonFor(id: string): WaitReason | null;
  /** The account whose budgets are shown beside the shared ones. */
  account(): string | null;
}): Projection {
  const { store, clock, dispatcher, isPaused, reasonFor } = options;
  const progress = new Map<string, { sent: number; total: number }>();
  const etas = createEtaCache({
    now: clock.now,
    forecast: () => dispatcher.connection.scheduler.forecast(clock.now()),
    reasonFor,
  });
  return {
    job: (stored) =>
      toJobView(stored, {
        paused: isPaused(),
        reason: reasonFor(stored.id),
        doneBy: dispatcher.globalBlock() ? null : etas.doneBy(stored.id),
        progress: progress.get(stored.id) ?? null,
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
        doneBy: paused || dispatcher.globalBlock() ? null : etas.allDoneBy,
      };
    },
    credits() {
      const { scheduler, host } = dispatcher.connection;
      const now = clock.now();
      const hold = dispatcher.globalBlock();
      const isAtRest = scheduler.size === 0 || isPaused() || dispatcher.activeUploads > 0;
      return {
        budgets: [...scheduler.views(now, options.account())],
        uploadsNow: hold ? 0 : scheduler.uploadsNow(now, host.uploadCost, options.account()),
        strikes: scheduler.strikes,
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
