import { expect, test } from 'vitest';
import type { EngineClient } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';
import { findJobs } from '../../../main/cli/find-jobs.ts';
import { jobOf } from './jobs.ts';

const jobs = [
  { ...jobOf('aaaa1111-0001'), batchId: 'bbbb0000-0001' },
  { ...jobOf('aaaa1111-0002'), batchId: 'bbbb0000-0001' },
  { ...jobOf('aaaa2222-0003'), batchId: 'bbbb9999-0002', endedAt: 5 },
  { ...jobOf('aaaa3333-0004'), batchId: 'bbbb9999-0002' },
];
const client = {
  call: async (_name: string, { ids }: { ids?: string[] }) => ({
    jobs: ids ? jobs.filter(({ id }) => ids.includes(id)) : jobs,
  }),
} as unknown as EngineClient;
const find = (...given: string[]) => findJobs(client, given, (job: Job) => job.endedAt === null);
const none = { ids: [], ambiguous: [], short: [] };

test('a job is known by its id or by four characters of it and more', async () => {
  expect(await find('aaaa1111-0002')).toEqual({ ...none, ids: ['aaaa1111-0002'] });
  expect(await find('AAAA2', 'aaaa2222')).toEqual({ ...none, ids: ['aaaa2222-0003'] });
});

test('a batch stands for those of its jobs that are meant', async () => {
  expect(await find('bbbb9')).toEqual({ ...none, ids: ['aaaa3333-0004'] });
  expect(await find('bbbb0000-0001')).toEqual({ ...none, ids: ['aaaa1111-0001', 'aaaa1111-0002'] });
});

test('what several begin with is ambiguous, what is shorter is too short, what none begins with stays', async () => {
  expect(await find('aaaa1', 'bbbb', 'aaa', 'cccc')).toEqual({
    ids: ['cccc'],
    ambiguous: [
      { given: 'aaaa1', ids: ['aaaa1111-0001', 'aaaa1111-0002'] },
      { given: 'bbbb', ids: ['bbbb0000-0001', 'bbbb9999-0002'] },
    ],
    short: ['aaa'],
  });
});
