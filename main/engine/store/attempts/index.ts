import type { Result } from '../../../../contract/bridge.ts';
import type { Access } from '../access.ts';
import type { AttemptEnd, AttemptResult, AttemptStart, StoredJob } from '../types.ts';
import { commitAttempt } from './commit-attempt.ts';
import { finishAttempt } from './finish-attempt.ts';
import { startAttempt } from './start-attempt.ts';

export interface AttemptStore {
  /** ready -> uploading. On disk with its reservation before the first byte leaves. */
  start(start: AttemptStart): Result<StoredJob>;
  /** The last bytes are about to leave: from here on the picture may have arrived. */
  commit(attemptId: string): Result<void>;
  finish(end: AttemptEnd): Result<AttemptResult>;
}

export function attemptStore({ tables, write }: Access): AttemptStore {
  return {
    start: write(startAttempt(tables)),
    commit: write(commitAttempt(tables)),
    finish: write(finishAttempt(tables)),
  };
}
