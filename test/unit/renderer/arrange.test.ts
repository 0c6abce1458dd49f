import { describe, expect, it } from 'vitest';
import type { Job } from '../../../contract/job.ts';
import { arrange, landingIndex, type Target, withPlaces } from '../../../renderer/state/arrange.ts';
import { orderQueue } from '../../../renderer/state/job-predicates.ts';
import { jobWith } from '../../support/records.ts';

const mapOf = (jobs: readonly Job[]) => new Map(jobs.map((job) => [job.id, job]));
const waiting = (id: string, change: Partial<Job> = {}) => jobWith({ id, state: 'waiting', ...change });

/** Moves rows of the queue as it is shown, and returns how it is shown then. */
function moved(jobs: readonly Job[], ids: readonly string[], to: Target): readonly string[] | null {
  const known = mapOf(jobs);
  const order = orderQueue(known).open.flatMap((id) => known.get(id) ?? []);
  const wanted = arrange(order, new Set(ids), to);
  return wanted && orderQueue(withPlaces(known, wanted)).open;
}

const five = ['j1', 'j2', 'j3', 'j4', 'j5'].map((id) => waiting(id));

describe('another place in the queue', () => {
  it.each<[string, string[], Target, string[]]>([
    ['to the top', ['j4'], 'top', ['j4', 'j1', 'j2', 'j3', 'j5']],
    ['up', ['j4'], 'up', ['j1', 'j2', 'j4', 'j3', 'j5']],
    ['down', ['j2'], 'down', ['j1', 'j3', 'j2', 'j4', 'j5']],
    ['to the end', ['j2'], 'end', ['j1', 'j3', 'j4', 'j5', 'j2']],
    ['before another row', ['j5'], { index: 1 }, ['j1', 'j5', 'j2', 'j3', 'j4']],
    ['behind all rows', ['j1'], { index: 5 }, ['j2', 'j3', 'j4', 'j5', 'j1']],
    ['several together, in their order', ['j5', 'j2'], 'top', ['j2', 'j5', 'j1', 'j3', 'j4']],
    ['several up, which then stand side by side', ['j3', 'j5'], 'up', ['j1', 'j3', 'j5', 'j2', 'j4']],
  ])('%s', (_, ids, to, expected) => {
    expect(moved(five, ids, to)).toEqual(expected);
  });

  it('is none where a row would stay where it is', () => {
    expect(moved(five, ['j1'], 'up')).toBeNull();
    expect(moved(five, ['j5'], 'down')).toBeNull();
    expect(moved(five, ['j2', 'j3'], { index: 2 })).toBeNull();
    expect(moved(five, [], 'top')).toBeNull();
  });

  it('is kept by what is moved after it', () => {
    const known = withPlaces(mapOf(five), ['j3']);
    expect(moved([...known.values()], ['j5'], { index: 1 })).toEqual(['j3', 'j5', 'j1', 'j2', 'j4']);
    expect(moved([...known.values()], ['j3'], { index: 3 })).toEqual(['j1', 'j2', 'j3', 'j4', 'j5']);
  });

  it('is found between rows of two drops, which take turns where nobody put them in order', () => {
    const jobs = [
      waiting('j1', { batchId: 'one' }),
      waiting('j2', { batchId: 'one' }),
      waiting('j3', { batchId: 'two' }),
      waiting('j4', { batchId: 'two' }),
    ];
    expect(orderQueue(mapOf(jobs)).open).toEqual(['j1', 'j3', 'j2', 'j4']);
    expect(moved(jobs, ['j4'], { index: 1 })).toEqual(['j1', 'j4', 'j2', 'j3']);
  });

  it('stays in the lane and behind what is under way', () => {
    const jobs = [
      jobWith({ id: 'j1', lane: 'bulk', state: 'uploading' }),
      waiting('j2', { lane: 'interactive' }),
      waiting('j3', { lane: 'bulk' }),
      waiting('j4', { lane: 'bulk' }),
    ];
    expect(moved(jobs, ['j4'], { index: 0 })).toEqual(['j1', 'j2', 'j4', 'j3']);
    expect(moved(jobs, ['j2'], 'end')).toBeNull();
    expect(moved(jobs, ['j1'], 'end')).toBeNull();
    expect(landingIndex(jobs, new Set(['j4']), 0)).toBe(2);
    expect(landingIndex(jobs, new Set(['j2']), 4)).toBe(2);
    expect(landingIndex(jobs, new Set(['j1']), 3)).toBeNull();
  });

  it('moves the pictures of a post together, and nothing between them', () => {
    const jobs = [
      waiting('j1'),
      waiting('j2', { postId: 'p', batchId: 'p' }),
      waiting('j3', { postId: 'p', batchId: 'p' }),
      waiting('j4', { batchId: 'four' }),
    ];
    const order = moved(jobs, ['j3'], 'top');
    expect(order?.slice(0, 2)).toEqual(['j2', 'j3']);
    const behind = moved([...withPlaces(mapOf(jobs), ['j2', 'j3', 'j4', 'j1']).values()], ['j4'], 'up');
    expect(behind).toEqual(['j4', 'j2', 'j3', 'j1']);
  });
});
