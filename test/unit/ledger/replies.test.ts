import { expect, test } from 'vitest';
import { parseReserveReply, parseSettleReply } from '../../../main/engine/ledger/replies.ts';

const budget = {
  ...{ limit: 10, believed: 10, remaining: 9, reserved: 0, inFlight: 0, inFlightNominal: 0 },
  ...{ settledNominal: 1, window: 1, closed: false, confirmed: true, ratio: 1, source: 'header', spent: 1 },
};
const common = { generation: 5, budgets: { user: budget }, strikes: {}, machines: 2, busy: 1 };

test('an empty table of the scripts is an empty list, and what they leave out is null', () => {
  const told = parseReserveReply(
    JSON.stringify({ ...common, granted: { a: true }, refused: { b: 'lane' }, retry: 200 }),
  );
  expect(told).toMatchObject({ granted: ['a'], refused: { b: 'lane' }, list: [], strikes: [] });
  expect('budgets' in told && told.budgets.user).toMatchObject({ cap: null, resetIn: null, seenAgo: null });
});

test('a caller of an earlier generation is told to join', () => {
  expect(parseReserveReply('{"join":true,"generation":7}')).toEqual({ join: true, generation: 7 });
});

test('what our scripts never say is refused', () => {
  expect(() => parseReserveReply('{}')).toThrow();
  expect(() => parseSettleReply(JSON.stringify({ ...common, samples: { user: { own: 'many' } } }))).toThrow();
  const odd = { ...common, budgets: { user: { ...budget, remaining: '9' } }, samples: {} };
  expect(() => parseSettleReply(JSON.stringify(odd))).toThrow();
  expect(() => parseSettleReply('no')).toThrow();
});
