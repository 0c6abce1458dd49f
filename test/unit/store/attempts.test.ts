import { describe, expect, test } from 'vitest';
import {
  addReady,
  addUploading,
  attemptOf,
  done,
  failedOutcome,
  finish,
  ledger,
  media,
  noon,
  openIn,
  refusal,
  remote,
  tempFolder,
  trouble,
} from './support.ts';

describe('starting', () => {
  test('puts job, spending and ledger on disk together', () => {
    const profile = tempFolder();
    const { id } = addUploading(openIn(profile), 'a');
    const seen = openIn(profile);
    expect(seen.jobs.get(id)).toMatchObject({ state: 'uploading', attempts: 1 });
    expect(seen.ledger.load('imgur', 'someone')).toEqual(ledger(1));
    const common = { attemptId: 'a', jobId: id, host: 'imgur', spender: 'someone', at: noon, settled: null };
    expect(seen.ledger.listSpending(0)).toEqual([
      { ...common, budget: 'client', credits: 10 },
      { ...common, budget: 'post', credits: 1 },
    ]);
  });

  test('is refused while another attempt of the job lives, and changes nothing then', () => {
    const store = openIn(tempFolder());
    const { id } = addUploading(store, 'a');
    expect(refusal(store.attempts.start({ ...attemptOf(id, 'b'), ledger: ledger(9) }))).toBe('wrong-state');
    expect(refusal(store.attempts.start(attemptOf('none', 'b')))).toBe('not-found');
    expect(store.ledger.load('imgur', 'someone')).toEqual(ledger(1));
    expect(store.jobs.get(id)?.attempts).toBe(1);
  });

  test('never takes the same token twice', () => {
    const store = openIn(tempFolder());
    addUploading(store, 'a');
    const other = addReady(store);
    expect(() => store.attempts.start(attemptOf(other.id, 'a'))).toThrow(/UNIQUE/);
    expect(store.jobs.get(other.id)).toEqual(other);
  });
});

test('committing is said once, of a live attempt', () => {
  const store = openIn(tempFolder());
  addUploading(store, 'a');
  done(store.attempts.commit('a'));
  expect(refusal(store.attempts.commit('a'))).toBe('wrong-state');
  expect(refusal(store.attempts.commit('none'))).toBe('not-found');
});

describe('finishing', () => {
  test('an upload writes history in the same act', () => {
    const store = openIn(tempFolder());
    const { id } = addUploading(store, 'a', { title: 'T' });
    done(store.attempts.commit('a'));
    const { job, history } = done(finish(store, 'a', { kind: 'uploaded', remote, historyId: 'h' }));
    expect(job).toMatchObject({ state: 'uploaded', remote, error: null, endedAt: noon });
    expect(store.jobs.get(id)).toEqual(job);
    expect(history).toEqual({
      id: 'h',
      account: null,
      jobId: id,
      host: 'imgur',
      name: 'cat.png',
      title: 'T',
      description: null,
      privacy: 'hidden',
      origin: 'drop',
      media,
      hasThumbnail: true,
      remote,
      maybeTwice: false,
      metadata: { removed: [], kept: [] },
      uploadedAt: noon,
    });
    expect(store.library.getByJob(id)).toEqual(history);
    expect(store.ledger.listSpending(0).map(({ settled }) => settled)).toEqual(['charged', 'charged']);
    expect(store.ledger.load('imgur', 'someone')).toEqual(ledger(2));
  });

  test.each([
    { next: 'ready', notBefore: noon + 5000, endedAt: null },
    { next: 'failed', notBefore: 0, endedAt: noon },
    { next: 'uncertain', notBefore: 0, endedAt: null },
    { next: 'cancelled', notBefore: 0, endedAt: noon },
  ] as const)('a failure leads to $next', ({ next, notBefore, endedAt }) => {
    const store = openIn(tempFolder());
    const { id } = addUploading(store, 'a');
    const { job, history } = done(finish(store, 'a', failedOutcome(next)));
    expect(job).toMatchObject({ state: next, notBefore, endedAt, error: trouble, maybeTwice: false });
    expect(store.jobs.get(id)).toEqual(job);
    expect(history).toBeNull();
  });

  test('a doubt stays with the job and goes into history', () => {
    const store = openIn(tempFolder());
    const { id } = addUploading(store, 'a');
    done(finish(store, 'a', failedOutcome('ready', true)));
    done(store.attempts.start(attemptOf(id, 'b')));
    done(finish(store, 'b', failedOutcome('ready', false)));
    done(store.attempts.start(attemptOf(id, 'c')));
    const { job, history } = done(finish(store, 'c', { kind: 'uploaded', remote, historyId: 'h' }));
    expect([job.maybeTwice, history?.maybeTwice, job.attempts]).toEqual([true, true, 3]);
  });

  test('is refused for an attempt that is over or unknown, and changes nothing', () => {
    const store = openIn(tempFolder());
    const { id } = addUploading(store, 'a');
    done(finish(store, 'a', failedOutcome('ready')));
    done(store.attempts.start(attemptOf(id, 'b')));
    const late = finish(store, 'a', { kind: 'uploaded', remote, historyId: 'h' });
    expect(refusal(late)).toBe('wrong-state');
    expect(refusal(finish(store, 'none', failedOutcome('ready')))).toBe('not-found');
    expect(store.jobs.get(id)?.state).toBe('uploading');
    expect(store.library.searchHistory({ search: '', limit: 10 }).items).toEqual([]);
    expect(store.ledger.load('imgur', 'someone')).toEqual(ledger(1));
  });

  test('gives back what was not sent', () => {
    const store = openIn(tempFolder());
    addUploading(store, 'a');
    const outcome = failedOutcome('ready');
    done(store.attempts.finish({ attemptId: 'a', outcome, settlement: 'nothing-sent', ledger: ledger(2) }));
    expect(store.ledger.listSpending(0).map(({ settled }) => settled)).toEqual([
      'nothing-sent',
      'nothing-sent',
    ]);
  });
});
