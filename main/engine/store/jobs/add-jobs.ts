import { randomBytes, randomUUID } from 'node:crypto';
import { jobValues } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { NewJob, StoredJob } from '../types.ts';
import { emptyTally } from './tally.ts';

// Letters and digits that cannot be taken for one another; 32 of them, so that each random byte gives one evenly.
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** 100 random bits. */
function uploadKey(): string {
  let key = '';
  for (const byte of randomBytes(20)) key += alphabet.charAt(byte % alphabet.length);
  return key;
}

/** 100,000 jobs take about 2 s on two busy cores. */
export function addJobs({ db, now }: Tables) {
  const insert = db.prepare(`
    INSERT INTO jobs (id, batch_id, origin, folder, source, original, name, title, description, privacy, account, lane, duplicates, metadata, state,
      media, has_thumbnail, look, carries, outgoing, converted, held, attempts, error, maybe_twice, remote, not_before, upload_key, post_id, tally, created_at, updated_at, ended_at)
    VALUES (@id, @batchId, @origin, @folder, @source, @original, @name, @title, @description, @privacy, @account, @lane, @duplicates, @metadata,
      @state, @media, @hasThumbnail, @look, @carries, @outgoing, @converted, @held, @attempts, @error, @maybeTwice, @remote, @notBefore, @uploadKey, @postId, @tally, @createdAt, @updatedAt, @endedAt)`);
  return (jobs: readonly NewJob[]): StoredJob[] => {
    const time = now();
    return jobs.map(({ edit = false, ...added }) => {
      const job: StoredJob = {
        ...added,
        metadata: added.metadata ?? null,
        id: randomUUID(),
        seq: 0,
        state: 'queued',
        media: null,
        hasThumbnail: false,
        look: null,
        carries: null,
        outgoing: null,
        converted: null,
        held: edit ? { why: 'edit', settled: false } : null,
        original: null,
        attempts: 0,
        error: null,
        maybeTwice: false,
        remote: null,
        notBefore: added.notBefore ?? 0,
        uploadKey: uploadKey(),
        postId: added.postId ?? null,
        processing: null,
        tally: emptyTally,
        createdAt: time,
        updatedAt: time,
        endedAt: null,
      };
      return { ...job, seq: Number(insert.run(jobValues(job)).lastInsertRowid) };
    });
  };
}
