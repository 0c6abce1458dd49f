import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EngineEvent } from '../../../../contract/engine.ts';
import type { Job, JobState } from '../../../../contract/job.ts';
import { ProgressTracker } from '../../../../main/desktop/progress/progress-tracker.ts';
import { UploadRun } from '../../../../main/desktop/progress/upload-run.ts';
import { jobWith } from '../../../support/records.ts';

const job = (id: string, state: JobState, more: Partial<Job> = {}) => jobWith({ id, state, ...more });
const delta = (more: Partial<Extract<EngineEvent, { kind: 'delta' }>>): EngineEvent => ({
  kind: 'delta',
  seq: 1,
  ...more,
});

describe('a run', () => {
  test('is counted from the first picture to the last, bytes included, and then over', () => {
    const run = new UploadRun();
    run.onEvent(delta({ jobs: ['a', 'b', 'c', 'd'].map((id) => job(id, 'ready')) }));
    expect(run.state).toEqual({ open: 4, going: 0, done: 0, failed: 0, share: 0 });
    run.onEvent(delta({ jobs: [job('a', 'uploaded'), job('b', 'uploading')] }));
    run.onEvent(delta({ progress: [['b', 50, 100]] }));
    expect(run.state).toEqual({ open: 3, going: 1, done: 1, failed: 0, share: 1.5 / 4 });
    run.onEvent(delta({ jobs: [job('b', 'failed'), job('c', 'cancelled')] }));
    expect(run.state).toEqual({ open: 1, going: 0, done: 1, failed: 1, share: 2 / 3 });
    run.onEvent(delta({ jobs: [job('d', 'uploaded')] }));
    expect(run.state).toEqual({ open: 0, going: 0, done: 0, failed: 0, share: 0 });
  });

  test('does not wait for drafts and questions, and begins anew when one is answered', () => {
    const run = new UploadRun();
    const held = { held: { why: 'draft', postId: 'post' } } as const;
    run.onEvent(delta({ jobs: [job('a', 'uploading'), job('b', 'paused', held), job('c', 'paused')] }));
    expect(run.state.open).toBe(2);
    run.onEvent(delta({ jobs: [job('a', 'uploaded'), job('c', 'uploaded')] }));
    expect(run.state.open).toBe(0);
    run.onEvent(delta({ jobs: [job('b', 'ready')] }));
    expect(run.state).toMatchObject({ open: 1, done: 0 });
  });

  test('goes on when the engine was started again, without what is gone', () => {
    const run = new UploadRun();
    run.reset([job('a', 'uploading'), job('b', 'ready'), job('c', 'ready')]);
    run.onEvent(delta({ jobs: [job('a', 'uploaded')] }));
    run.reset([job('b', 'ready'), job('d', 'ready')]);
    expect(run.state).toMatchObject({ open: 2, done: 1 });
  });

  test('counts one that is tried again no longer as failed', () => {
    const run = new UploadRun();
    run.reset([job('a', 'uploading'), job('b', 'ready')]);
    run.onEvent(delta({ jobs: [job('a', 'failed')] }));
    run.onEvent(delta({ jobs: [job('a', 'queued')] }));
    expect(run.state).toMatchObject({ open: 2, failed: 0 });
  });

  test('never counts more than there are, whatever happens in which order', () => {
    const states: JobState[] = ['queued', 'ready', 'paused', 'uploading', 'processing', 'uploaded', 'failed'];
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      state: fc.constantFrom(...states, 'cancelled' as const),
      isRemoved: fc.boolean(),
      sent: fc.integer({ min: -10, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const run = new UploadRun();
        for (const { id, state, isRemoved, sent } of steps) {
          run.onEvent(delta({ jobs: [job(id, state)], progress: [[id, sent, 100]] }));
          if (isRemoved) run.onEvent(delta({ removedJobs: [id] }));
          const { open, going, done, failed, share } = run.state;
          expect(open).toBeLessThanOrEqual(3);
          expect(going).toBeLessThanOrEqual(open);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
          if (open === 0) expect([done, failed, share]).toEqual([0, 0, 0]);
        }
      }),
    );
  });
});

describe('failures that nobody saw', () => {
  test('are counted until the window is in front, one is tried again, or removed', () => {
    let isInFront = false;
    let changes = 0;
    const tracker = new ProgressTracker(() => isInFront);
    tracker.events.on('changed', () => {
      changes += 1;
    });
    // What had failed before is no news.
    tracker.reset([job('old', 'failed'), ...['a', 'b', 'c'].map((id) => job(id, 'uploading'))]);
    tracker.onEvent(delta({ jobs: ['a', 'b', 'c'].map((id) => job(id, 'failed')) }));
    expect(tracker.unseenFailures).toBe(3);
    tracker.onEvent(delta({ jobs: [job('a', 'queued')], removedJobs: ['b'] }));
    expect(tracker.unseenFailures).toBe(1);
    tracker.seen();
    expect(tracker.unseenFailures).toBe(0);
    isInFront = true;
    tracker.onEvent(delta({ jobs: [job('a', 'failed')] }));
    expect(tracker.unseenFailures).toBe(0);
    const before = changes;
    tracker.seen();
    tracker.onEvent(delta({ history: [] }));
    expect(changes).toBe(before);
  });
});
