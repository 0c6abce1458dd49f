import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { Job } from '../../../contract/job.ts';
import type { Engine } from '../../../main/engine/app/engine.ts';
import { memoryKind } from '../../support/memory-host.ts';
import { workingKeychain } from '../../support/working-keychain.ts';
import {
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

const values = { url: 'https://pictures.example', token: 'right' };

async function addTo(engine: Engine, host: string | undefined, paths: readonly string[]): Promise<string[]> {
  const items = paths.map((path) => ({ kind: 'path' as const, path }));
  const { added } = await engine.call('add', { items, origin: 'drop', ...(host && { host }) });
  return added.flatMap((one) => (one.kind === 'job' ? [one.jobId] : []));
}
/** Waits for both to say that their destination needs somebody. */
const areHeldUp = (count: number) => (jobs: Job[]) =>
  jobs.filter(({ reason }) => reason?.kind === 'destination').length === count;
const are =
  (state: Job['state'], count: number, host?: string) =>
  (jobs: Job[]): boolean =>
    jobs.filter((job) => job.state === state && (host === undefined || job.host === host)).length === count;

describe('a destination beside the built-in one', () => {
  test('takes pictures, byte for byte, where the built-in one has no Client-ID', async () => {
    const { kind, memory } = memoryKind();
    const run = await startTestEngine({ hostKinds: [kind], vault: workingKeychain() });
    const { id } = await run.engine.call('addDestination', { kind: 'memory', title: 'My Pictures', values });
    expect(id).toBe('my-pictures');
    const paths = await makePictures(await temporaryFolder(), 3);
    const started = await addTo(run.engine, undefined, paths.slice(0, 1));
    await addTo(run.engine, id, paths.slice(1));
    const jobs = await run.until(are('uploaded', 2));
    expect(jobs.filter(({ host }) => host === id).map(({ state }) => state)).toEqual([
      'uploaded',
      'uploaded',
    ]);
    expect(jobs.find((job) => job.id === started[0])).toMatchObject({ host: 'imgur' });
    const sent = [...memory.pictures.values()].map(({ bytes }) => bytes.toString('base64')).sort();
    const given = await Promise.all(
      paths.slice(1).map(async (path) => (await readFile(path)).toString('base64')),
    );
    expect(sent).toEqual(given.sort());
  });

  test('keeps its secrets in the keychain alone, and its name after it was removed', async () => {
    const { kind } = memoryKind();
    const vault = workingKeychain();
    const profile = await temporaryFolder();
    const run = await startTestEngine({ profile, hostKinds: [kind], vault });
    const added = await run.engine.call('addDestination', {
      kind: 'memory',
      title: 'Ähre',
      values: { ...values, token: 'right', size: 'large', quiet: 'TRUE' },
    });
    expect(added).toMatchObject({
      id: 'ahre',
      values: { url: values.url, size: 'large', quiet: 'yes' },
      secrets: { token: { in: 'keychain' } },
      problem: null,
    });
    expect([...vault.held.values()]).toEqual(['right']);
    await run.engine.call('removeDestination', { id: 'ahre' });
    expect([...vault.held.values()]).toEqual([]);
    const { destinations } = await run.engine.call('destinations', {});
    expect(destinations.map(({ id, title, removedAt }) => [id, title, removedAt === null])).toEqual([
      ['imgur', 'Imgur', true],
      ['ahre', 'Ähre', false],
    ]);
    // What was uploaded to the first is never taken for what is in the second.
    const next = await run.engine.call('addDestination', { kind: 'memory', title: 'Ähre', values });
    expect(next.id).toBe('ahre-2');
    await run.engine.stop(0);
    const stored = await readFile(join(profile, 'snapferry.db'), 'latin1');
    expect(stored).toContain('pictures.example');
    expect(stored).not.toContain('"token":"right"');
  });

  test.each([
    ['missing', { url: 'https://a.example' }, 'token'],
    ['unknown', { ...values, nonsense: 'x' }, 'nonsense'],
    ['url', { ...values, url: 'http://public.example' }, 'url'],
    ['choice', { ...values, size: 'huge' }, 'size'],
    ['flag', { ...values, quiet: 'perhaps' }, 'quiet'],
  ])('is refused where a setting is %s', async (reason, given, field) => {
    const run = await startTestEngine({ hostKinds: [memoryKind().kind], vault: workingKeychain() });
    const call = run.engine.call('addDestination', { kind: 'memory', title: 'one', values: given });
    await expect(call).rejects.toMatchObject({ data: { code: 'bad-setting', params: { field, reason } } });
  });

  test('reads a secret from a file that stays where it is, and only from one that is private', async () => {
    const { kind, memory } = memoryKind();
    const run = await startTestEngine({ hostKinds: [kind], vault: workingKeychain() });
    const path = join(await temporaryFolder(), 'token');
    await writeFile(path, 'right\n', { mode: 0o644 });
    await chmod(path, 0o644);
    const about = {
      kind: 'memory',
      title: 'filed',
      values: { url: values.url },
      secretFiles: { token: path },
    };
    await expect(run.engine.call('addDestination', about)).rejects.toMatchObject({
      data: { code: 'secret-unreadable', params: { field: 'token', reason: 'permissions', path } },
    });
    await chmod(path, 0o600);
    const added = await run.engine.call('addDestination', about);
    expect(added.secrets).toEqual({ token: { in: 'file', path } });
    await addTo(run.engine, 'filed', await makePictures(await temporaryFolder(), 1));
    await run.until(are('uploaded', 1));
    await run.engine.call('removeDestination', { id: 'filed' });
    expect(await readFile(path, 'utf8')).toBe('right\n');
    expect(memory.pictures.size).toBe(1);
  });
});

describe('several destinations', () => {
  test('go on side by side: one that is out of credits delays no other', async () => {
    const limited = memoryKind({ kind: 'limited', hasBudget: true });
    const free = memoryKind({ kind: 'free' });
    const sandbox = await startTestSandbox();
    const run = await startTestEngine({
      sandbox,
      hostKinds: [limited.kind, free.kind],
      vault: workingKeychain(),
    });
    await run.engine.call('addDestination', { kind: 'limited', title: 'limited', values });
    await run.engine.call('addDestination', { kind: 'free', title: 'free', values });
    const paths = await makePictures(await temporaryFolder(), 9);
    await addTo(run.engine, 'limited', paths.slice(0, 4));
    await addTo(run.engine, 'free', paths.slice(4, 7));
    await addTo(run.engine, 'imgur', paths.slice(7));
    await run.until((jobs) => are('uploaded', 3, 'free')(jobs) && are('uploaded', 2, 'imgur')(jobs));
    const jobs = await run.until(are('waiting', 2, 'limited'));
    expect(are('uploaded', 2, 'limited')(jobs)).toBe(true);
    for (const { state, reason } of jobs)
      if (state === 'waiting') expect(reason).toMatchObject({ kind: 'credits', service: 'limited' });
    expect(sandbox.log.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(2);
  });

  test('bear as much at once as their hosts say', async () => {
    const single = memoryKind({ host: { maxParallel: 1 } });
    single.memory.fate = async () => {
      await new Promise(setImmediate);
      return 'arrives' as const;
    };
    const run = await startTestEngine({ hostKinds: [single.kind], vault: workingKeychain() });
    await run.engine.call('addDestination', { kind: 'memory', title: 'single', values });
    const ids = await addTo(run.engine, 'single', await makePictures(await temporaryFolder(), 8));
    await run.engine.call('sendNow', { ids });
    await run.until(are('uploaded', 8));
    expect(single.memory.mostAtOnce).toBe(1);
  });

  test('open connections while the first pictures are prepared, and begin with as many as they are known to bear', async () => {
    const warmUp = vi.fn();
    const wide = memoryKind({ kind: 'wide', host: { initialParallel: 16, warmUp } });
    const usual = memoryKind({ kind: 'usual' });
    const run = await startTestEngine({ hostKinds: [wide.kind, usual.kind], vault: workingKeychain() });
    const paths = await makePictures(await temporaryFolder(), 9);
    const answers = Promise.withResolvers<void>();
    for (const { kind, memory } of [wide, usual]) {
      await run.engine.call('addDestination', { kind: kind.kind, title: kind.kind, values });
      await addTo(run.engine, kind.kind, paths.slice(0, 1));
      await run.until(are('uploaded', 1, kind.kind));
      memory.fate = () => answers.promise.then(() => 'arrives');
    }
    expect(warmUp).toHaveBeenCalledWith(1);
    await run.engine.call('pause', {});
    for (const { kind } of [wide, usual]) await addTo(run.engine, kind.kind, paths.slice(1));
    await run.until((jobs) => jobs.filter(({ state }) => state === 'paused').length === 16);
    warmUp.mockClear();
    await run.engine.call('resume', {});
    // As many as begin before there is an answer.
    await vi.waitFor(() => {
      expect(wide.memory.mostAtOnce).toBe(8);
      expect(usual.memory.mostAtOnce).toBeGreaterThan(1);
    });
    expect(usual.memory.mostAtOnce).toBeLessThan(8);
    answers.resolve();
    await run.until((jobs) => are('uploaded', 9, 'wide')(jobs) && are('uploaded', 9, 'usual')(jobs));
    // All were ready.
    expect(warmUp).not.toHaveBeenCalled();
  });

  test('take what comes from the moment on at which they are made the default', async () => {
    const { kind, memory } = memoryKind();
    const run = await startTestEngine({ hostKinds: [kind], vault: workingKeychain() });
    await run.engine.call('addDestination', { kind: 'memory', title: 'one', values });
    await run.engine.call('addDestination', { kind: 'memory', title: 'two', values });
    const paths = await makePictures(await temporaryFolder(), 3);
    await run.engine.call('pause', {});
    await run.engine.call('chooseDestination', { id: 'one' });
    await addTo(run.engine, undefined, paths.slice(0, 2));
    await run.engine.call('chooseDestination', { id: 'two' });
    await addTo(run.engine, undefined, paths.slice(2));
    await run.engine.call('resume', {});
    await run.until(are('uploaded', 3));
    expect([...memory.pictures.values()].map(({ destination }) => destination).sort()).toEqual([
      'one',
      'one',
      'two',
    ]);
  });

  test('are there again after a restart, with what waits for them', async () => {
    const { kind, memory } = memoryKind();
    const vault = workingKeychain();
    const profile = await temporaryFolder();
    const first = await startTestEngine({ profile, hostKinds: [kind], vault });
    await first.engine.call('addDestination', { kind: 'memory', title: 'kept', values });
    await first.engine.call('chooseDestination', { id: 'kept' });
    await first.engine.call('pause', {});
    await addTo(first.engine, undefined, await makePictures(await temporaryFolder(), 3));
    await first.engine.stop(0);
    const second = await startTestEngine({ profile, hostKinds: [kind], vault });
    expect(memory.pictures.size).toBe(0);
    await second.engine.call('resume', {});
    await second.until(are('uploaded', 3));
    expect(memory.pictures.size).toBe(3);
    const { items } = await second.engine.call('history', {});
    expect(items.map(({ host }) => host)).toEqual(['kept', 'kept', 'kept']);
  });
});

describe('nothing is lost', () => {
  test('where a secret is gone: its jobs wait and say so, others go on, and a trial mends it', async () => {
    const { kind, memory } = memoryKind();
    const vault = workingKeychain();
    const profile = await temporaryFolder();
    const first = await startTestEngine({ profile, hostKinds: [kind], vault });
    await first.engine.call('addDestination', { kind: 'memory', title: 'locked', values });
    await first.engine.stop(0);
    const kept = new Map(vault.held);
    vault.held.clear();
    const second = await startTestEngine({ profile, hostKinds: [kind], vault });
    await addTo(second.engine, 'locked', await makePictures(await temporaryFolder(), 2));
    const jobs = await second.until(areHeldUp(2));
    expect(jobs[0]?.reason).toMatchObject({
      kind: 'destination',
      service: 'locked',
      error: { code: 'secret-unreadable', params: { reason: 'keychain' } },
    });
    for (const [name, secret] of kept) vault.held.set(name, secret);
    expect(await second.engine.call('testDestination', { id: 'locked' })).toEqual({ problems: [] });
    await second.until(are('uploaded', 2));
    expect(memory.pictures.size).toBe(2);
  });

  test('where the credentials are refused: its jobs wait, those of the others go on', async () => {
    const { kind } = memoryKind();
    const run = await startTestEngine({ hostKinds: [kind], vault: workingKeychain() });
    await run.engine.call('addDestination', {
      kind: 'memory',
      title: 'expired',
      values: { ...values, token: 'wrong' },
    });
    await run.engine.call('addDestination', { kind: 'memory', title: 'good', values });
    const paths = await makePictures(await temporaryFolder(), 4);
    await addTo(run.engine, 'expired', paths.slice(0, 2));
    const jobs = await run.until(areHeldUp(2));
    expect(jobs[0]?.reason).toMatchObject({
      kind: 'destination',
      service: 'expired',
      error: { code: 'forbidden' },
    });
    await addTo(run.engine, 'good', paths.slice(2));
    await run.until(are('uploaded', 2));
    const { destinations } = await run.engine.call('destinations', {});
    expect(destinations.find(({ id }) => id === 'expired')).toMatchObject({
      waiting: 2,
      problem: { code: 'forbidden' },
    });
  });

  test('where a destination is removed while pictures wait for it', async () => {
    const { kind, memory } = memoryKind();
    const run = await startTestEngine({ hostKinds: [kind], vault: workingKeychain() });
    for (const title of ['old', 'new'])
      await run.engine.call('addDestination', { kind: 'memory', title, values });
    await run.engine.call('chooseDestination', { id: 'old' });
    await run.engine.call('pause', {});
    await addTo(run.engine, undefined, await makePictures(await temporaryFolder(), 3));
    await run.until(are('paused', 3));
    await expect(run.engine.call('removeDestination', { id: 'old' })).rejects.toMatchObject({
      data: { code: 'host-in-use', params: { count: 3, name: 'old' } },
    });
    expect(
      await run.engine.call('removeDestination', { id: 'old', waiting: { what: 'move', to: 'new' } }),
    ).toEqual({ moved: 3, cancelled: 0 });
    expect((await run.engine.call('destinations', {})).chosen).toBe('imgur');
    await run.engine.call('resume', {});
    const jobs = await run.until(are('uploaded', 3));
    expect(jobs.map(({ host }) => host)).toEqual(['new', 'new', 'new']);
    expect(memory.pictures.size).toBe(3);
    const gone = run.engine.call('add', {
      items: [{ kind: 'path', path: '/x.png' }],
      origin: 'drop',
      host: 'old',
    });
    await expect(gone).rejects.toMatchObject({ data: { code: 'host-removed', params: { name: 'old' } } });
  });

  test('where jobs that failed at one host are sent to another', async () => {
    const { kind, memory } = memoryKind();
    memory.fate = (_, destination) =>
      destination === 'strict'
        ? { failure: errorData('rejected', 'Not this one.'), remedy: { kind: 'none' } }
        : 'arrives';
    const run = await startTestEngine({ hostKinds: [kind], vault: workingKeychain() });
    for (const title of ['strict', 'kind'])
      await run.engine.call('addDestination', { kind: 'memory', title, values });
    const ids = await addTo(run.engine, 'strict', await makePictures(await temporaryFolder(), 1));
    const [failed] = await run.until(are('failed', 1));
    expect(failed?.error).toMatchObject({ code: 'rejected', params: { service: 'strict' } });
    expect(await run.engine.call('moveJobs', { ids, to: 'kind' })).toEqual({ done: ids, refused: [] });
    await run.until(are('uploaded', 1));
  });
});

describe('a lost answer', () => {
  test.each([
    [true, 1],
    [false, 2],
  ])(
    'at a host whose repeats replace (%s) leaves %i pictures, flagged if it may be two',
    async (isRepeatable, count) => {
      const { kind, memory } = memoryKind({ traits: { isRepeatable } });
      let lost = 0;
      memory.fate = () => {
        lost += 1;
        return lost === 1 ? 'answer-lost' : 'arrives';
      };
      const run = await startTestEngine({ hostKinds: [kind], vault: workingKeychain() });
      await run.engine.call('addDestination', { kind: 'memory', title: 'one', values });
      await addTo(run.engine, 'one', await makePictures(await temporaryFolder(), 1));
      const [job] = await run.until(are('uploaded', 1));
      expect(memory.pictures.size).toBe(count);
      expect(job?.maybeTwice).toBe(!isRepeatable);
    },
  );
});

describe('an answer that a dead engine waited for', () => {
  test.each([
    [true, 1],
    [false, 2],
  ])('is repeated; where repeats replace (%s) %i pictures are there', async (isRepeatable, count) => {
    const { kind, memory } = memoryKind({ traits: { isRepeatable } });
    const vault = workingKeychain();
    const profile = await temporaryFolder();
    const first = await startTestEngine({ profile, hostKinds: [kind], vault });
    await first.engine.call('addDestination', { kind: 'memory', title: 'one', values });
    const arrived = Promise.withResolvers<void>();
    memory.answered = async (signal) => {
      arrived.resolve();
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      return 'lost';
    };
    await addTo(first.engine, 'one', await makePictures(await temporaryFolder(), 1));
    await arrived.promise;
    await first.engine.stop(0);
    memory.answered = async () => 'heard';
    const second = await startTestEngine({ profile, hostKinds: [kind], vault });
    const { items } = await second.until(are('uploaded', 1)).then(() => second.engine.call('history', {}));
    expect(items).toMatchObject([{ host: 'one', maybeTwice: !isRepeatable }]);
    expect(memory.pictures.size).toBe(count);
  });
});

describe('the library', () => {
  test('deletes by the host that has it, and says where none can', async () => {
    const able = memoryKind({ kind: 'able' });
    const unable = memoryKind({ kind: 'unable', traits: { deletion: 'never' } });
    const kind = {
      ...unable.kind,
      create: (...given: Parameters<typeof unable.kind.create>) => {
        const { remove: _none, ...host } = unable.kind.create(...given);
        return host;
      },
    };
    const run = await startTestEngine({ hostKinds: [able.kind, kind], vault: workingKeychain() });
    await run.engine.call('addDestination', { kind: 'able', title: 'able', values });
    await run.engine.call('addDestination', {
      kind: 'unable',
      title: 'unable',
      values: { ...values, url: 'https://unable.example' },
    });
    const paths = await makePictures(await temporaryFolder(), 2);
    await addTo(run.engine, 'able', paths.slice(0, 1));
    await addTo(run.engine, 'unable', paths.slice(1));
    await run.until(are('uploaded', 2));
    const { items } = await run.engine.call('history', {});
    const itemOf = (host: string) => items.find((item) => item.host === host)?.id ?? '';
    const look = async (host: string) =>
      (await run.engine.call('libraryItems', { ids: [itemOf(host)] })).items[0];
    expect(await run.engine.call('deleteRemote', { ids: items.map(({ id }) => id) })).toMatchObject({
      done: [itemOf('able')],
      refused: [
        {
          id: itemOf('unable'),
          error: { code: 'not-deletable', params: { how: 'never', service: 'unable' } },
        },
      ],
    });
    await expect.poll(async () => (await look('able'))?.deletion?.state, { timeout: 20_000 }).toBe('deleted');
    expect(able.memory.pictures.size).toBe(0);
    expect(unable.memory.pictures.size).toBe(1);
  }, 40_000);
});
