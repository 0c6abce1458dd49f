import { randomBytes, randomUUID } from 'node:crypto';
import { builtInDestination } from '../../../../contract/destinations.ts';
import { insert } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { NewJob, StoredJob } from '../types.ts';
import { jobTable } from './job-row.ts';

// Letters and digits that cannot be taken for one another; 32 of them, so that each random byte gives one evenly.
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Creates a random name of 100 bits. */
function uploadKey(): string {
  let key = '';
  for (const byte of randomBytes(20)) key += alphabet.charAt(byte % alphabet.length);
  return key;
}

/** Adds jobs as `queued`; 100,000 take about 2 s on two busy cores. */
export function addJobs({ db, now }: Tables) {
  const put = insert(db, jobTable, { omit: ['seq'] });
  return (jobs: readonly NewJob[]): StoredJob[] => {
    const time = now();
    return jobs.map(({ edit = false, ...added }) => {
      const job: StoredJob = {
        ...jobTable.blank,
        ...added,
        host: added.host ?? builtInDestination,
        route: added.route ?? null,
        mirrorTo: added.mirrorTo ?? null,
        mirrorOf: added.mirrorOf ?? null,
        offered: added.offered ?? false,
        metadata: added.metadata ?? null,
        id: randomUUID(),
        seq: 0,
        state: 'queued',
        hasThumbnail: false,
        held: edit ? { why: 'edit', settled: false } : null,
        attempts: 0,
        maybeTwice: false,
        notBefore: added.notBefore ?? 0,
        uploadKey: uploadKey(),
        postId: added.postId ?? null,
        createdAt: time,
        updatedAt: time,
      };
      return { ...job, seq: Number(put(job).lastInsertRowid) };
    });
  };
}
