import { expect, test } from 'vitest';
import type { Job } from '../../../contract/job.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { makeVideo } from '../../support/make-video.ts';
import { type ManualClock, manualClock } from '../../support/manual-clock.ts';
import { type EngineProcess, spawnEngine } from '../support/engine-process.ts';
import {
  type RunningEngine,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

const minute = 60_000;
const uploads = (sandbox: { log: readonly { route: string }[] }) =>
  sandbox.log.filter(({ route }) => route === 'upload').length;

const video = async (name = 'waves.mp4') => makeVideo(await temporaryFolder(), { name });
const is = (state: Job['state']) => (jobs: Job[]) => jobs.some((job) => job.state === state);

/** Starts sandbox and engine with the same clock, on which a minute passes in a second. */
async function quick(videos: 'pending' | 'ticket' | 'completed', readyAfterMs: number) {
  const clock = fastClock(60);
  const sandbox = await startTestSandbox({ clock, videos, videoReadyAfterMs: readyAfterMs });
  return { clock, sandbox };
}

test.each(['pending', 'ticket'] as const)(
  'a video that is %s is shown as such, and has its link when that works',
  async (videos) => {
    const { clock, sandbox } = await quick(videos, minute);
    const run = await startTestEngine({ clock, sandbox });
    await run.add([await video()]);
    const [open] = await run.until(is('processing'));
    expect(open).toMatchObject({ remote: null, endedAt: null, processing: { since: expect.any(Number) } });
    expect(open?.processing?.link !== null).toBe(videos === 'pending');
    expect(open?.processing?.canDelete).toBe(videos === 'pending');
    await expect(run.engine.call('snapshot', {})).resolves.toMatchObject({ summary: { open: 1 } });
    expect(run.events.some(({ kind }) => kind === 'batch-ended')).toBe(false);
    const [done] = await run.until(is('uploaded'));
    expect(done).toMatchObject({ error: null, processing: null, maybeTwice: false, attempts: 1 });
    const answer = await fetch(done?.remote?.link ?? '');
    expect(answer.headers.get('content-type')).toBe('video/mp4');
    expect(uploads(sandbox)).toBe(1);
    const { links } = await run.untilEvent('batch-ended');
    expect(links).toEqual([done?.remote?.link]);
    const { items } = await run.engine.call('library', { limit: 10, text: '', sort: 'newest' });
    expect(items).toMatchObject([{ presence: 'alive', kind: 'video' }]);
  },
);

test('a video that is complete at once has its link at once', async () => {
  const { clock, sandbox } = await quick('completed', 0);
  const run = await startTestEngine({ clock, sandbox });
  await run.add([await video('waves.webm')]);
  const [done] = await run.until(is('uploaded'));
  // Imgur gives this one as a bare dot.
  expect(done?.remote?.link).toMatch(/\.mp4$/);
  expect((await fetch(done?.remote?.link ?? '')).status).toBe(200);
});

test('a link that is dead at first is not given away before it works', async () => {
  const { clock, sandbox } = await quick('completed', 0);
  sandbox.fault({ kind: 'late-mp4', waitMs: minute });
  const run = await startTestEngine({ clock, sandbox });
  await run.add([await video()]);
  const [open] = await run.until(is('processing'));
  const early = await fetch(open?.processing?.link ?? '');
  expect(new URL(early.url).pathname).toBe('/removed.png');
  const [done] = await run.until(is('uploaded'));
  expect((await fetch(done?.remote?.link ?? '')).headers.get('content-type')).toBe('video/mp4');
});

test.each(['pending', 'ticket'] as const)(
  'an engine that stops meanwhile goes on with it (%s), and sends nothing twice',
  async (videos) => {
    const { clock, sandbox } = await quick(videos, 2 * minute);
    const profile = await temporaryFolder();
    const first = await startTestEngine({ clock, sandbox, profile });
    await first.add([await video()]);
    await first.until(is('processing'));
    await first.engine.stop(0);
    const second = await startTestEngine({ clock, sandbox, profile });
    const { jobs } = await second.engine.call('jobs', {});
    expect(jobs).toMatchObject([{ state: 'processing' }]);
    const [done] = await second.until(is('uploaded'));
    expect(done).toMatchObject({ maybeTwice: false, attempts: 1 });
    expect(uploads(sandbox)).toBe(1);
    expect(sandbox.pictures()).toHaveLength(1);
  },
);

test.each(['pending', 'ticket'] as const)(
  'an engine that is killed meanwhile is no reason to send it again (%s)',
  async (videos) => {
    const sandbox = await startTestSandbox({ videos, videoReadyAfterMs: 4_000 });
    const profile = await temporaryFolder();
    const first = await spawnEngine(profile, sandbox);
    await first.call('add', { items: [{ kind: 'path', path: await video() }], origin: 'drop' });
    const stateIn = async (engine: EngineProcess) => (await engine.call('jobs', {})).jobs[0]?.state;
    await expect.poll(() => stateIn(first), { timeout: 20_000, interval: 20 }).toBe('processing');
    await first.kill();
    const second = await spawnEngine(profile, sandbox);
    await expect.poll(() => stateIn(second), { timeout: 30_000, interval: 100 }).toBe('uploaded');
    const [job] = (await second.call('jobs', {})).jobs;
    expect(job).toMatchObject({ attempts: 1, maybeTwice: false, error: null });
    expect(uploads(sandbox)).toBe(1);
    expect(sandbox.pictures()).toHaveLength(1);
  },
);

/** Advances the time only while this waits, in steps longer than any request. */
async function passing(
  clock: ManualClock,
  stepMs: number,
  run: RunningEngine,
  wanted: (job: Job) => boolean,
) {
  let found: Job | undefined;
  await expect
    .poll(
      async () => {
        clock.advance(stepMs);
        const { jobs } = await run.engine.call('jobs', {});
        found = jobs.find(wanted);
        return found !== undefined;
      },
      { timeout: 20_000, interval: 5 },
    )
    .toBe(true);
  return found as Job;
}

async function slow(videos: 'pending' | 'ticket') {
  const clock = manualClock();
  const sandbox = await startTestSandbox({ clock, videos, videoReadyAfterMs: 24 * 60 * minute });
  const run = await startTestEngine({ clock, sandbox });
  await run.add([await video()]);
  const open = await passing(clock, 20, run, ({ state }) => state === 'processing');
  return { clock, sandbox, run, open };
}

test('after an hour a link is given as one that was not seen working, and copied by nobody', async () => {
  const { clock, sandbox, run, open } = await slow('pending');
  const done = await passing(clock, 10_000, run, ({ endedAt }) => endedAt !== null);
  expect(done).toMatchObject({ state: 'uploaded', error: { code: 'not-ready' } });
  expect(done.remote?.link).toBe(open.processing?.link);
  const waited = (done.endedAt ?? 0) - (open.processing?.since ?? 0);
  expect(waited).toBeGreaterThanOrEqual(60 * minute);
  expect(waited).toBeLessThan(62 * minute);
  const { links, failed } = await run.untilEvent('batch-ended');
  expect({ links, failed }).toEqual({ links: [], failed: 0 });
  const looks = sandbox.log.filter(({ route, url }) => route === 'link' && url.startsWith('/i/'));
  expect(looks.length).toBeGreaterThan(20);
  expect(looks.length).toBeLessThan(80);
  expect(uploads(sandbox)).toBe(1);
});

test('a ticket that leads nowhere for an hour fails with what that means, and costs nothing', async () => {
  const { clock, sandbox, run } = await slow('ticket');
  const done = await passing(clock, 10_000, run, ({ endedAt }) => endedAt !== null);
  expect(done).toMatchObject({ state: 'failed', error: { code: 'not-processed' }, maybeTwice: true });
  const polls = sandbox.log.filter(({ route }) => route === 'poll');
  expect(polls.length).toBeGreaterThan(20);
  expect(polls.every(({ spent }) => Object.values(spent).every((credits) => !credits))).toBe(true);
  expect(uploads(sandbox)).toBe(1);
});

test('it cannot be cancelled any more, which is said; who waits no longer can delete it', async () => {
  const { clock, sandbox, run, open } = await slow('pending');
  const { done, refused } = await run.engine.call('cancel', { ids: [open.id] });
  expect(done).toEqual([]);
  expect(refused).toMatchObject([{ id: open.id, error: { code: 'at-host-already' } }]);
  expect(await run.engine.call('abandon', { ids: [open.id] })).toMatchObject({ done: [] });
  expect(await run.engine.call('leaveProcessing', { ids: [open.id] })).toEqual({
    done: [open.id],
    refused: [],
  });
  const { ids } = await run.engine.call('itemsOfJobs', { ids: [open.id] });
  await run.engine.call('deleteRemote', { ids });
  await expect
    .poll(
      () => {
        clock.advance(100);
        return sandbox.pictures()[0]?.isDeleted;
      },
      { timeout: 20_000, interval: 5 },
    )
    .toBe(true);
});

test('of a ticket that nobody waits for any longer nothing is known, and trying again is warned of', async () => {
  const { run, open } = await slow('ticket');
  await run.engine.call('leaveProcessing', { ids: [open.id] });
  const { jobs } = await run.engine.call('jobs', { ids: [open.id] });
  expect(jobs).toMatchObject([{ state: 'cancelled', remote: null, maybeTwice: true }]);
  expect(await run.engine.call('leaveProcessing', { ids: [open.id] })).toMatchObject({
    refused: [{ error: { code: 'wrong-state' } }],
  });
});

test('a video that is too long is told before a byte of it leaves', async () => {
  const { clock, sandbox } = await quick('completed', 0);
  const run = await startTestEngine({ clock, sandbox });
  const folder = await temporaryFolder();
  await run.add([await makeVideo(folder, { name: 'long.mp4', seconds: 62 })]);
  const [long] = await run.until(is('failed'));
  expect(long?.error).toMatchObject({ code: 'too-long', params: { seconds: 62, most: 60 } });
  await run.add([await makeVideo(folder, { name: 'minute.webm', seconds: 60, width: 320, height: 180 })]);
  const jobs = await run.until(is('uploaded'));
  expect(jobs.find(({ name }) => name === 'minute.webm')?.media).toMatchObject({
    kind: 'video',
    width: 320,
    height: 180,
    duration: 60_000,
    hasSound: false,
  });
  expect(uploads(sandbox)).toBe(1);
});
