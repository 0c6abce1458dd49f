import type { EngineEvent } from '../../../contract/engine.ts';
import type { HistoryItem } from '../../../contract/library.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { StoredJob } from '../store/types.ts';
import type { HostConnection } from './host-connection.ts';

type Announcement<K extends EngineEvent['kind']> = Omit<Extract<EngineEvent, { kind: K }>, 'seq' | 'kind'>;

/** What the queue tells the other rooms. */
export interface QueueEvents {
  'jobs-changed': readonly [ids: readonly string[]];
  'jobs-removed': readonly [ids: readonly string[]];
  progressed: readonly [id: string, sent: number, total: number];
  uploaded: readonly [job: StoredJob];
  'history-added': readonly [item: HistoryItem];
  /** What is shown of items of the library changed. */
  'items-changed': readonly [ids: readonly string[]];
  /** Summary or credits are others now. */
  'views-changed': readonly [];
  'settings-changed': readonly [settings: Settings];
  'pause-changed': readonly [isPaused: boolean];
  'batch-ended': readonly [end: Announcement<'batch-ended'>];
  recovered: readonly [found: Announcement<'recovered'>];
}

/** What stages report of the jobs that they move; the router acts on it. */
export interface StageEvents {
  /** The planner wants a job that was not looked at yet. */
  wanted: readonly [id: string];
  /** What is seen of a job changed, and not where it goes. */
  changed: readonly [id: string];
  prepared: readonly [job: StoredJob];
  'preparing-failed': readonly [job: StoredJob];
  progressed: readonly [id: string, sent: number, total: number];
  /** It has a thumbnail now. */
  drawn: readonly [id: string];
  /** An attempt did not end the job: it is ready once more, uncertain, or being made ready by the host. */
  retried: readonly [job: StoredJob];
  /** The job's last transition for now; `history` when it was uploaded. */
  ended: readonly [job: StoredJob, history: HistoryItem | null];
  /** It goes on from the stage of its state. */
  resumed: readonly [job: StoredJob];
  /** It does not go for now. */
  held: readonly [job: StoredJob];
  /** Ledger, plan or block changed, so that promises may have moved. */
  'plan-changed': readonly [];
}

export interface ConnectionEvents {
  /** Another host or application is in use; attempts under way end where they began. */
  switched: readonly [connection: HostConnection];
}
