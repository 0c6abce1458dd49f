import type { Job } from '../../../contract/job.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';

/** A job as the engine tells of it; what a test does not care about is as for a fresh one. */
export function jobOf(id: string, patch: Partial<Job> = {}): Job {
  return {
    id,
    seq: 1,
    batchId: 'batch',
    origin: 'command-line',
    folder: null,
    source: { kind: 'file', path: `/pictures/${id}.png` },
    name: `${id}.png`,
    title: null,
    description: null,
    privacy: 'hidden',
    account: null,
    lane: 'normal',
    state: 'queued',
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
    ...patch,
  };
}

export const uploadedJob = (id: string): Job =>
  jobOf(id, {
    state: 'uploaded',
    endedAt: 1,
    remote: {
      id: `remote-${id}`,
      link: `https://i.example/${id}.png`,
      page: `https://example/${id}`,
      deletehash: `delete-${id}`,
      mime: null,
      width: null,
      height: null,
      bytes: null,
    },
  });

export const waitingJob = (id: string, reason: WaitReason): Job => jobOf(id, { state: 'waiting', reason });
