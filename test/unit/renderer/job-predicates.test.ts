import { describe, expect, it } from 'vitest';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Job } from '../../../contract/job.ts';
import { describeError } from '../../../i18n/errors.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import {
  budgetParts,
  canRetry,
  jobsInOrder,
  orderQueue,
  tightestBudget,
} from '../../../renderer/state/job-predicates.ts';
import { countAhead } from '../../../renderer/state/sending-order.ts';
import { jobWith } from '../../support/records.ts';
import { budget } from './records.ts';

const mapOf = (jobs: Job[]) => new Map(jobs.map((job) => [job.id, job]));

describe('trying again', () => {
  const failedBy = (code: ErrorData['code'], params: ErrorData['params']) =>
    jobWith({ id: 'j1', state: 'failed', error: { code, message: '', params } });

  it('is offered for what may change, not for a file that is no picture', () => {
    expect(canRetry(failedBy('not-an-image', { found: 'text/plain' }))).toBe(false);
    expect(canRetry(failedBy('vanished', {}))).toBe(true);
    expect(canRetry(jobWith({ id: 'j1', state: 'cancelled' }))).toBe(true);
  });

  it('is told without the name of a type', () => {
    const { title, advice } = describeError(loadTranslator(['en']), {
      code: 'not-an-image',
      params: { found: 'text/plain' },
    });
    expect(`${title} ${advice}`).not.toContain('text/plain');
    expect(advice).toContain('it is something else');
  });
});

describe('the order of the queue', () => {
  it('shows what is under way, then by lane and arrival', () => {
    const jobs = mapOf([
      jobWith({ id: 'j3', lane: 'bulk', state: 'uploading' }),
      jobWith({ id: 'j1', lane: 'bulk' }),
      jobWith({ id: 'j2', lane: 'normal' }),
      jobWith({ id: 'j5', lane: 'interactive' }),
      jobWith({ id: 'j4', lane: 'normal' }),
    ]);
    expect(orderQueue(jobs).open).toEqual(['j3', 'j5', 'j2', 'j4', 'j1']);
  });

  it('takes turns between two drops, as the planner does, so that no row says more than the one below it', () => {
    const waiting = { state: 'waiting', reason: { kind: 'turn', ahead: 0, until: null } } as const;
    const jobs = mapOf([
      jobWith({ id: 'j1', batchId: 'one', ...waiting }),
      jobWith({ id: 'j2', batchId: 'one', ...waiting }),
      jobWith({ id: 'j3', batchId: 'one', ...waiting }),
      jobWith({ id: 'j4', batchId: 'two', ...waiting }),
      jobWith({ id: 'j5', batchId: 'two', ...waiting }),
    ]);
    const { open } = orderQueue(jobs);
    expect(open).toEqual(['j1', 'j4', 'j2', 'j5', 'j3']);
    expect(open.map((id) => countAhead(open, jobs).get(id))).toEqual([0, 1, 2, 3, 4]);
  });

  it('begins with the drop whose next one is expected first', () => {
    const jobs = mapOf([
      jobWith({ id: 'j1', batchId: 'one', doneBy: 40 }),
      jobWith({ id: 'j2', batchId: 'one', doneBy: 60 }),
      jobWith({ id: 'j3', batchId: 'two', doneBy: 30 }),
    ]);
    expect(orderQueue(jobs).open).toEqual(['j3', 'j1', 'j2']);
  });

  it('counts ahead of each only what waits for the same host', () => {
    const jobs = mapOf([
      jobWith({ id: 'j1', state: 'uploading' }),
      jobWith({ id: 'j2', state: 'waiting', host: 'catbox' }),
      jobWith({ id: 'j3', state: 'paused' }),
      jobWith({ id: 'j4', state: 'waiting' }),
    ]);
    expect([...countAhead(['j1', 'j2', 'j3', 'j4'], jobs)]).toEqual([
      ['j1', 0],
      ['j2', 0],
      ['j4', 1],
    ]);
  });

  it('puts what failed before the rest of what has ended, newest first', () => {
    const jobs = mapOf([
      jobWith({ id: 'j1', state: 'uploaded', endedAt: 30 }),
      jobWith({ id: 'j2', state: 'failed', endedAt: 10 }),
      jobWith({ id: 'j3', state: 'cancelled', endedAt: 40 }),
      jobWith({ id: 'j4', state: 'failed', endedAt: 20 }),
    ]);
    expect(orderQueue(jobs)).toEqual({ open: [], ended: ['j4', 'j2', 'j3', 'j1'] });
  });

  it('puts copies right below their first, where both are in the same part', () => {
    const jobs = mapOf([
      jobWith({ id: 'j1', state: 'uploaded', endedAt: 10 }),
      jobWith({ id: 'j2', state: 'uploaded', endedAt: 40, mirrorOf: 'j1' }),
      jobWith({ id: 'j3', state: 'uploaded', endedAt: 30 }),
      jobWith({ id: 'j4', mirrorOf: 'j3' }),
      jobWith({ id: 'j5', state: 'failed', endedAt: 50, mirrorOf: 'gone' }),
    ]);
    expect(orderQueue(jobs)).toEqual({ open: ['j4'], ended: ['j5', 'j3', 'j1', 'j2'] });
  });

  it('gives a selection back in the order given, whatever the order of selecting', () => {
    const jobs = mapOf([jobWith({ id: 'j2' }), jobWith({ id: 'j1' }), jobWith({ id: 'j3' })]);
    expect(jobsInOrder(jobs, ['j3', 'gone', 'j1']).map((job) => job.id)).toEqual(['j1', 'j3']);
  });
});

describe('the parts of a budget', () => {
  it('add up to the limit', () => {
    expect(budgetParts(budget({ limit: 500, remaining: 310, reserved: 20, kept: 60 }))).toEqual({
      limit: 500,
      used: 190,
      reserved: 20,
      kept: 60,
      free: 230,
    });
  });

  it('add up even when the numbers contradict each other', () => {
    const parts = budgetParts(budget({ limit: 500, remaining: 700, reserved: 450, kept: 100 }));
    expect(parts).toEqual({ limit: 500, used: 0, reserved: 450, kept: 50, free: 0 });
    expect(budgetParts(budget({ limit: 500, remaining: -3, reserved: 20, kept: 5 }))).toMatchObject({
      used: 500,
      reserved: 0,
      free: 0,
    });
  });

  it('are not known without a limit', () => {
    expect(budgetParts(budget({ limit: null }))).toBeNull();
  });

  it('name the budget with the smallest share left', () => {
    const credits = {
      budgets: [
        budget({ id: 'unknown', limit: null }),
        budget({ id: 'client', limit: 12_500, remaining: 11_000 }),
        budget({ id: 'user', limit: 500, remaining: 300, kept: 100 }),
        budget({ id: 'post', limit: 1250, remaining: 900 }),
      ],
      uploadsNow: 0,
      strikes: 0,
      blocked: null,
    };
    expect(tightestBudget(credits)?.budget.id).toBe('user');
    expect(tightestBudget({ ...credits, budgets: [] })).toBeNull();
  });
});
