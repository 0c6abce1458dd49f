import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasEnded, type JobEvent, nextState, storedStates } from '../../../main/engine/store/jobs/states.ts';
import { databasePath } from '../../../main/engine/store/paths.ts';
import type { Store } from '../../../main/engine/store/store.ts';
import {
  addOne,
  attemptOf,
  failedOutcome,
  finish,
  ledger,
  media,
  openIn,
  outgoing,
  remote,
  tempFolder,
  trouble,
} from './support.ts';

const events: JobEvent[] = [
  'prepare',
  'prepared',
  'requeue',
  'start',
  'arrived',
  'again',
  'lost',
  'attempt-failed',
  'attempt-cancelled',
  'fail',
  'cancel',
  'retry-unprepared',
  'retry-prepared',
  'resend',
  'give-up',
  'found',
  'elsewhere',
  'hold',
  'release',
  'reuse',
  'edit',
  'anew',
  'taken',
  'processed',
  'not-processed',
  'left',
];

describe('the state machine', () => {
  test('leads from the beginning to every state', () => {
    const reached = new Set<(typeof storedStates)[number]>(['queued']);
    for (const state of reached)
      for (const event of events) {
        const next = nextState(state, event);
        if (next) reached.add(next);
      }
    expect([...reached].sort()).toEqual([...storedStates].sort());
  });

  test('has one way in to uploading; to uploaded that, the reuse of a link, what another machine has sent, what an unsure one is found to be and what the host has made ready, and none out of it', () => {
    const ways = (to: string) =>
      storedStates.flatMap((state) =>
        events.filter((event) => nextState(state, event) === to).map((event) => `${state} ${event}`),
      );
    expect(ways('uploading')).toEqual(['ready start']);
    expect(ways('uploaded')).toEqual([
      'preparing reuse',
      'ready elsewhere',
      'held reuse',
      'uploading arrived',
      'uncertain found',
      'processing processed',
    ]);
    expect(events.map((event) => nextState('uploaded', event)).filter(Boolean)).toEqual([]);
  });

  test('leaves ended states only by being asked to', () => {
    for (const state of storedStates.filter(hasEnded))
      for (const event of events.filter((name) => !name.startsWith('retry')))
        expect(nextState(state, event)).toBeNull();
  });
});

/** One thing done to one of three jobs; `attempt` picks among all attempts ever begun, the dead ones too. */
const action = fc.record({
  job: fc.nat(2),
  attempt: fc.nat(5),
  verb: fc.constantFrom(
    'beginPreparing',
    'prepared',
    'requeue',
    'startAttempt',
    'commitAttempt',
    'arrive',
    'ready',
    'failed',
    'uncertain',
    'cancelled',
    'failJob',
    'cancel',
    'retry',
    'resendUncertain',
    'foundUpload',
    'dismiss',
    'describeJobs',
    'holdJob',
    'release',
    'beginEdit',
    'finishEdit',
    'leaveEdit',
    'revertEdit',
    'recover',
    'reopen',
  ),
});

class Model {
  readonly profile: string;
  readonly jobs: string[];
  readonly attempts: string[] = [];
  readonly arrived = new Set<string>();
  store: Store;

  constructor(profile: string) {
    this.profile = profile;
    this.store = openIn(profile);
    this.jobs = [0, 1, 2].map(() => addOne(this.store).id);
  }

  act({ job, attempt, verb }: { job: number; attempt: number; verb: string }): void {
    const { store } = this;
    const id = this.jobs[job] ?? '';
    // Counted from the newest, so that most hits are live ones.
    const attemptId = this.attempts.at(-1 - attempt) ?? 'none';
    switch (verb) {
      case 'prepared':
        store.jobs.finishPreparing(id, { media, outgoing, hasThumbnail: false, look: null });
        break;
      case 'holdJob': {
        const held = { why: 'duplicate', historyId: 'history 0', link: remote.link } as const;
        store.jobs.hold(id, { media, hasThumbnail: false, look: null }, held);
        break;
      }
      case 'startAttempt': {
        const fresh = `attempt ${this.attempts.length}`;
        if (store.attempts.start(attemptOf(id, fresh)).ok) this.attempts.push(fresh);
        break;
      }
      case 'commitAttempt':
        store.attempts.commit(attemptId);
        break;
      case 'arrive': {
        const outcome = { kind: 'uploaded', remote, historyId: `history ${this.arrived.size}` } as const;
        const end = store.attempts.finish({ attemptId, outcome, settlement: 'charged', ledger: ledger(1) });
        if (end.ok) this.arrived.add(end.value.job.id);
        break;
      }
      case 'ready':
      case 'failed':
      case 'uncertain':
      case 'cancelled':
        finish(store, attemptId, failedOutcome(verb));
        break;
      case 'failJob':
        store.jobs.fail(id, trouble);
        break;
      case 'cancel':
      case 'retry':
      case 'dismiss':
        store.jobs[verb]([id]);
        break;
      case 'describeJobs':
        store.jobs.describe([id], { title: 'x' });
        break;
      case 'beginPreparing':
      case 'requeue':
      case 'release':
      case 'beginEdit':
      case 'leaveEdit':
      case 'revertEdit':
        store.jobs[verb](id);
        break;
      case 'resendUncertain':
        store.jobs.resend(id, true);
        break;
      case 'foundUpload': {
        const found = store.jobs.resolveUploaded(id, 'imgur', remote, `history ${this.arrived.size}`);
        if (found.ok) this.arrived.add(found.value.job.id);
        break;
      }
      case 'finishEdit':
        store.jobs.finishEdit(id, { kind: 'spool', path: '/spool/edited' });
        break;
      case 'recover':
        store.jobs.recover();
        break;
      default:
        store.close();
        this.store = openIn(this.profile);
    }
  }

  check({ live: findLive, begun: findBegun, mismatched, broken }: Looks): void {
    const all = this.store.jobs.list({ dismissed: true });
    expect(all.map((job) => job.id)).toEqual(this.jobs);
    const live = findLive.all() as string[];
    const uploading = all.filter((job) => job.state === 'uploading').map((job) => job.id);
    expect([...live].sort()).toEqual(uploading.sort());
    expect(new Map(findBegun.all() as [string, number][])).toEqual(
      new Map(all.filter((job) => job.attempts > 0).map((job) => [job.id, job.attempts])),
    );
    for (const job of all) expect(job.endedAt !== null).toBe(hasEnded(job.state));
    const uploaded = all.filter((job) => job.state === 'uploaded').map((job) => job.id);
    expect(new Set(uploaded)).toEqual(this.arrived);
    expect(uploaded.filter((id) => this.store.library.getByJob(id) === null)).toEqual([]);
    expect(mismatched.get()).toBe(0);
    expect(broken.all()).toEqual([]);
  }
}

/** What is looked up in the tables themselves after each step. */
type Looks = ReturnType<typeof looksInto>;
const looksInto = (db: Database.Database) => ({
  live: db.prepare('SELECT job_id FROM attempts WHERE ended_at IS NULL').pluck(),
  begun: db.prepare('SELECT job_id, count(*) FROM attempts GROUP BY job_id').raw(),
  /** Spending that is settled before its attempt has ended, or open after it. */
  mismatched: db
    .prepare(
      'SELECT count(*) FROM spending JOIN attempts ON attempts.id = attempt_id WHERE (settled IS NULL) <> (ended_at IS NULL)',
    )
    .pluck(),
  broken: db.prepare('PRAGMA foreign_key_check'),
});

// It takes the processor for seconds, which other tests want too.
test('no sequence of events makes an illegal row, a second live attempt, or loses a job', {
  timeout: 180_000,
}, () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 1, maxLength: 60, size: 'max' }), (actions) => {
      const model = new Model(tempFolder());
      const look = new Database(databasePath(model.profile), { readonly: true });
      const looks = looksInto(look);
      try {
        for (const step of actions) {
          model.act(step);
          model.check(looks);
        }
      } finally {
        look.close();
        model.store.close();
      }
    }),
    { numRuns: 100 },
  );
});
