import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../contract/errors.ts';
import type { Media } from '../../../contract/media.ts';
import { maxDeaths } from '../../../main/engine/store/jobs/retry-limits.ts';
import { hasEnded } from '../../../main/engine/store/jobs/states.ts';
import { openStore, type Store } from '../../../main/engine/store/store.ts';
import type { AttemptOutcome, StoredJob } from '../../../main/engine/store/types.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const start = Date.UTC(2026, 0, 1);

/**
 * Upper limits of the attempts of one job per time, whatever happens to it and whatever the retry policy decides. In an
 * outage the circuit breaker's pauses are longer than these.
 */
const limits = [
  { withinMs: minute, attempts: 10 },
  { withinMs: hour, attempts: 125 },
] as const;

const media: Media = {
  kind: 'image',
  mime: 'image/gif',
  bytes: 11_700_000,
  width: 10,
  height: 20,
  animated: true,
  sha256: 'aa',
};
const outgoing = { bytes: media.bytes, sha256: media.sha256, removed: [], recipe: null };
const ledger = { version: 1, budgets: [], learned: null, strikes: [] } as const;

type Failed = Extract<AttemptOutcome, { kind: 'failed' }>;

/** Everything that can happen to a job by itself, the worst decisions of the policy included. */
interface Turn {
  readonly next: Failed['next'];
  readonly code: (typeof errorCodes)[number];
  readonly arrival: 'none' | 'partial' | 'unknown';
  readonly othersArrived: boolean;
  /** The pause that the policy chooses; 0 for none. */
  readonly pauseMs: number;
  /** How its preparation ends, or its search at the host. */
  readonly inspection: 'ready' | 'engine dies';
  readonly search: 'missing' | 'engine restarts';
  readonly attempt: 'ends' | 'engine dies' | 'engine dies after the last byte';
}

const turn = (over: Partial<{ [K in keyof Turn]: fc.Arbitrary<Turn[K]> }> = {}): fc.Arbitrary<Turn> =>
  fc.record({
    next: fc.constantFrom<Turn['next']>('ready', 'uncertain', 'fetch-here', 'make-smaller'),
    code: fc.constantFrom(...errorCodes),
    arrival: fc.constantFrom<Turn['arrival']>('none', 'partial', 'unknown'),
    othersArrived: fc.boolean(),
    pauseMs: fc.constantFrom(0, 0, 1, 999, 2_000),
    inspection: fc.constantFrom<Turn['inspection']>('ready', 'ready', 'ready', 'engine dies'),
    search: fc.constantFrom<Turn['search']>('missing', 'engine restarts'),
    attempt: fc.constantFrom<Turn['attempt']>(
      'ends',
      'ends',
      'engine dies',
      'engine dies after the last byte',
    ),
    ...over,
  });

/** One job's path through a store, on a clock that moves only where the job has to wait. */
class Walk {
  now = start;
  readonly attempts: number[] = [];
  /** Number of inspections since the last attempt. */
  looks = 0;
  private readonly store: Store;
  private readonly id: string;

  constructor(profile: string, what: { readonly account: string | null; readonly isAddress: boolean }) {
    this.store = openStore({ profile, now: () => this.now });
    const source = what.isAddress
      ? ({ kind: 'url', url: 'http://localhost:9/b.png' } as const)
      : ({ kind: 'file', path: '/pictures/a.gif' } as const);
    const [job] = this.store.jobs.add([
      {
        batchId: 'batch',
        origin: 'drop',
        folder: null,
        source,
        name: 'a',
        title: null,
        description: null,
        privacy: 'hidden',
        account: what.account,
        lane: 'normal',
        duplicates: 'upload',
      },
    ]);
    if (!job) throw new Error('no job was added');
    this.id = job.id;
  }

  get job(): StoredJob {
    const job = this.store.jobs.get(this.id);
    if (!job) throw new Error('the job is gone');
    return job;
  }

  close(): void {
    this.store.close();
  }

  /**
   * Performs one turn.
   * @returns false when nothing happens to it any more by itself
   */
  step(turn: Turn): boolean {
    const { store, id, job } = this;
    if (hasEnded(job.state)) return false;
    switch (job.state) {
      case 'queued':
        this.looks += 1;
        store.jobs.beginPreparing(id);
        if (turn.inspection === 'engine dies') store.jobs.recover();
        else if (job.source.kind === 'url')
          store.jobs.finishPreparing(id, { media: null, hasThumbnail: false, look: null });
        else
          store.jobs.finishPreparing(id, { media, carries: [], outgoing, hasThumbnail: false, look: null });
        return true;
      case 'ready':
        this.looks = 0;
        this.now = Math.max(this.now, job.notBefore);
        this.attempt(turn);
        return true;
      case 'uncertain':
        // Where the host cannot be asked it is sent again at the next start.
        if (turn.search === 'engine restarts') store.jobs.recover();
        store.jobs.resend(id, job.account === null);
        return true;
      default:
        throw new Error(`nobody moves a job that is ${job.state}`);
    }
  }

  private attempt({ next, code, arrival, othersArrived, pauseMs, attempt }: Turn): void {
    const { store, id } = this;
    const attemptId = `attempt ${this.attempts.length}`;
    this.attempts.push(this.now);
    const cost = { user: 10, client: 10 };
    store.attempts.start({ jobId: id, attemptId, host: 'imgur', spender: 'us', cost, ledger });
    if (attempt === 'engine dies after the last byte' || arrival === 'unknown')
      store.attempts.commit(attemptId);
    if (attempt !== 'ends') return void store.jobs.recover();
    const outcome = {
      kind: 'failed',
      failure: { code, message: 'as ordered', params: {} },
      next,
      notBefore: pauseMs === 0 ? 0 : this.now + pauseMs,
      maybeTwice: arrival === 'unknown',
      arrival,
      othersArrived,
    } as const;
    store.attempts.finish({ attemptId, outcome, settlement: 'charged', ledger });
  }
}

/** Describes which limit a walk exceeded; null where it kept to every limit. */
function tooOften(attempts: readonly number[]): string | null {
  for (const { withinMs, attempts: most } of limits)
    for (let index = most; index < attempts.length; index += 1) {
      const took = (attempts[index] ?? 0) - (attempts[index - most] ?? 0);
      if (took < withinMs) return `${most + 1} attempts in ${took} ms`;
    }
  return null;
}

function walk(
  turns: readonly Turn[],
  what: { readonly account: string | null; readonly isAddress: boolean },
) {
  const profile = mkdtempSync(join(tmpdir(), 'snapferry-walk-'));
  const walked = new Walk(profile, what);
  try {
    for (const turn of turns) {
      if (!walked.step(turn)) break;
      // An inspection costs nothing but time, and is repeated for a reason that is counted.
      expect(walked.looks).toBeLessThanOrEqual(maxDeaths + 1);
    }
    expect(tooOften(walked.attempts)).toBeNull();
    return { job: walked.job, attempts: walked.attempts.length, tookMs: walked.now - start };
  } finally {
    walked.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const kinds = fc.record({ account: fc.constantFrom(null, 'imgur:ada'), isAddress: fc.boolean() });

describe('nothing repeats without time or count', () => {
  test('whatever happens in whatever order', { timeout: 180_000 }, () => {
    fc.assert(
      fc.property(fc.array(turn(), { minLength: 40, maxLength: 90, size: 'max' }), kinds, (turns, what) => {
        walk(turns, what);
      }),
      { numRuns: 25 },
    );
  });

  test('the same for ever: each way to come back, alone', { timeout: 180_000 }, () => {
    const always = turn({ pauseMs: fc.constant(0) });
    fc.assert(
      fc.property(always, kinds, (one, what) => {
        const { job, attempts, tookMs } = walk(
          Array.from({ length: 90 }, () => one),
          what,
        );
        // It has ended by count, or it takes its time.
        if (!hasEnded(job.state) && attempts > 12) expect(tookMs / attempts).toBeGreaterThan(20 * second);
      }),
      { numRuns: 40 },
    );
  });

  test('two in turn: what one counts, the other does not forget', { timeout: 180_000 }, () => {
    const always = turn({ pauseMs: fc.constantFrom(0, 1, 2_000) });
    fc.assert(
      fc.property(always, always, kinds, (one, other, what) => {
        walk(
          Array.from({ length: 90 }, (_, index) => (index % 2 === 0 ? one : other)),
          what,
        );
      }),
      { numRuns: 25 },
    );
  });
});
