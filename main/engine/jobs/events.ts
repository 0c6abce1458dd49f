import type { EngineEvent } from '../../../contract/engine.ts';
import type { HistoryItem } from '../../../contract/library.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { StoredJob } from '../store/types.ts';
import type { HostConnection } from './host-connection.ts';

type Announcement<K extends EngineEvent['kind']> = Omit<Extract<EngineEvent, { kind: K }>, 'seq' | 'kind'>;

/** Events of the queue for the other rooms. */
export interface QueueEvents {
  'jobs-changed': readonly [ids: readonly string[]];
  'jobs-removed': readonly [ids: readonly string[]];
  progressed: readonly [id: string, sent: number, total: number];
  uploaded: readonly [job: StoredJob];
  'history-added': readonly [item: HistoryItem];
  /** Displayed properties of library items changed. */
  'items-changed': readonly [ids: readonly string[]];
  /** Summary or credits changed. */
  'views-changed': readonly [];
  'settings-changed': readonly [settings: Settings];
  'pause-changed': readonly [isPaused: boolean];
  /** Another destination is out, or for another reason, or none is. */
  'outages-changed': readonly [];
  'batch-ended': readonly [end: Announcement<'batch-ended'>];
  sharing: readonly [state: Announcement<'sharing'>];
  recovered: readonly [found: Announcement<'recovered'>];
}

/** Events by which stages report on the jobs that they move; the router handles them. */
export interface StageEvents {
  /** The planner wants a job that is not prepared yet. */
  wanted: readonly [id: string];
  /** Displayed properties of a job changed; its state did not. */
  changed: readonly [id: string];
  /** Jobs are new, or were reopened. */
  registered: readonly [jobs: readonly StoredJob[]];
  prepared: readonly [job: StoredJob];
  'preparing-failed': readonly [job: StoredJob];
  progressed: readonly [id: string, sent: number, total: number];
  /** Its thumbnail was drawn. */
  drawn: readonly [id: string];
  /** An attempt did not end the job: it is ready again, uncertain, or being processed by the host. */
  retried: readonly [job: StoredJob];
  /** The job's last transition for now; `history` when it was uploaded. */
  ended: readonly [job: StoredJob, history: HistoryItem | null];
  /** The job resumes at the stage of its state. */
  resumed: readonly [job: StoredJob];
  /** It goes to another destination than was thought, and is queued for that. */
  rerouted: readonly [job: StoredJob];
  /** It was uploaded, and its mirror is to be made before its picture is let go. */
  'to-mirror': readonly [job: StoredJob];
  /** Another machine that spends the same allowance has sent the job's picture. */
  elsewhere: readonly [id: string];
  /** The job was held. */
  held: readonly [job: StoredJob];
  /** It was looked which destinations are out. */
  'outages-seen': readonly [];
  /** Ledger, plan or block changed, so that ETAs may have moved. */
  'plan-changed': readonly [];
}

export interface ConnectionEvents {
  /** A connection was opened, or replaced another one to its destination; attempts in flight end on their old one. */
  switched: readonly [connection: HostConnection];
  /** Another proxy leads out, or another ledger counts: what was opened before goes the old way. */
  'way-changed': readonly [];
}
