import type { Result } from '../../../contract/bridge.ts';
import type { Failure } from '../../../contract/errors.ts';
import type { HistoryItem, Settings } from '../../../contract/records.ts';
import type { LedgerSnapshot } from '../credits/types.ts';
import type { StoredState } from './states.ts';
import type {
  AttemptEnd,
  AttemptStart,
  Finished,
  HistoryPage,
  HistorySearch,
  JobFilter,
  NewJob,
  PerJob,
  Prepared,
  Recovery,
  Spending,
  StoredJob,
  StoreNotice,
} from './types.ts';

/**
 * Everything durable, in one SQLite file. Each verb is one transaction, on disk when it returns. What a state does
 * not allow comes back as a `wrong-state` failure, an unknown id as `not-found`; trouble with the file is thrown as
 * `CallFailed` with `disk-full`, `profile-unwritable`, `profile-locked` or `profile-damaged`.
 */
export interface Store {
  readonly notice: StoreNotice | null;

  addJobs(jobs: readonly NewJob[]): StoredJob[];
  getJob(id: string): StoredJob | null;
  /** In the order asked; unknown ids are left out. */
  getJobs(ids: readonly string[]): StoredJob[];
  /** By `seq`. */
  listJobs(filter?: JobFilter): StoredJob[];
  jobsOfBatch(batchId: string): StoredJob[];
  /** Of those in the list: without the dismissed. */
  countJobs(): Record<StoredState, number>;

  beginPreparing(id: string): Result<StoredJob>;
  prepared(id: string, found: Prepared): Result<StoredJob>;
  /** From `preparing`, when it was broken off. */
  backToQueued(id: string): Result<StoredJob>;

  /** ready -> uploading. On disk with its reservation before the first byte leaves. */
  startAttempt(start: AttemptStart): Result<StoredJob>;
  /** The last bytes are about to leave: from here on the picture may have arrived. */
  commitAttempt(attemptId: string): Result<StoredJob>;
  finishAttempt(end: AttemptEnd): Result<Finished>;

  /** From `queued`, `preparing` and `ready`; an attempt fails through `finishAttempt`. */
  failJob(id: string, failure: Failure): Result<StoredJob>;
  /** From `queued`, `preparing`, `ready` and `uncertain`; an attempt is cancelled through `finishAttempt`. */
  cancelJobs(ids: readonly string[]): PerJob;
  /** From `failed` and `cancelled`; a dismissed job comes back into the list. */
  retryJobs(ids: readonly string[]): PerJob;
  /** uncertain -> ready, flagged `maybeTwice`. */
  resendUncertain(id: string): Result<StoredJob>;
  /** Only of ended jobs. */
  dismissJobs(ids: readonly string[]): PerJob;
  /** In `queued`, `preparing` and `ready`; what is undefined stays. */
  describeJobs(
    ids: readonly string[],
    text: { title?: string | null | undefined; description?: string | null | undefined },
  ): PerJob;

  /** To be called once, before anything else is done with the jobs. */
  recover(): Recovery;

  /** Null when nothing was saved or what was saved cannot be read. */
  loadLedger(host: string, spender: string): LedgerSnapshot | null;
  saveLedger(host: string, spender: string, snapshot: LedgerSnapshot): void;
  /** By time, oldest first; `time` itself included. */
  spentSince(time: number): Spending[];

  searchHistory(search: HistorySearch): HistoryPage;
  getHistoryByJob(jobId: string): HistoryItem | null;

  /** What is missing or not valid has its default. */
  readSettings(): Settings;
  writeSettings(patch: Partial<Settings>): Settings;
  isPaused(): boolean;
  setPaused(paused: boolean): void;

  /** Writes a whole and compact copy to `target`, which must not exist. */
  backup(target: string): void;
  close(): void;
}

export interface StoreOptions {
  /** Folder of the profile; made if it is not there. */
  readonly profile: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/**
 * Opens `<profile>/snapferry.db`, brings it up to date, and sets it aside when it is damaged (see `notice`).
 *
 * @throws {import('../../../contract/failure.ts').CallFailed} `profile-newer`, `profile-unwritable`, `disk-full`,
 * `profile-locked`
 */
export declare function openStore(options: StoreOptions): Store;
