import { dirname } from 'node:path';
import type { RemoteImage } from '../../../../contract/host.ts';
import type { HistoryItem } from '../../../../contract/library.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { createHistoryWriter } from './add-history.ts';
import { requestSharing } from './request-sharing.ts';

interface Arrived {
  readonly remote: RemoteImage;
  readonly historyId: string;
}

/** Prepares the writing of an uploaded job into history. */
export function createUploadRecorder(tables: Tables) {
  const addHistory = createHistoryWriter(tables);
  const share = requestSharing(tables);
  return (job: StoredJob, arrived: Arrived, host: string): HistoryItem => {
    const item = toHistoryItem(job, arrived, host, tables.now());
    const { uploadedAt } = addHistory({ ...item, folder: folderOf(job) }, job.look);
    // The host takes everything as hidden; showing it to everybody is another step, which is written down with this one.
    if (job.privacy === 'public' && job.postId === null) share(item.id, 'public', false);
    return { ...item, uploadedAt };
  };
}

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
