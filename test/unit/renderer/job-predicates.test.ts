import { describe, expect, it } from 'vitest';
import type { Job } from '../../../contract/records.ts';
import {
  budgetParts,
  jobsInOrder,
  orderQueue,
  tightestBudget,
} from '../../../renderer/state/job-predicates.ts';
import { budget, jobWith } from './records.ts';

const mapOf = (jobs: Job[]) => new Map(jobs.map((job) => [job.id, job]));

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

  it('puts what failed before the rest of what has ended, newest first', () => {
    const jobs = mapOf([
      jobWith({ id: 'j1', state: 'uploaded', endedAt: 30 }),
      jobWith({ id: 'j2', state: 'failed', endedAt: 10 }),
      jobWith({ id: 'j3', state: 'cancelled', endedAt: 40 }),
      jobWith({ id: 'j4', state: 'failed', endedAt: 20 }),
    ]);
    expect(orderQueue(jobs)).toEqual({ open: [], ended: ['j4', 'j2', 'j3', 'j1'] });
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
