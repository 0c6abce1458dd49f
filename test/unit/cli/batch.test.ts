import { expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import { createBatch } from '../../../main/cli/batch.ts';
import { jobOf, uploadedJob } from './jobs.ts';

const entry = (jobId: string | null) => ({
  input: jobId ? `${jobId}.png` : 'refused.png',
  jobId,
  error: jobId ? null : errorData('not-an-image', 'No.'),
});
const inputs = (items: readonly { input: string }[]) => items.map(({ input }) => input);

test('what ends is told once, and comes out in the order given', () => {
  const batch = createBatch(['a', 'b', 'c'].map(entry));
  expect(inputs(batch.update(uploadedJob('c')))).toEqual(['c.png']);
  expect(batch.update(uploadedJob('c'))).toEqual([]);
  expect(batch.takeEndedInOrder()).toEqual([]);
  batch.update(uploadedJob('a'));
  expect(inputs(batch.takeEndedInOrder())).toEqual(['a.png']);
  expect(batch.openIds()).toEqual(['b']);
  expect(inputs(batch.takeEndedRest())).toEqual(['c.png']);
  batch.update(uploadedJob('b'));
  expect(inputs(batch.takeEndedInOrder())).toEqual(['b.png']);
  expect(batch.count('uploaded')).toBe(3);
});

test('what was refused has ended from the start', () => {
  const batch = createBatch([null, 'a'].map(entry));
  expect(batch.count('failed')).toBe(1);
  expect(inputs(batch.takeEndedInOrder())).toEqual(['refused.png']);
  expect(batch.openIds()).toEqual(['a']);
});

test('a picture given twice that is one job ends twice', () => {
  const batch = createBatch([entry('a'), { ...entry('a'), input: 'again.png' }]);
  expect(batch.openIds()).toEqual(['a']);
  expect(inputs(batch.update(uploadedJob('a')))).toEqual(['a.png', 'again.png']);
});

test('failed, cancelled and taken out are told apart, each with an error', () => {
  const batch = createBatch(['a', 'b', 'c'].map(entry));
  const why = errorData('rejected', 'No.');
  batch.update(jobOf('a', { state: 'failed', error: why }));
  batch.update(jobOf('b', { state: 'cancelled' }));
  batch.markRemoved('c');
  expect(batch.items.map(({ status, error }) => [status, error?.code])).toEqual([
    ['failed', 'rejected'],
    ['cancelled', 'cancelled'],
    ['cancelled', 'cancelled'],
  ]);
});

test('jobs of others change nothing', () => {
  const batch = createBatch([entry('a')]);
  expect(batch.update(uploadedJob('x'))).toEqual([]);
  expect(batch.markRemoved('x')).toEqual([]);
  expect(batch.has('x')).toBe(false);
});
