import type { Job } from '../../../contract/job.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import { jobWith, remoteImage } from '../../support/records.ts';

/** A job as the engine tells of it; what a test does not care about is as for a fresh one. */
export function jobOf(id: string, patch: Partial<Job> = {}): Job {
  return jobWith({
    id,
    seq: 1,
    origin: 'command-line',
    source: { kind: 'file', path: `/pictures/${id}.png` },
    name: `${id}.png`,
    state: 'queued',
    ...patch,
  });
}

export const uploadedJob = (id: string): Job =>
  jobOf(id, {
    state: 'uploaded',
    endedAt: 1,
    remote: remoteImage(`remote-${id}`, {
      link: `https://i.example/${id}.png`,
      page: `https://example/${id}`,
      deletehash: `delete-${id}`,
    }),
  });

export const waitingJob = (id: string, reason: WaitReason): Job => jobOf(id, { state: 'waiting', reason });
