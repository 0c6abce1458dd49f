import { expect, test } from 'vitest';
import { createDebts } from '../../../main/engine/ledger/debts.ts';
import { createBudgetNames } from '../../../main/engine/ledger/parts.ts';
import type { SharedCharge, SharedReport } from '../../../main/engine/scheduler/shared-types.ts';
import type { BudgetRule } from '../../../main/engine/scheduler/types.ts';

const rule = (id: BudgetRule['id'], perAddress = false): BudgetRule => ({
  id,
  windowMs: 3_600_000,
  assumedLimit: 500,
  announced: true,
  countsStrikes: false,
  perAddress,
});
const names = createBudgetNames([rule('user'), rule('post', true)], 'berlin');

const report = (more: Partial<SharedCharge> = {}): SharedReport => ({
  charges: [
    {
      id: 'user',
      account: null,
      amount: 3,
      nominal: 2,
      isCharged: true,
      remaining: null,
      limit: 500,
      resetInMs: 60_000,
      earliestInMs: null,
      source: 'header',
      closes: false,
      cap: null,
      windowMs: 3_600_000,
      ...more,
    },
  ],
  isAnswered: true,
  isAccepted: true,
  strikeAt: null,
});

const ended = (attemptId: string) => ({
  attemptId,
  parts: {},
  report: null,
  claim: null,
  result: null,
  heldMs: 0,
  endedAt: 0,
});

test('what was spent without the store adds up until its window is over', () => {
  const debts = createDebts();
  debts.spend(report(), names, 0);
  debts.spend(report({ amount: 1, nominal: 1 }), names, 10_000);
  debts.spend(report({ isCharged: false }), names, 10_000);
  expect(debts.take(20_000).spent).toMatchObject({ user: { amount: 4, nominal: 3, assumed: 500 } });
  expect(debts.take(20_000).spent).toEqual({});
  debts.spend(report(), names, 0);
  expect(debts.take(60_000).spent).toEqual({});
});

test('what was spent in a new window is not added to that of the one before', () => {
  const debts = createDebts();
  debts.spend(report(), names, 0);
  debts.spend(report({ amount: 1, nominal: 1 }), names, 60_000);
  expect(debts.take(61_000).spent).toMatchObject({ user: { amount: 1, nominal: 1 } });
});

test('what could not be told after all is told with what came since', () => {
  const debts = createDebts();
  debts.add(ended('a'));
  debts.spend(report(), names, 0);
  const taken = debts.take(1_000);
  debts.add(ended('b'));
  debts.spend(report(), names, 2_000);
  debts.putBack(taken);
  const again = debts.take(3_000);
  expect(again.unsettled.map(({ attemptId }) => attemptId)).toEqual(['a', 'b']);
  expect(again.spent).toMatchObject({ user: { amount: 6, nominal: 4 } });
});

test('there is an end to what is remembered', () => {
  const debts = createDebts();
  for (let count = 0; count < 1_200; count += 1) debts.add(ended(String(count)));
  expect(debts.take(0).unsettled).toHaveLength(1_000);
});

test('names of budgets tell whose they are to nobody else, and places apart where these count', () => {
  expect(names.of({ id: 'user', account: null })).toBe('user');
  expect(names.of({ id: 'post', account: null })).toBe('post@berlin');
  const name = names.of({ id: 'user', account: 'anna' });
  expect(name).not.toContain('anna');
  expect(names.of({ id: 'user', account: 'anna' })).toBe(name);
  expect(names.of({ id: 'user', account: 'bert' })).not.toBe(name);
  expect(names.keyOf(name)).toEqual({ id: 'user', account: 'anna' });
  expect(names.keyOf('another')).toBeNull();
  expect(createBudgetNames([rule('post', true)], '').of({ id: 'post', account: null })).toBe('post');
});
