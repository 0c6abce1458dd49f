import { expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { Job } from '../../../contract/job.ts';
import { type CardEntry, Cards } from '../../../main/desktop/capture/cards.ts';
import { jobWith } from '../../support/records.ts';

const kept = (change: Partial<CardEntry> = {}): CardEntry => ({
  card: {
    id: 'card',
    picture: null,
    upload: { state: 'waiting', until: null },
    saved: null,
    copied: null,
    error: null,
  },
  jobId: 'job-1',
  batchId: 'batch',
  linked: null,
  itemId: null,
  file: null,
  savedPath: null,
  isQuiet: false,
  ...change,
});
const job = (change: Partial<Job>) => jobWith({ id: 'job-1', ...change });
const delta = (more: object) => ({ kind: 'delta', seq: 1, ...more }) as const;

test('a card follows its upload to the link in the clipboard, and to its deletion and back', () => {
  const cards = new Cards(
    () => {},
    () => false,
  );
  cards.put(kept());
  const upload = () => cards.all[0]?.upload;
  cards.onEvent(delta({ jobs: [job({ state: 'waiting', doneBy: 9 })] }));
  expect(upload()).toEqual({ state: 'waiting', until: 9 });
  cards.onEvent(delta({ jobs: [job({ state: 'uploading', progress: { sent: 0, total: 10 } })] }));
  cards.onEvent(delta({ progress: [['job-1', 4, 10]] }));
  expect(upload()).toEqual({ state: 'uploading', share: 0.4 });
  cards.onEvent(
    delta({ jobs: [job({ state: 'uploaded' })], history: [{ jobId: 'job-1', id: 'item' }] as never }),
  );
  cards.linksCopied('batch', true);
  // What else becomes known of the job does not unsay that.
  cards.update([job({ state: 'uploaded' })]);
  expect(upload()).toEqual({ state: 'uploaded', copied: true });
  expect(cards.get('card')?.itemId).toBe('item');
  const item = (deletion: object | null) => delta({ library: [{ id: 'item', deletion }] as never });
  cards.onEvent(item({ state: 'scheduled', deleteAt: 77 }));
  expect(upload()).toEqual({ state: 'deleting', until: 77 });
  cards.onEvent(item(null));
  expect(upload()).toEqual({ state: 'uploaded', copied: false });
  cards.onEvent(item({ state: 'deleted', at: 80 }));
  cards.update([job({ state: 'uploaded' })]);
  expect(upload()).toEqual({ state: 'deleted' });
});

test('a card dismissed before the engine took its capture comes back only if it is not taken', () => {
  const cards = new Cards(
    () => {},
    () => false,
  );
  const adding = { ...kept().card, upload: { state: 'adding' as const } };
  cards.put(kept({ card: adding, jobId: null }));
  cards.dismiss('card');
  expect(cards.all).toEqual([]);
  const error = errorData('profile-unwritable', 'no');
  cards.change('card', { upload: { state: 'failed', error } });
  expect(cards.all).toMatchObject([{ upload: { state: 'failed' } }]);
  cards.dismiss('card');
  expect(cards.get('card')).toBeNull();
});

test('a quiet capture is heard of only when it goes wrong', () => {
  const cards = new Cards(
    () => {},
    () => false,
  );
  cards.put(kept({ isQuiet: true }));
  expect(cards.all).toEqual([]);
  expect(cards.jobIds).toEqual([]);
  const error = errorData('rejected', 'no');
  cards.update([job({ state: 'failed', error })]);
  expect(cards.all[0]?.upload).toEqual({ state: 'failed', error });
  cards.remove('card');
  cards.put(kept({ isQuiet: true }));
  cards.update([job({ state: 'uploaded' })]);
  expect(cards.get('card')).toBeNull();
});

test('a card asks where captures go, and says that one can be called back', () => {
  const cards = new Cards(
    () => {},
    () => true,
  );
  cards.put(kept({ isQuiet: true }));
  const held = { why: 'consent', kind: 'capture', username: 'ada' } as const;
  cards.update([job({ state: 'paused', held })]);
  const asked = { state: 'consent', username: 'ada', privacy: 'hidden', asksFor: 1, isTrial: true };
  expect(cards.all[0]?.upload).toEqual(asked);
  cards.update([job({ state: 'waiting', reason: { kind: 'grace', until: 70 } })]);
  expect(cards.all[0]?.upload).toEqual({ state: 'grace', until: 70 });
});

test('of captures that would ask the same only the first one asks, for all of them', () => {
  const cards = new Cards(
    () => {},
    () => false,
  );
  const held = { why: 'consent', kind: 'capture', username: null } as const;
  const add = (id: string, change: Partial<Job> = {}) => {
    cards.put(kept({ card: { ...kept().card, id }, jobId: `job-${id}` }));
    cards.update([jobWith({ id: `job-${id}`, state: 'paused', held, ...change })]);
  };
  const asked = () =>
    cards.all.map(({ id, upload }) => [id, upload?.state === 'consent' ? upload.asksFor : upload?.state]);
  add('1');
  add('2');
  add('3', { held: { ...held, service: 'My NAS' } });
  expect(asked()).toEqual([
    ['1', 2],
    ['2', 0],
    ['3', 1],
  ]);
  expect(cards.jobIds).toEqual(['job-1', 'job-2', 'job-3']);
  // Who closes the one that asks is asked by the next.
  cards.dismiss('1');
  expect(cards.jobIds).toEqual(['job-2', 'job-3']);
  expect(asked()).toEqual([
    ['2', 1],
    ['3', 1],
  ]);
  cards.update([jobWith({ id: 'job-2', state: 'waiting' })]);
  expect(asked()).toEqual([
    ['2', 'waiting'],
    ['3', 1],
  ]);
});
