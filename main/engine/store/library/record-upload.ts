import { dirname } from 'node:path';
import type { RemoteImage } from '../../../../contract/host.ts';
import type { HistoryItem } from '../../../../contract/library.ts';
import { undoWindowMs } from '../../../../contract/limits.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { createHistoryWriter } from './add-history.ts';
import { createDeletionWriter } from './items.ts';
import { requestSharing } from './request-sharing.ts';

interface Original {
  readonly id: string;
  readonly presence: string;
  /** When the host was seen to have deleted it. */
  readonly deletedAt: number | null;
  /** When the last attempt of its copy began. */
  readonly startedAt: number | null;
}

const originalSql = `SELECT id, presence, deletion ->> 'at' AS deletedAt,
    (SELECT max(started_at) FROM attempts WHERE attempts.job_id = ?) AS startedAt
  FROM history WHERE job_id = ?`;

interface Arrived {
  readonly remote: RemoteImage;
  readonly historyId: string;
}

/** Prepares the writing of an uploaded job into history. */
export function createUploadRecorder(tables: Tables) {
  const addHistory = createHistoryWriter(tables);
  const share = requestSharing(tables);
  const writeDeletion = createDeletionWriter(tables);
  const originalOf = tables.db.prepare<[string, string], Original>(originalSql);
  return (job: StoredJob, arrived: Arrived, host: string): HistoryItem => {
    const item = toHistoryItem(job, arrived, host, tables.now());
    const original = job.mirrorOf === null ? undefined : originalOf.get(job.id, job.mirrorOf);
    const copyOf = original?.id ?? null;
    const { uploadedAt } = addHistory({ ...item, folder: folderOf(job), copyOf }, job.look);
    // The host takes everything as hidden; showing it to everybody is another step, which is written down with this one.
    if (job.privacy === 'public' && job.postId === null) share(item.id, 'public', false);
    // What came too late to be withdrawn with its original goes as that went.
    if (original && isBeingDeleted(original)) {
      const deleteAt = Math.floor(tables.now()) + undoWindowMs;
      writeDeletion(item.id, { state: 'scheduled', deleteAt });
    }
    return { ...item, uploadedAt };
  };
}

/** True where a copy was on its way when its original was deleted; one that was asked for afterwards is wanted. */
const isBeingDeleted = ({ presence, deletedAt, startedAt }: Original): boolean =>
  presence === 'deleting' ||
  (presence === 'deleted' && deletedAt !== null && startedAt !== null && startedAt < deletedAt);

function toHistoryItem(
  job: StoredJob,
  { historyId, remote }: Arrived,
  host: string,
  uploadedAt: number,
): HistoryItem {
  const { name, title, description, account, origin, media, hasThumbnail, maybeTwice } = job;
  const seen = { privacy: 'hidden', account } as const;
  const kept = { name, title, description, ...seen, origin, media, hasThumbnail, maybeTwice };
  const removed = [...(job.outgoing?.removed ?? [])];
  const sent = job.carries?.map(({ kind }) => kind).filter((kind) => !removed.includes(kind));
  const metadata = sent ? { removed, kept: sent } : null;
  return { ...kept, metadata, id: historyId, jobId: job.id, host, remote, uploadedAt };
}

/** Returns the folder of the file that was given, whatever was made of it since. */
function folderOf({ source, original }: StoredJob): string | null {
  const given = original ?? source;
  return given.kind === 'file' ? dirname(given.path) : null;
}
