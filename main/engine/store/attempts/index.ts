import type { Result } from '../../../../contract/bridge.ts';
import type { Access } from '../access.ts';
import type { AttemptEnd, AttemptResult, AttemptStart, StoredJob } from '../types.ts';
import { commitAttempt } from './commit-attempt.ts';
import { finishAttempt } from './finish-attempt.ts';
import { startAttempt } from './start-attempt.ts';

export interface AttemptStore {
  /** ready -> uploading. Stored with its reservation before the first byte is sent. */
  start(start: AttemptStart): Result<StoredJob>;
  /** Marks that the last bytes are about to be sent: from here on the picture may have arrived. */
  commit(attemptId: string): Result<void>;
  /** Starts several attempts in one transaction. */
  startAll(starts: readonly AttemptStart[]): Result<StoredJob>[];
  finish(end: AttemptEnd): Result<AttemptResult>;
  /** Commits several attempts in one transaction, durable once the store is flushed. */
  commitAll(attemptIds: readonly string[]): Result<void>[];
  /** Ends several attempts in one transaction, durable once the store is flushed. */
  finishAll(ends: readonly AttemptEnd[]): Result<AttemptResult>[];
}

export function attemptStore({ tables, write, writeSoon }: Access): AttemptStore {
  const start = startAttempt(tables);
  const commit = commitAttempt(tables);
  const finish = finishAttempt(tables);
  return {
    // Until it is committed the host has no whole picture, so that after a loss of power it is sent again without doubt.
    start: writeSoon(start),
    startAll: writeSoon((starts: readonly AttemptStart[]) => starts.map(start)),
    commit: write(commit),
    finish: write(finish),
    commitAll: writeSoon((ids: readonly string[]) => ids.map(commit)),
    finishAll: writeSoon((ends: readonly AttemptEnd[]) => ends.map(finish)),
  };
}
