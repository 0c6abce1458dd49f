import type { Job } from '../../contract/job.ts';
import type { HistoryItem } from '../../contract/library.ts';

/** Creates records as the engine sends them, each to be changed as a test needs it. */

/** Creates a job that waits for nothing, to be changed as a test needs it. */
export function jobWith(change: Partial<Job> & { id: string }): Job {
  return {
    seq: Number(change.id.replace(/\D/g, '')) || 0,
    batchId: 'batch',
    origin: 'drop',
    folder: null,
    source: { kind: 'file', path: '/pictures/one.png' },
    name: 'one.png',
    title: null,
    description: null,
    privacy: 'hidden',
    host: 'imgur',
    account: null,
    lane: 'normal',
    state: 'ready',
    reason: null,
    doneBy: null,
    media: null,
    hasThumbnail: false,
    progress: null,
    attempts: 0,
    error: null,
    maybeTwice: false,
    remote: null,
    createdAt: 0,
    updatedAt: 0,
    endedAt: null,
    ...change,
  };
}

/** Creates a picture at the host whose link was never checked. */
export function remoteImage(id: string, change: Partial<Remote> = {}): Remote {
  return {
    id,
    link: `https://i.imgur.com/${id}.png`,
    page: `https://imgur.com/${id}`,
    deletehash: null,
    mime: null,
    width: null,
    height: null,
    bytes: null,
    ...change,
  };
}
type Remote = HistoryItem['remote'];

/** Creates an uploaded picture. */
export function historyItemWith(change: Partial<HistoryItem> & { id: string }): HistoryItem {
  return {
    jobId: `job of ${change.id}`,
    host: 'imgur',
    name: 'one.png',
    title: null,
    description: null,
    privacy: 'hidden',
    account: null,
    origin: 'drop',
    media: {
      kind: 'image',
      mime: 'image/png',
      bytes: 10,
      width: 1,
      height: 1,
      animated: false,
      sha256: 'aa',
    },
    hasThumbnail: false,
    remote: remoteImage('abc'),
    maybeTwice: false,
    uploadedAt: 0,
    ...change,
  };
}
