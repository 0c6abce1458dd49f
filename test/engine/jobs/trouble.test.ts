import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../sandbox/index.ts';
import { fastClock } from '../../support/fast-clock.ts';
import {
  allInState,
  makeLargePicture,
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

describe('trouble over there', () => {
  test('credits for half: the rest waits for the reset with a reason and a time, and nothing is refused', async () => {
    const sandbox = await startTestSandbox({ limits: { user: 80 }, windowScale: 1800 });
    const { engine, add, until } = await startTestEngine({ sandbox });
    await add(await makePictures(await temporaryFolder(), 14));
    const waiting = await until((jobs) =>
      jobs.some((job) => job.reason?.kind === 'credits' && job.reason.until),
    );
    const [one] = waiting.filter((job) => job.reason?.kind === 'credits');
    expect(one?.reason).toMatchObject({ kind: 'credits', budget: 'user' });
    await until(allInState('uploaded'));
    expect(sandbox.refusals).toBe(0);
    expect((await engine.call('history', {})).total).toBe(14);
  });

  test('a server in trouble is asked again', async () => {
    const sandbox = await startTestSandbox();
    const { add, until } = await startTestEngine({ sandbox, clock: fastClock(60) });
    sandbox.fault({ kind: 'over-capacity-500', times: 2 });
    await add(await makePictures(await temporaryFolder(), 3));
    const jobs = await until(allInState('uploaded'));
    expect(Math.max(...jobs.map((job) => job.attempts))).toBeGreaterThan(1);
    expect(sandbox.pictures()).toHaveLength(3);
  });

  test('stored there with the answer lost: sent once more, and said', async () => {
    const sandbox = await startTestSandbox();
    const { add, until } = await startTestEngine({ sandbox, clock: fastClock(60) });
    sandbox.fault({ kind: 'reply-lost', times: 1 });
    await add(await makePictures(await temporaryFolder(), 1));
    const [job] = await until(allInState('uploaded'));
    expect(job).toMatchObject({ maybeTwice: true, attempts: 2 });
    expect(sandbox.pictures()).toHaveLength(2);
  });

  test('a connection cut in the middle of the body leaves no doubt', async () => {
    const sandbox = await startTestSandbox();
    const { add, until } = await startTestEngine({ sandbox, clock: fastClock(60) });
    sandbox.fault({ kind: 'reset-mid-body', times: 1, bytes: 65_536 });
    await add([await makeLargePicture(await temporaryFolder())]);
    const [job] = await until(allInState('uploaded'));
    expect(job).toMatchObject({ maybeTwice: false, attempts: 2 });
    expect(sandbox.pictures()).toHaveLength(1);
  });

  test('a server that is not there yet is waited for', async () => {
    const sandbox = await createSandbox({});
    const { origin, clientId } = sandbox;
    await sandbox.close();
    const { add, until } = await startTestEngine({
      environment: { apiUrl: origin, clientId },
      clock: fastClock(10),
    });
    await add(await makePictures(await temporaryFolder(), 4));
    await until((jobs) => jobs.some((job) => job.reason?.kind === 'network'));
    await startTestSandbox({ port: Number(new URL(origin).port) });
    const jobs = await until(allInState('uploaded'));
    expect(jobs).toHaveLength(4);
  });
});

describe('who asks', () => {
  test('without a Client-ID everything waits for one, and goes when it is there', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({
      environment: { apiUrl: sandbox.origin, clientId: null },
    });
    await add(await makePictures(await temporaryFolder(), 3));
    await until((jobs) => jobs.length === 3 && jobs.every((job) => job.reason?.kind === 'client-id'));
    await engine.call('changeSettings', { clientId: sandbox.clientId });
    await until(allInState('uploaded'));
  });

  test('a Client-ID that is refused holds everything, at one request for all', async () => {
    const sandbox = await startTestSandbox({ clientIds: ['0123456789abcde'] });
    const { engine, add, until } = await startTestEngine({
      environment: { apiUrl: sandbox.origin, clientId: null },
    });
    await engine.call('changeSettings', { clientId: 'fffffffffffffff' });
    await add(await makePictures(await temporaryFolder(), 9));
    await until((jobs) => jobs.length === 9 && jobs.every((job) => job.reason?.kind === 'client-id'));
    expect(sandbox.pictures()).toHaveLength(0);
    await engine.call('changeSettings', { clientId: '0123456789abcde' });
    await until(allInState('uploaded'));
    expect(sandbox.pictures()).toHaveLength(9);
  });
});

describe('what people do', () => {
  test('cancelled under way: nothing arrives and the others go on', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    sandbox.fault({ kind: 'stall', times: 1 });
    const [stalled = ''] = await add(await makePictures(await temporaryFolder(), 1));
    await until(allInState('uploading'));
    const rest = await add(await makePictures(await temporaryFolder(), 3));
    const { done } = await engine.call('cancel', { ids: [stalled] });
    expect(done).toEqual([stalled]);
    const jobs = await until(allInState('cancelled', 'uploaded'));
    expect(jobs.map((job) => job.state)).toEqual(['cancelled', ...rest.map(() => 'uploaded')]);
    expect(sandbox.pictures()).toHaveLength(3);
  });

  test('abandoned jobs fail with the cause of their waiting, and can be tried again', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({
      environment: { apiUrl: sandbox.origin, clientId: null },
    });
    const ids = await add(await makePictures(await temporaryFolder(), 2));
    await until((jobs) => jobs.length === 2 && jobs.every((job) => job.reason?.kind === 'client-id'));
    await engine.call('abandon', { ids });
    const failed = await until(allInState('failed'));
    expect(failed.map((job) => job.error?.code)).toEqual(['no-client-id', 'no-client-id']);
    await engine.call('changeSettings', { clientId: sandbox.clientId });
    await engine.call('retry', { ids });
    await until(allInState('uploaded'));
  });

  test('abandoned jobs that only waited behind others fail with the cause of those', async () => {
    const sandbox = await startTestSandbox();
    sandbox.fault({ kind: 'html-not-found', routes: ['upload'], times: null });
    const { engine, add, until } = await startTestEngine({ sandbox });
    const ids = await add(await makePictures(await temporaryFolder(), 6));
    // What is being sent is not abandoned.
    await until(
      (jobs) =>
        jobs.length === 6 &&
        jobs.some((job) => job.reason?.kind === 'retry') &&
        jobs.every((job) => job.state !== 'uploading'),
    );
    await engine.call('abandon', { ids });
    const failed = await until(allInState('failed'));
    expect(new Set(failed.map((job) => job.error?.code))).toEqual(new Set(['foreign-answer']));
  });

  test('title and description go along when they are set before', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    await engine.call('pause', {});
    const ids = await add(await makePictures(await temporaryFolder(), 1));
    await engine.call('describe', { ids, title: 'Порт', description: 'вечером' });
    await engine.call('resume', {});
    await until(allInState('uploaded'));
    expect(sandbox.pictures()).toMatchObject([{ title: 'Порт' }]);
  });

  test('"send this now" goes before all others', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    await engine.call('pause', {});
    // Side by side, the one that begins first need not be there first.
    await engine.call('changeSettings', { maxParallelUploads: 1 });
    const ids = await add(await makePictures(await temporaryFolder(), 12));
    const last = ids.at(-1) ?? '';
    const jobs = await until((all) => all.length === 12 && all.every((job) => job.media !== null));
    expect((await engine.call('sendNow', { ids: [last] })).done).toEqual([last]);
    await engine.call('resume', {});
    await until(allInState('uploaded'));
    const [first] = sandbox.pictures();
    expect(first?.bytes).toBe(jobs.at(-1)?.media?.bytes);
    expect((await engine.call('sendNow', { ids: [last] })).refused).toMatchObject([{ id: last }]);
  });

  test('what is put in order goes in that order, also after a restart', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const first = await startTestEngine({ sandbox, profile });
    await first.engine.call('pause', {});
    await first.engine.call('changeSettings', { maxParallelUploads: 1 });
    const ids = await first.add(await makePictures(await temporaryFolder(), 4));
    const jobs = await first.until((all) => all.length === 4 && all.every((job) => job.media !== null));
    const [a = '', b = '', c = '', d = ''] = ids;
    expect((await first.engine.call('arrange', { ids: [d, b] })).done).toEqual([d, b]);
    await first.engine.stop(0);
    const { engine, until } = await startTestEngine({ sandbox, profile });
    await engine.call('resume', {});
    await until(allInState('uploaded'));
    const sizes = new Map(jobs.map(({ id, media }) => [id, media?.bytes]));
    expect(sandbox.pictures().map(({ bytes }) => bytes)).toEqual([d, b, a, c].map((id) => sizes.get(id)));
  });

  test('a bandwidth limit holds within one upload too', async () => {
    const sandbox = await startTestSandbox();
    const { engine, until, add } = await startTestEngine({ sandbox, clock: fastClock(10) });
    await engine.call('changeSettings', { bandwidthLimit: 500_000 });
    const [id = ''] = await add([await makeLargePicture(await temporaryFolder())]);
    await until(allInState('uploaded'));
    const [job] = (await engine.call('jobs', { ids: [id] })).jobs;
    const { entries } = await engine.call('spending', { since: 0 });
    const seconds = ((job?.endedAt ?? 0) - (entries[0]?.at ?? 0)) / 1000;
    const bytesPerSecond = (job?.media?.bytes ?? 0) / seconds;
    expect(bytesPerSecond).toBeLessThan(550_000);
  });

  test('what was spent is told by job', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    await add(await makePictures(await temporaryFolder(), 2));
    await until(allInState('uploaded'));
    const { entries } = await engine.call('spending', { since: 0 });
    const user = entries.filter((entry) => entry.budget === 'user');
    expect(user.map(({ name, credits, settled }) => [name, credits, settled]).sort()).toEqual([
      ['picture 001.png', 10, 'charged'],
      ['picture 002.png', 10, 'charged'],
    ]);
  });

  test('what so many more would take is told beforehand', async () => {
    const sandbox = await startTestSandbox({ limits: { user: 80 } });
    const { engine, add, until } = await startTestEngine({ sandbox });
    await add(await makePictures(await temporaryFolder(), 2));
    await until(allInState('uploaded'));
    const ask = async (count: number) => (await engine.call('whatIf', { count, origin: 'drop' })).doneBy ?? 0;
    const now = Date.now();
    expect(await ask(3)).toBeLessThan(now + 60_000);
    expect(await ask(60)).toBeGreaterThan(now + 3_600_000);
  });

  test('dismissed jobs leave the list, not the history', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until, events } = await startTestEngine({ sandbox });
    const ids = await add(await makePictures(await temporaryFolder(), 2));
    await until(allInState('uploaded'));
    await engine.call('dismiss', { ids });
    expect((await engine.call('jobs', {})).jobs).toEqual([]);
    expect((await engine.call('history', {})).total).toBe(2);
    await expect
      .poll(() => events.flatMap((event) => (event.kind === 'delta' ? (event.removedJobs ?? []) : [])))
      .toEqual(ids);
  });
});

test('the deltas alone tell the same as a snapshot', async () => {
  const sandbox = await startTestSandbox({ limits: { user: 60 }, windowScale: 1800 });
  const { engine, add, until, events } = await startTestEngine({ sandbox });
  await add(await makePictures(await temporaryFolder(), 10));
  const told = await until(allInState('uploaded'));
  const snapshot = await engine.call('snapshot', {});
  expect(snapshot.jobs).toEqual(told);
  const numbers = events.map((event) => event.seq);
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  expect(snapshot.seq).toBe(numbers.at(-1));
});
