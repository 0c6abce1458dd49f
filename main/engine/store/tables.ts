import type { Database } from 'better-sqlite3';
import { errorData } from '../../../contract/app-error.ts';
import type { Result } from '../../../contract/bridge.ts';
import type { LedgerSnapshot, Settlement } from '../scheduler/types.ts';
import { type Attempt, attemptTable } from './attempts/attempt-row.ts';
import { jobTable, readJob, toJobRow } from './jobs/job-row.ts';
import type { JobEvent } from './jobs/states.ts';
import { transition } from './jobs/transition.ts';
import { update } from './record.ts';
import type { JobResults, StoredJob } from './types.ts';

/** Shared statements of all verbs. None of these opens a transaction: the verb's own is around it. */
export interface Tables {
  readonly db: Database;
  readonly now: () => number;
  getJob(id: string): StoredJob | null;
  /** Writes all mutable columns of a job. One that is open again is no longer dismissed. */
  saveJob(job: StoredJob): void;
  /** Applies one event to a job: by its id, or as the same transaction has read it, which saves reading it again. */
  transitionJob(of: string | StoredJob, event: JobEvent, change?: Partial<StoredJob>): Result<StoredJob>;
  /** Gets the attempt, if it is live. */
  getLiveAttempt(attemptId: string): Result<Attempt>;
  /** Ends an attempt and settles what it spent. */
  endAttempt(attemptId: string, end: AttemptEnding): void;
  /** Saves a ledger, which counts from the start what attempts of dead engines may have spent. */
  saveLedger(host: string, spender: string, snapshot: LedgerSnapshot): void;
}

interface AttemptEnding {
  readonly state: 'uploaded' | 'failed' | 'unknown' | 'interrupted';
  readonly settlement: Settlement;
  readonly error: string | null;
}

export function openTables(db: Database, now: () => number): Tables {
  const byId = db.prepare(`SELECT ${jobTable.columns} FROM jobs WHERE id = ?`);
  // What never changes is left out: SQLite rewrites an index for each of its columns that is set.
  const save = update(db, jobTable, {
    keep: ['seq', 'batchId', 'origin', 'folder', 'uploadKey', 'createdAt'],
    also: 'dismissed_at = CASE WHEN @endedAt IS NULL THEN NULL ELSE dismissed_at END',
  });
  const attemptById = db.prepare(`SELECT ${attemptTable.columns} FROM attempts WHERE id = ?`);
  const end = db.prepare(
    'UPDATE attempts SET state = ?, settlement = ?, error = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL',
  );
  const settle = db.prepare('UPDATE spending SET settled = ?, settled_at = ? WHERE attempt_id = ?');
  const putLedger = db.prepare(`
    INSERT INTO ledger (host, spender, snapshot, updated_at) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET snapshot = excluded.snapshot, updated_at = excluded.updated_at`);

  const counted = db.prepare(
    'UPDATE attempts SET left_over = 0 WHERE left_over = 1 AND host = ? AND spender = ?',
  );

  const getJob = (id: string) => {
    const row = byId.get(id);
    return row === undefined ? null : readJob(row);
  };
  const saveJob = (changed: StoredJob) => {
    save(toJobRow(changed));
  };
  return {
    db,
    now,
    getJob,
    saveJob,
    transitionJob(of, event, change) {
      const found = typeof of === 'string' ? getJob(of) : of;
      if (!found) return notFound('job', String(of));
      const stepped = transition(found, event, now(), change);
      if (stepped.ok) saveJob(stepped.value);
      return stepped;
    },
    getLiveAttempt(attemptId) {
      const row = attemptById.get(attemptId);
      if (row === undefined) return notFound('attempt', attemptId);
      const attempt = attemptTable.read(row);
      if (attempt.endedAt === null) return { ok: true, value: attempt };
      const message = `Attempt ${attemptId} is over (${attempt.state}).`;
      return { ok: false, error: errorData('wrong-state', message, { id: attemptId, state: attempt.state }) };
    },
    endAttempt(attemptId, { state, settlement, error }) {
      const time = now();
      end.run(state, settlement, error, time, attemptId);
      settle.run(settlement, time, attemptId);
    },
    saveLedger(host, spender, snapshot) {
      counted.run(host, spender);
      putLedger.run(host, spender, JSON.stringify(snapshot), now());
    },
  };
}

export function notFound(what: string, id: string): Extract<Result<never>, { ok: false }> {
  return { ok: false, error: errorData('not-found', `There is no ${what} ${id}.`, { id }) };
}

/** Applies a change to many jobs; one that is refused does not stop the others. */
export function perJob(ids: readonly string[], change: (id: string) => Result<StoredJob>): JobResults {
  const answer: { done: StoredJob[]; refused: JobResults['refused'] } = { done: [], refused: [] };
  for (const id of new Set(ids)) {
    const changed = change(id);
    if (changed.ok) answer.done.push(changed.value);
    else answer.refused.push({ id, error: changed.error });
  }
  return answer;
}
