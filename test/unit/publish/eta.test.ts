import { expect, test } from 'vitest';
import type { WaitReason } from '../../../contract/records.ts';
import { createEtaCache } from '../../../main/engine/publish/eta.ts';

const hour = 3_600_000;

function outlookOf() {
  const world = { now: 0, doneBy: hour as number | null, reason: null as WaitReason | null };
  const outlook = createEtaCache({
    now: () => world.now,
    forecast: () => ({ doneBy: () => world.doneBy, allDoneBy: world.doneBy }),
    reasonFor: () => world.reason,
  });
  return { world, outlook };
}

test('a promise is told once, and again only when it moved by more than a fiftieth of the time left', () => {
  const { world, outlook } = outlookOf();
  expect(outlook.refresh(['a'])).toEqual(['a']);
  world.doneBy = hour + 0.019 * hour;
  expect(outlook.refresh(['a'])).toEqual([]);
  world.doneBy = hour + 0.021 * hour;
  expect(outlook.refresh(['a'])).toEqual(['a']);
});

test('that there is no promise any more is told', () => {
  const { world, outlook } = outlookOf();
  outlook.refresh(['a']);
  world.doneBy = null;
  expect(outlook.refresh(['a'])).toEqual(['a']);
  expect(outlook.refresh(['a'])).toEqual([]);
});

test('a reason is another one by kind, budget or end', () => {
  const { world, outlook } = outlookOf();
  world.reason = { kind: 'credits', budget: 'user', needed: 10, until: hour };
  expect(outlook.refresh(['a'])).toEqual(['a']);
  expect(outlook.refresh(['a'])).toEqual([]);
  world.reason = { kind: 'credits', budget: 'client', needed: 10, until: hour };
  expect(outlook.refresh(['a'])).toEqual(['a']);
  world.reason = { kind: 'credits', budget: 'client', needed: 10, until: 2 * hour };
  expect(outlook.refresh(['a'])).toEqual(['a']);
});

test('how many are ahead is told exactly at the front, and by the hundred far behind', () => {
  const { world, outlook } = outlookOf();
  const ahead = (count: number) => {
    world.reason = { kind: 'turn', ahead: count, until: null };
    return outlook.refresh(['a']).length;
  };
  expect([ahead(4321), ahead(4320), ahead(4251), ahead(4249)]).toEqual([1, 0, 0, 1]);
  expect([ahead(9), ahead(8), ahead(8)]).toEqual([1, 1, 0]);
});

test('a job that came back is told anew', () => {
  const { outlook } = outlookOf();
  outlook.refresh(['a']);
  outlook.forget('a');
  expect(outlook.refresh(['a'])).toEqual(['a']);
});
