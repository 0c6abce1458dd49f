import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Job } from '../../../contract/job.ts';
import type { Origin } from '../../../contract/origin.ts';
import { manualClock } from '../../support/manual-clock.ts';
import {
  allInState,
  makePictures,
  type RunningEngine,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

let shade = 0;
/** Creates a picture that is unique in this run. */
const picture = async (): Promise<Uint8Array<ArrayBuffer>> => {
  shade += 1;
  const background = { r: shade, g: 40, b: 90 };
  const bytes = await sharp({ create: { width: 9, height: 7, channels: 3, background } })
    .png()
    .toBuffer();
  return new Uint8Array(bytes);
};

const give = async (
  { engine }: Pick<RunningEngine, 'engine'>,
  origin: Origin,
  bytes?: Uint8Array<ArrayBuffer>,
) => {
  const given = bytes ?? (await picture());
  const { added } = await engine.call('addBytes', { name: 'shot.png', bytes: given, origin });
  return added.flatMap((one) => (one.kind === 'job' ? one.jobId : []))[0] ?? '';
};

const asks = (job: Job | undefined) => job?.state === 'paused' && job.held?.why === 'consent';
const question = { account: null, privacy: 'hidden' } as const;

describe('what nobody chose one by one', () => {
  test('is asked for once of each kind, and all that waits goes with one yes', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const run = await startTestEngine({ sandbox, profile, hasShell: true });
    await give(run, 'capture');
    await give(run, 'capture');
    await give(run, 'clipboard');
    await give(run, 'drop');
    const before = await run.until(
      (jobs) => jobs.length === 4 && jobs.slice(0, 3).every(asks) && jobs[3]?.state === 'uploaded',
    );
    expect(before[0]?.held).toEqual({ why: 'consent', kind: 'capture', username: null });
    expect(sandbox.pictures()).toHaveLength(1);

    const answered = await run.engine.call('answerConsent', {
      ...question,
      kind: 'capture',
      answer: 'accept',
    });
    expect(answered.done).toEqual(before.slice(0, 2).map(({ id }) => id));
    await run.until((jobs) => jobs.slice(0, 2).every(({ state }) => state === 'uploaded') && asks(jobs[2]));
    await run.engine.stop(0);

    const again = await startTestEngine({ sandbox, profile, hasShell: true });
    await give(again, 'capture');
    await again.until((jobs) => jobs.at(-1)?.state === 'uploaded');
    const { consents } = await again.engine.call('settings', {});
    expect(consents).toEqual([{ ...question, kind: 'capture', host: 'imgur' }]);
    expect((await again.engine.call('jobs', {})).jobs.filter(asks)).toHaveLength(1);
  });

  test('asks again where more would see it, and not where fewer do', async () => {
    const sandbox = await startTestSandbox();
    const run = await startTestEngine({ sandbox, hasShell: true });
    const ask = async (privacy: 'hidden' | 'public') => {
      const bytes = await picture();
      await run.engine.call('addBytes', { name: 'a.png', bytes, origin: 'capture', privacy });
    };
    await ask('hidden');
    await run.until((jobs) => asks(jobs.at(-1)));
    await run.engine.call('answerConsent', { ...question, kind: 'capture', answer: 'accept' });
    await run.until(allInState('uploaded'));
    await ask('public');
    await run.until((jobs) => jobs.length === 2 && asks(jobs[1]));
    const open = { account: null, privacy: 'public', kind: 'capture' } as const;
    await run.engine.call('answerConsent', { ...open, answer: 'accept' });
    await run.until(allInState('uploaded'));
    await ask('hidden');
    await run.until((jobs) => jobs.length === 3 && allInState('uploaded')(jobs));
    expect((await run.engine.call('settings', {})).consents).toEqual([{ ...open, host: 'imgur' }]);
  });

  test('“not now” sends nothing, stops what would ask again, and a picture tried again asks again', async () => {
    const sandbox = await startTestSandbox();
    const run = await startTestEngine({ sandbox, hasShell: true });
    await run.engine.call('changeSettings', { clipboardWatch: 'on', clipboardWatchGraceMs: 0 });
    const id = await give(run, 'clipboard-watch');
    await run.until((jobs) => asks(jobs[0]));
    const kind = 'clipboard-watch';
    const answered = await run.engine.call('answerConsent', { ...question, kind, answer: 'decline' });
    expect(answered.done).toEqual([id]);
    await run.until(allInState('cancelled'));
    expect(await run.engine.call('settings', {})).toMatchObject({ clipboardWatch: 'off', consents: [] });
    await run.engine.call('retry', { ids: [id] });
    await run.until((jobs) => asks(jobs[0]));
    expect(sandbox.pictures()).toEqual([]);
  });

  test('“not now” for a watched folder leaves it there, switched off', async () => {
    const sandbox = await startTestSandbox();
    const folder = join(await temporaryFolder(), 'pictures');
    await mkdir(folder);
    const run = await startTestEngine({ sandbox, hasShell: true, watchesFolders: true });
    const { id } = await run.engine.call('addFolder', { path: folder, existing: 'ignore' });
    await makePictures(folder, 3);
    await run.until((jobs) => jobs.length === 3 && jobs.every(asks));
    await run.engine.call('answerConsent', { ...question, kind: 'folder', answer: 'decline' });
    await run.until(allInState('cancelled'));
    const { folders } = await run.engine.call('folders', {});
    expect(folders).toMatchObject([{ id, isOn: false, state: { kind: 'off' } }]);
    expect(sandbox.pictures()).toEqual([]);
  });

  test('goes without a question for whoever gave a command, also where the app has the engine', async () => {
    const sandbox = await startTestSandbox();
    const headless = await startTestEngine({ sandbox });
    await give(headless, 'editor');
    await headless.until(allInState('uploaded'));

    const folder = join(await temporaryFolder(), 'pictures');
    await mkdir(folder);
    const app = await startTestEngine({ sandbox, hasShell: true, watchesFolders: true });
    await app.engine.call('watchForCaller', { path: folder, existing: 'ignore' });
    await writeFile(join(folder, 'a.png'), await picture());
    await app.until(allInState('uploaded'));
    expect((await app.engine.call('settings', {})).consents).toEqual([]);
  });

  test('waits for further answers after that one, each in its turn', async () => {
    const sandbox = await startTestSandbox();
    const run = await startTestEngine({ sandbox, hasShell: true });
    const tagged = new Uint8Array(
      await sharp(await picture())
        .jpeg()
        .withExif({ IFD0: { Artist: 'A. Person' } })
        .toBuffer(),
    );
    await give(run, 'drop', tagged);
    await run.until(allInState('uploaded'));
    await run.engine.call('changeSettings', { metadata: 'hold' });
    const id = await give(run, 'capture', tagged);
    await run.until((jobs) => asks(jobs[1]));
    await run.engine.call('answerConsent', { ...question, kind: 'capture', answer: 'accept' });
    await run.until((jobs) => jobs[1]?.held?.why === 'duplicate' && jobs[1].state === 'paused');
    await run.engine.call('uploadAnyway', { ids: [id] });
    await run.until((jobs) => jobs[1]?.held?.why === 'metadata' && jobs[1].state === 'paused');
    await run.engine.call('changeMetadata', { ids: [id], metadata: 'remove' });
    await run.until(allInState('uploaded'));
    expect(sandbox.pictures()).toHaveLength(2);
  });
});

describe('the moment in which an upload can be called back', () => {
  const jobsOf = async ({ engine }: RunningEngine) => (await engine.call('jobs', {})).jobs;
  const isReady = (job: Job | undefined) => job?.state === 'waiting' && job.media !== null;

  test('lets nothing out before it is over, and all of it after', async () => {
    const sandbox = await startTestSandbox();
    const clock = manualClock();
    const run = await startTestEngine({ sandbox, clock });
    const began = clock.now();
    await give(run, 'clipboard-watch');
    await expect.poll(async () => isReady((await jobsOf(run))[0])).toBe(true);
    const [job] = await jobsOf(run);
    expect(job?.reason).toEqual({ kind: 'grace', until: began + 3_000 });
    clock.advance(1_000);
    expect((await jobsOf(run))[0]?.doneBy).toBeGreaterThanOrEqual(began + 3_000);
    expect((await run.engine.call('credits', {})).blocked).toBeNull();
    clock.advance(1_999);
    expect((await jobsOf(run))[0]).toMatchObject({ state: 'waiting', attempts: 0 });
    clock.advance(1);
    await expect.poll(async () => (await jobsOf(run))[0]?.state).toBe('uploaded');
    expect(sandbox.pictures()).toHaveLength(1);
  });

  test('called back, it never goes; sent now, it goes at once', async () => {
    const sandbox = await startTestSandbox();
    const clock = manualClock();
    const run = await startTestEngine({ sandbox, clock });
    await run.engine.call('changeSettings', { graceMs: 30_000 });
    const away = await give(run, 'capture');
    const hurried = await give(run, 'drop');
    await give(run, 'command-line');
    await expect.poll(async () => (await jobsOf(run)).slice(0, 2).every(isReady)).toBe(true);
    await expect.poll(async () => (await jobsOf(run))[2]?.state).toBe('uploaded');
    await run.engine.call('cancel', { ids: [away] });
    expect((await run.engine.call('sendNow', { ids: [hurried] })).done).toEqual([hurried]);
    await expect
      .poll(async () => (await jobsOf(run)).map(({ state }) => state))
      .toEqual(['cancelled', 'uploaded', 'uploaded']);
    clock.advance(60_000);
    expect((await jobsOf(run))[0]).toMatchObject({ state: 'cancelled', attempts: 0 });
    expect(sandbox.pictures()).toHaveLength(2);
  });

  test('outlives a crash', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const clock = manualClock();
    const run = await startTestEngine({ sandbox, profile, clock });
    const until = clock.now() + 3_000;
    await give(run, 'clipboard-watch');
    await expect.poll(async () => isReady((await jobsOf(run))[0])).toBe(true);
    await run.engine.stop(0);
    const again = await startTestEngine({ sandbox, profile, clock });
    clock.advance(2_000);
    expect(await jobsOf(again)).toMatchObject([{ state: 'waiting', reason: { kind: 'grace', until } }]);
    clock.advance(1_000);
    await expect.poll(async () => (await jobsOf(again))[0]?.state).toBe('uploaded');
    expect(sandbox.pictures()).toHaveLength(1);
  });
});
