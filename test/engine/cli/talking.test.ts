import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { DestinationsView } from '../../../contract/destinations.ts';
import type { Job } from '../../../contract/job.ts';
import { PROTOCOL_VERSION } from '../../../contract/protocol-version.ts';
import { settingsSchema } from '../../../contract/settings.ts';
import { acquireProfileLock } from '../../../main/engine/lock/profile-lock.ts';
import { createSecret, socketAddress } from '../../../main/engine/socket/address.ts';
import { serveSocket } from '../../../main/engine/socket/server.ts';
import { jobOf, uploadedJob, waitingJob } from '../../unit/cli/jobs.ts';
import { createFakeEngine, type FakeEngine, fakeCapabilities } from '../../unit/socket/fake-engine.ts';
import { temporaryFolder } from '../support/running-engine.ts';
import { lines, objects, patiently, snapferry, start } from './support.ts';

// The real command in a child process, with an engine whose every message is the test's.

let profile: string;
let engine: FakeEngine;
let jobs: Map<string, Job>;
let seq: number;
let paused: boolean;

/** The built-in host alone. */
const builtInView: DestinationsView = {
  destinations: [
    {
      id: 'imgur',
      kind: 'imgur',
      title: 'Imgur',
      values: {},
      secrets: {},
      origin: null,
      problem: null,
      traits: { deletion: 'request', audience: 'link', showsName: false, isRepeatable: true },
      out: null,
      waiting: 0,
      createdAt: null,
      removedAt: null,
    },
  ],
  chosen: 'imgur',
};

function tell(...changed: Job[]): void {
  for (const job of changed) jobs.set(job.id, job);
  seq += 1;
  engine.tell({ kind: 'delta', seq, jobs: changed });
}

const subscribed = () => expect.poll(() => engine.listeners.size, patiently).toBe(1);
const asked = (name: string) =>
  expect.poll(() => engine.calls.map((call) => call.name), patiently).toContain(name);

beforeEach(async () => {
  profile = await temporaryFolder();
  jobs = new Map();
  seq = 0;
  paused = false;
  const origin = 'http://127.0.0.1:9';
  const credits = { budgets: [], uploadsNow: 0, strikes: 0, blocked: null };
  engine = createFakeEngine({
    capabilities: () => ({ ...fakeCapabilities, host: { ...fakeCapabilities.host, apiUrl: origin } }),
    // Not the first upload of this profile: where pictures go was told before.
    history: () => ({ items: [], total: 1 }),
    destinations: () => builtInView,
    settings: () => settingsSchema.parse({}),
    credits: () => credits,
    jobs: ({ ids = [] }) => ({ jobs: ids.flatMap((id) => jobs.get(id) ?? []) }),
    add: ({ items }) => {
      const added = items.map((item, place) => {
        const input = item.kind === 'path' ? item.path : item.url;
        const jobId = input.replace(/^.*\//, '').replace(/\.png$/, '');
        jobs.set(jobId, jobOf(jobId));
        return { kind: 'job' as const, input, place, jobId };
      });
      return { batchId: 'batch', added };
    },
    snapshot: () => ({
      seq,
      jobs: [...jobs.values()],
      summary: { paused, open: 0, uploading: 0, failed: 0, uploaded: 0, doneBy: null },
      credits,
      settings: settingsSchema.parse({}),
      capabilities: fakeCapabilities,
      folders: [],
      localApi: { state: 'off', address: null, error: null },
      accounts: {
        accounts: [],
        signIn: null,
        hasClientSecret: false,
        vault: { kind: 'keychain', why: null },
        returnAddress: '',
      },
      destinations: builtInView,
      history: [],
      posts: [],
    }),
    abandon: ({ ids }) => {
      const error = errorData('bad-client-id', 'No.');
      for (const id of ids) jobs.set(id, jobOf(id, { state: 'failed', error, endedAt: 1 }));
      return { done: ids, refused: [] };
    },
  });
  const address = { socket: socketAddress(profile), secret: createSecret() };
  const lock = acquireProfileLock(profile, { version: '9.8.7', protocol: PROTOCOL_VERSION, ...address });
  onTestFinished(() => lock.release());
  const gateway = await serveSocket(engine, address.socket, address.secret, '9.8.7');
  onTestFinished(() => gateway.close());
});

test('links are printed as soon as the order allows, objects as soon as they end', async () => {
  for (const [option, first] of [
    [[], /\/a\.png\n/],
    [['--json'], /"c\.png"/],
  ] as const) {
    const uploading = start(['upload', ...option, 'a.png', 'b.png', 'c.png'], { profile });
    await subscribed();
    tell(uploadedJob('c'));
    if (option.length > 0) await uploading.said(first);
    tell(uploadedJob('a'));
    await uploading.said(option.length > 0 ? /"a\.png"/ : first);
    tell(uploadedJob('b'));
    const { code, stdout } = await uploading.ended;
    expect(code).toBe(0);
    const order = lines(stdout).map((line) => /([abc])\.png/.exec(line)?.[1]);
    expect(order).toEqual(option.length > 0 ? ['c', 'a', 'b'] : ['a', 'b', 'c']);
    await expect.poll(() => engine.listeners.size, patiently).toBe(0);
  }
});

test('news that were missed are asked for', async () => {
  const uploading = start(['upload', 'a.png', 'b.png'], { profile });
  await subscribed();
  tell(uploadedJob('a'));
  await uploading.said(/\/a\.png/);
  jobs.set('b', uploadedJob('b'));
  seq += 1;
  engine.tell({ kind: 'delta', seq: seq + 1 });
  expect(await uploading.ended).toMatchObject({ code: 0, stdout: expect.stringContaining('/b.png') });
});

test('a long wait is told once for its cause, with the time', async () => {
  const uploading = start(['upload', 'a.png'], { profile });
  await subscribed();
  const until = Date.now() + 30 * 60_000;
  const wait = waitingJob('a', { kind: 'credits', budget: 'user', needed: 10, until });
  tell(wait);
  tell(wait);
  await uploading.said(/until .*\d/);
  tell(uploadedJob('a'));
  const { stderr } = await uploading.ended;
  expect(lines(stderr)).toEqual([
    expect.stringMatching(/no more through until .* 1 picture waits and will go then/),
  ]);
});

test('what only a person can mend is given up at once', async () => {
  const uploading = start(['upload', '--json', 'a.png', 'b.png'], { profile });
  await subscribed();
  tell(
    waitingJob('a', { kind: 'client-id', until: null }),
    waitingJob('b', { kind: 'client-id', until: null }),
  );
  const { code, stdout } = await uploading.ended;
  expect(code).toBe(3);
  expect(objects(stdout).map(({ error }) => (error as { code: string }).code)).toEqual(
    Array(2).fill('bad-client-id'),
  );
  expect(engine.calls.find(({ name }) => name === 'abandon')?.input).toEqual({ ids: ['a', 'b'] });
});

test('cancelled by somebody else, or taken out, is told as cancelled', async () => {
  const uploading = start(['upload', '--json', 'a.png', 'b.png'], { profile });
  await subscribed();
  tell(jobOf('a', { state: 'cancelled', endedAt: 1 }));
  seq += 1;
  engine.tell({ kind: 'delta', seq, removedJobs: ['b'] });
  const { code, stdout } = await uploading.ended;
  expect(code).toBe(1);
  expect(objects(stdout).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
});

test('a full disk is told for each picture, and nothing was tried', async () => {
  engine.answers.add = () => {
    throw new AppError(errorData('disk-full', 'The disk is full.', { path: '/x' }));
  };
  const forPeople = await snapferry(['upload', 'a.png'], { profile });
  expect(forPeople).toMatchObject({ code: 3, stdout: '' });
  expect(forPeople.stderr).toMatch(/^The disk is full\./);
  const asJson = await snapferry(['upload', '--json', 'a.png', 'b.png'], { profile });
  expect(objects(asJson.stdout).map(({ input, error }) => [input, (error as { code: string }).code])).toEqual(
    [
      ['a.png', 'disk-full'],
      ['b.png', 'disk-full'],
    ],
  );
});

test('a pause that somebody made in the window is theirs to end', async () => {
  paused = true;
  const uploading = start(['upload', 'a.png'], { profile });
  await uploading.said(/The queue is paused/);
  await subscribed();
  tell(uploadedJob('a'));
  expect(await uploading.ended).toMatchObject({ code: 0 });
  expect(engine.calls.map(({ name }) => name)).not.toContain('resume');
});

test('Ctrl-C leaves an engine that runs alone', async () => {
  const uploading = start(['upload', 'a.png'], { profile });
  await asked('jobs');
  uploading.child.kill('SIGTERM');
  const { code, stderr } = await uploading.ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/goes on in the background with 1 picture/);
  expect(engine.calls.map(({ name }) => name)).not.toContain('stop');
});

test('people are spoken to in their language', async () => {
  engine.answers.add = ({ items }) => ({
    batchId: 'batch',
    added: items.map((item) => ({
      kind: 'refused',
      input: item.kind === 'path' ? item.path : item.url,
      error: errorData('empty-file', 'The file is empty.'),
    })),
  });
  const { code, stderr } = await snapferry(['upload', 'a.png'], { profile, env: { LC_ALL: 'ru_RU.UTF-8' } });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^a\.png: Файл пуст\./);
});
