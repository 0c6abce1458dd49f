import type { UploadBody } from '../hosts/host.ts';
import type { WorkItem } from '../scheduler/types.ts';
import type { StoredJob } from '../store/types.ts';
import type { HostConnection } from './host-connection.ts';
import type { Interruption } from './retry-policy.ts';

/** An upload in flight, or begun ahead. */
export interface Attempt {
  readonly id: string;
  readonly at: HostConnection;
  readonly job: StoredJob;
  readonly item: WorkItem;
  readonly body: UploadBody;
  /** When it began; once its turn has come, when that was. */
  startedAt: number;
  /** Resolves when it may be sent, or was called off. */
  readonly turn: PromiseWithResolvers<void>;
  readonly abort: AbortController;
  /** Failed attempts of this job in a row before this one. */
  readonly failures: number;
  /** The commit, once it has begun; see `UploadHooks.onCommit`. */
  committing: Promise<void> | null;
  interruption: Interruption;
  /** When its last bytes were sent; null before. */
  committedAt: number | null;
  ended: Promise<void>;
}

/** Builds the body that is sent for a job; null where its content is not known. */
export function uploadBodyOf(job: StoredJob): UploadBody | null {
  if (job.source.kind === 'url') return { kind: 'url', url: job.source.url };
  const { media, outgoing } = job;
  if (!media || !outgoing) return null;
  const { bytes, sha256, recipe } = outgoing;
  return { kind: 'file', path: job.source.path, media: { ...media, bytes, sha256 }, recipe };
}
