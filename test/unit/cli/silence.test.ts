import { expect, test } from 'vitest';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { createBatch } from '../../../main/cli/batch.ts';
import type { CommandContext } from '../../../main/cli/context.ts';
import { createMessages } from '../../../main/cli/messages.ts';
import { createUploadReport } from '../../../main/cli/report.ts';
import { watchBatchSilence } from '../../../main/cli/silence.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { jobOf, uploadedJob, waitingJob } from './jobs.ts';

function watching(...ids: string[]) {
  const batch = createBatch(ids.map((id) => ({ input: `${id}.png`, jobId: id, error: null })));
  const clock = manualClock();
  const told = { times: 0 };
  const watch = watchBatchSilence(batch, clock, () => (told.times += 1));
  const hear = (event: Partial<Extract<EngineEvent, { kind: 'delta' }>>) =>
    watch.onEvent({ kind: 'delta', seq: 1, ...event } as EngineEvent);
  const jobs = (...changed: Job[]) => {
    for (const job of changed) batch.update(job);
    hear({ jobs: changed });
  };
  return { clock, told, watch, hear, jobs };
}

test('a host that says nothing while pictures are sent is told of once in each silence', () => {
  const { clock, told, hear, jobs } = watching('a', 'b');
  jobs(jobOf('a', { state: 'uploading' }), jobOf('b', { state: 'uploading' }));
  clock.advance(19_999);
  expect(told.times).toBe(0);
  clock.advance(1);
  expect(told.times).toBe(1);
  clock.advance(600_000);
  expect(told.times).toBe(1);
  hear({ progress: [['a', 128_000, 300_000]] });
  clock.advance(20_000);
  expect(told.times).toBe(2);
});

test('what is heard of other pictures, and another estimate, end no silence', () => {
  const { clock, told, hear, jobs } = watching('a');
  jobs(jobOf('a', { state: 'uploading' }));
  clock.advance(15_000);
  hear({
    progress: [['of another command', 5, 9]],
    jobs: [jobOf('of another command', { state: 'queued' })],
  });
  jobs(jobOf('a', { state: 'uploading', doneBy: 99 }));
  clock.advance(5_000);
  expect(told.times).toBe(1);
});

test('waiting for credits is no silence, nor is the end', () => {
  const { clock, told, watch, jobs } = watching('a', 'b');
  jobs(uploadedJob('a'), waitingJob('b', { kind: 'credits', budget: 'user', needed: 10, until: 9e12 }));
  clock.advance(60_000);
  expect(told.times).toBe(0);
  jobs(jobOf('b', { state: 'uploading' }));
  watch.stop();
  jobs(jobOf('b', { state: 'uploading' }));
  clock.advance(60_000);
  expect(told.times).toBe(0);
});

test('a full disk that takes no answer is told of by its name', () => {
  const batch = createBatch(['a', 'b'].map((id) => ({ input: `${id}.png`, jobId: id, error: null })));
  const clock = manualClock();
  const told: string[] = [];
  const terminal = { isInteractive: false, showProgress() {}, printInfo: (text: string) => told.push(text) };
  const context = {
    terminal,
    clock,
    i18n: createMessages(loadTranslator(['en'])),
  } as unknown as CommandContext;
  const report = createUploadReport(batch, context, false, null);
  const hear = (jobs: Job[]) => {
    for (const job of jobs) batch.update(job);
    report.onEvent({ kind: 'delta', seq: 1, jobs } as EngineEvent);
    report.onProgress();
  };
  hear([jobOf('a', { state: 'uploading' }), jobOf('b', { state: 'ready' })]);
  clock.advance(20_000);
  expect(told).toEqual(['Imgur has not answered for 20 s. What gets no answer is tried again by itself.']);
  const error = { code: 'disk-full', message: 'Text.', params: {} } as const;
  hear([waitingJob('b', { kind: 'retry', error, until: clock.now() + 60_000 })]);
  clock.advance(20_000);
  expect(told[1]).toContain('The disk is full.');
  report.close();
});
