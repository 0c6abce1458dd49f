import { expect, test } from 'vitest';
import { PendingUndo } from '../../../main/desktop/inbox/pending-undo.ts';
import { jobWith } from '../renderer/records.ts';

const inGrace = (id: string, seq: number) =>
  jobWith({ id, seq, state: 'waiting', reason: { kind: 'grace', until: 9 } });

test('the newest of those that have not begun is the one to call back', () => {
  const graces = new PendingUndo();
  expect(graces.state).toEqual({ canCallBack: false, isAsking: false });
  graces.reset([inGrace('a', 1), inGrace('c', 3), inGrace('b', 2), jobWith({ id: 'd', seq: 4 })]);
  expect(graces.last).toBe('c');
  graces.onEvent({ kind: 'delta', seq: 1, jobs: [jobWith({ id: 'c', seq: 3, state: 'cancelled' })] });
  expect(graces.last).toBe('b');
  graces.onEvent({ kind: 'delta', seq: 2, jobs: [jobWith({ id: 'b', seq: 2, state: 'uploading' })] });
  graces.onEvent({ kind: 'delta', seq: 3, removedJobs: ['a'] });
  expect(graces.last).toBeNull();
  const held = { why: 'consent', kind: 'capture', username: null } as const;
  graces.onEvent({ kind: 'delta', seq: 4, jobs: [jobWith({ id: 'e', state: 'paused', held })] });
  expect(graces.state).toEqual({ canCallBack: false, isAsking: true });
});
