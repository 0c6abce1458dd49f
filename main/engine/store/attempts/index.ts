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

export function attemptStore({ write, writeSoon }: Access): AttemptStore {
  return {
    // Until it is committed the host has no whole picture, so that after a loss of power it is sent again without doubt.
    start: writeSoon(startAttempt),
    startAll: writeSoon((tables) => forEach(startAttempt(tables))),
    commit: write(commitAttempt),
    finish: write(finishAttempt),
    commitAll: writeSoon((tables) => forEach(commitAttempt(tables))),
    finishAll: writeSoon((tables) => forEach(finishAttempt(tables))),
  };
}

/** Makes a verb for several of one for one. */
const forEach =
  <Of, Out>(verb: (of: Of) => Out) =>
  (all: readonly Of[]): Out[] =>
    all.map(verb);
