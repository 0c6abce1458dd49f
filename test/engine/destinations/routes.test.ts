import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { EngineInput } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';
import type { Engine, EngineOptions } from '../../../main/engine/app/engine.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { memoryKind } from '../../support/memory-host.ts';
import { workingKeychain } from '../../support/working-keychain.ts';
import {
  makeLargePicture,
  makePictures,
  type RunningEngine,
  startTestEngine,
  temporaryFolder,
} from '../support/running-engine.ts';

const values = { url: 'https://pictures.example', token: 'right' };

type Kinds = readonly ReturnType<typeof memoryKind>[];

/** Starts an engine with one destination of each kind, named like it; the first is the default. */
async function startWith(kinds: Kinds, options: Partial<EngineOptions> = {}): Promise<RunningEngine> {
  const run = await startTestEngine({
    hostKinds: kinds.map(({ kind }) => kind),
    vault: workingKeychain(),
    ...options,
  });
  for (const { kind } of kinds)
    await run.engine.call('addDestination', {
      kind: kind.kind,
      title: kind.kind,
      values: { ...values, url: `https://${kind.kind}.example` },
    });
  await run.engine.call('chooseDestination', { id: kinds[0]?.kind.kind ?? '' });
  return run;
}

async function add(
  engine: Engine,
  paths: readonly string[],
  how: Partial<EngineInput<'add'>> = {},
): Promise<string[]> {
  const items = paths.map((path) => ({ kind: 'path' as const, path }));
  const { added } = await engine.call('add', { items, origin: 'drop', ...how });
  return added.flatMap((one) => (one.kind === 'job' ? [one.jobId] : []));
}
const pictures = async (count: number) => makePictures(await temporaryFolder(), count);
const uploaded = (count: number) => (jobs: Job[]) =>
  jobs.filter(({ state }) => state === 'uploaded').length === count;
const viewOf = async ({ engine }: RunningEngine, id: string) =>
  (await engine.call('destinations', {})).destinations.find((one) => one.id === id);
const refused = (code: string, params: object = {}) => ({ data: { code, params } });

describe('a destination that is changed in place', () => {
  test('is tried by its new secret: what waited for it goes on, and the old secret is forgotten', async () => {
    const one = memoryKind({ kind: 'one' });
    const vault = workingKeychain();
    const run = await startTestEngine({ hostKinds: [one.kind], vault });
    await run.engine.call('addDestination', {
      kind: 'one',
      title: 'one',
      values: { ...values, token: 'expired' },
    });
    await add(run.engine, await pictures(2), { host: 'one' });
    await run.until((jobs) => jobs.filter(({ reason }) => reason?.kind === 'destination').length === 2);
    const changed = await run.engine.call('changeDestination', {
      id: 'one',
      title: 'One of mine',
      values: { token: 'right', size: 'large' },
    });
    expect(changed).toMatchObject({
      id: 'one',
      title: 'One of mine',
      values: { url: values.url, size: 'large' },
      secrets: { token: { in: 'keychain' } },
      problem: null,
    });
    await run.until(uploaded(2));
    expect([...vault.held.values()]).toEqual(['right']);
  });

  test('is as it was where the change cannot be used', async () => {
    const one = memoryKind({ kind: 'one' });
    const run = await startWith([one, memoryKind({ kind: 'two' })]);
    const before = await viewOf(run, 'one');
    const change = (input: Omit<EngineInput<'changeDestination'>, 'id'>) =>
      run.engine.call('changeDestination', { id: 'one', ...input });
    await expect(change({ values: { size: 'huge' } })).rejects.toMatchObject(
      refused('bad-setting', { field: 'size', reason: 'choice' }),
    );
    await expect(change({ values: { token: null } })).rejects.toMatchObject(
      refused('bad-setting', { field: 'token', reason: 'missing' }),
    );
    await expect(change({ values: { nonsense: 'x' } })).rejects.toMatchObject(
      refused('bad-setting', { field: 'nonsense', reason: 'unknown' }),
    );
    await expect(change({ title: 'TWO' })).rejects.toMatchObject(
      refused('bad-setting', { field: 'name', reason: 'taken' }),
    );
    await expect(change({ secretFiles: { token: '/nowhere' } })).rejects.toMatchObject(
      refused('secret-unreadable', { field: 'token', reason: 'missing' }),
    );
    expect(await viewOf(run, 'one')).toEqual(before);
    await add(run.engine, await pictures(1));
    await run.until(uploaded(1));
  });

  test('stays where its pictures are, unless that is the same place', async () => {
    const one = memoryKind({ kind: 'one' });
    const run = await startWith([one]);
    const url = 'https://elsewhere.example';
    // Nothing is there yet.
    await run.engine.call('changeDestination', { id: 'one', values: { url: values.url } });
    await add(run.engine, await pictures(2));
    await run.until(uploaded(2));
    const move = { id: 'one', values: { url } };
    await expect(run.engine.call('changeDestination', move)).rejects.toMatchObject(
      refused('place-in-use', { count: 2, name: 'one' }),
    );
    expect((await run.engine.call('changeDestination', { ...move, isMoved: true })).values.url).toBe(url);
  });

  test('is written to a private file with its secrets, and comes from that again', async () => {
    const run = await startWith([memoryKind({ kind: 'one' })]);
    const path = join(await temporaryFolder(), 'one.json');
    expect(await run.engine.call('exportDestination', { id: 'one', path })).toEqual({ secrets: ['token'] });
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(run.engine.call('exportDestination', { id: 'one', path })).rejects.toMatchObject(
      refused('name-taken'),
    );
    const text = await readFile(path, 'utf8');
    const again = await run.engine.call('importDestination', { kind: 'one', text, title: 'again' });
    expect(again).toMatchObject({ kind: 'one', values: { url: 'https://one.example' }, problem: null });
    await add(run.engine, await pictures(1), { host: again.id });
    await run.until(uploaded(1));
  });
});

const rule = (id: string, change: object) => ({ id, when: {}, to: 'one', ...change });
const setRules = ({ engine }: RunningEngine, ...rules: object[]) =>
  engine.call('changeSettings', { routing: { rules: rules as never } });

describe('rules', () => {
  test('send by the way in, and what names its destination goes there', async () => {
    const run = await startWith([memoryKind({ kind: 'one' }), memoryKind({ kind: 'two' })]);
    await setRules(run, rule('a', { when: { ways: ['paste', 'command'] }, to: 'two' }));
    const [a = '', b = '', c = ''] = await pictures(3);
    await add(run.engine, [a]);
    await add(run.engine, [b], { origin: 'paste' });
    await add(run.engine, [c], { origin: 'paste', host: 'one' });
    const jobs = await run.until(uploaded(3));
    expect(jobs.map(({ host, route }) => [host, route])).toEqual([
      ['one', 'default'],
      ['two', 'rule'],
      ['one', 'chosen'],
    ]);
  });

  test('that ask what a picture is are decided when that is known, even where the default is not open', async () => {
    const small = memoryKind({ kind: 'small' });
    const large = memoryKind({ kind: 'large' });
    const run = await startWith([small, large]);
    await setRules(run, rule('a', { when: { minBytes: 1_000_000 }, to: 'large' }));
    const paths = [...(await pictures(1)), await makeLargePicture(await temporaryFolder())];
    await add(run.engine, paths);
    const jobs = await run.until(uploaded(2));
    expect(jobs.map(({ host, route }) => [host, route])).toEqual([
      ['small', 'default'],
      ['large', 'rule'],
    ]);
    expect([small.memory.pictures.size, large.memory.pictures.size]).toEqual([1, 1]);
  });

  test('give way to the destination of the hotkey that uploads the clipboard', async () => {
    const run = await startWith([memoryKind({ kind: 'one' }), memoryKind({ kind: 'two' })]);
    await setRules(run, rule('a', {}));
    await run.engine.call('changeSettings', { hotkeyHosts: { 'upload-clipboard': 'two' } });
    await add(run.engine, await pictures(1), { origin: 'clipboard' });
    expect(await run.until(uploaded(1))).toMatchObject([{ host: 'two', route: 'chosen' }]);
  });

  test('are refused where a destination is not there, and forgotten with one that is removed', async () => {
    const run = await startWith([memoryKind({ kind: 'one' }), memoryKind({ kind: 'two' })]);
    await expect(setRules(run, rule('a', { to: 'nowhere' }))).rejects.toMatchObject(
      refused('host-removed', { name: 'nowhere' }),
    );
    await setRules(run, rule('a', { mirrorTo: 'two' }), rule('b', { to: 'two' }));
    await run.engine.call('changeSettings', { hotkeyHosts: { 'upload-clipboard': 'two' } });
    await run.engine.call('removeDestination', { id: 'two' });
    const { routing, hotkeyHosts } = await run.engine.call('settings', {});
    expect(routing.rules).toMatchObject([{ id: 'a', to: 'one', mirrorTo: null }]);
    expect(hotkeyHosts).toEqual({});
  });
});

describe('a mirror', () => {
  test('is a job of its own, for what was pasted too; the link that is told is the first one’s', async () => {
    const [one, two] = [memoryKind({ kind: 'one' }), memoryKind({ kind: 'two' })];
    const run = await startWith([one, two]);
    await setRules(run, rule('a', { mirrorTo: 'two' }));
    const [path = ''] = await pictures(1);
    const bytes = await readFile(path);
    await run.engine.call('addBytes', { name: 'pasted.png', bytes, origin: 'paste' });
    const [first, mirror] = await run.until(uploaded(2));
    expect([first?.host, first?.route, mirror?.host, mirror?.route]).toEqual([
      'one',
      'rule',
      'two',
      'mirror',
    ]);
    expect(mirror?.mirrorOf).toBe(first?.id);
    expect([...two.memory.pictures.values()].map((each) => each.bytes)).toEqual([bytes]);
    const told = run.events.flatMap((event) => (event.kind === 'batch-ended' ? event.links : []));
    expect(told).toEqual([first?.remote?.link]);
  });

  test('is deleted with the first, which takes both back; one that cannot be deleted is told of', async () => {
    const [one, two, fixed] = [
      memoryKind({ kind: 'one' }),
      memoryKind({ kind: 'two' }),
      memoryKind({ kind: 'fixed', traits: { deletion: 'never' }, host: { remove: undefined as never } }),
    ];
    const run = await startWith([one, two, fixed]);
    await setRules(
      run,
      rule('a', { mirrorTo: 'two', when: { ways: ['drop'] } }),
      rule('b', { mirrorTo: 'fixed', allowLessPrivate: true }),
    );
    const [a = '', b = ''] = await pictures(2);
    await add(run.engine, [a]);
    await add(run.engine, [b], { origin: 'paste' });
    const jobs = await run.until(uploaded(4));
    const itemOf = async (host: string, of: string) => {
      const job = jobs.find((each) => each.host === host && (each.mirrorOf ?? each.id) === of);
      const { ids } = await run.engine.call('itemsOfJobs', { ids: [job?.id ?? ''] });
      return ids[0] ?? '';
    };
    const [firstJob = '', secondJob = ''] = jobs.flatMap(({ id, mirrorOf }) => (mirrorOf ? [] : [id]));
    const [first, copy] = [await itemOf('one', firstJob), await itemOf('two', firstJob)];
    expect(await run.engine.call('deleteRemote', { ids: [first] })).toEqual({
      done: [first, copy],
      refused: [],
    });
    expect(await run.engine.call('undoDelete', { ids: [first] })).toEqual({
      done: [first, copy],
      refused: [],
    });
    // The copy alone goes alone.
    expect(await run.engine.call('deleteRemote', { ids: [copy] })).toEqual({ done: [copy], refused: [] });
    expect(await run.engine.call('deleteRemote', { ids: [first] })).toEqual({ done: [first], refused: [] });
    const [other, stays] = [await itemOf('one', secondJob), await itemOf('fixed', secondJob)];
    expect(await run.engine.call('deleteRemote', { ids: [other] })).toMatchObject({
      done: [other],
      refused: [{ id: stays, error: { code: 'not-deletable' } }],
    });
  });

  /** Starts with two hosts of which the second mirrors the first, and a clock on which the grace is short. */
  const startMirroring = async () => {
    const [one, two] = [memoryKind({ kind: 'one' }), memoryKind({ kind: 'two' })];
    const run = await startWith([one, two], { clock: fastClock(60) });
    await setRules(run, rule('a', { mirrorTo: 'two' }));
    const itemAt = async (host: string) => {
      const { items } = await run.engine.call('library', {});
      return items.find((item) => item.host === host);
    };
    return { one, two, run, itemAt };
  };

  test('that still waits when its original is deleted is withdrawn, and goes up where that is undone', async () => {
    const { one, two, run, itemAt } = await startMirroring();
    let isOut = true;
    two.memory.fate = () =>
      isOut
        ? { failure: errorData('unreachable', 'Out.'), remedy: { kind: 'back-off', atLeastMs: 30_000 } }
        : 'arrives';
    const [a = '', b = ''] = await pictures(2);
    await add(run.engine, [a]);
    const waits = (jobs: Job[]) => jobs.some(({ host, state }) => host === 'two' && state === 'waiting');
    await run.until(waits);
    const ids = [(await itemAt('one'))?.id ?? ''];
    expect(await run.engine.call('deleteRemote', { ids })).toEqual({ done: ids, refused: [] });
    expect(await run.engine.call('undoDelete', { ids })).toEqual({ done: ids, refused: [] });
    isOut = false;
    await run.until(uploaded(2));
    expect([one.memory.pictures.size, two.memory.pictures.size]).toEqual([1, 1]);

    isOut = true;
    await add(run.engine, [b]);
    await run.until(waits);
    const { items } = await run.engine.call('library', { host: ['one'] });
    await run.engine.call('deleteRemote', { ids: items.slice(0, 1).map(({ id }) => id) });
    const jobs = await run.until((all) => all.some(({ state }) => state === 'cancelled'));
    expect(jobs.find(({ state }) => state === 'cancelled')).toMatchObject({ host: 'two', route: 'mirror' });
    await expect.poll(() => one.memory.pictures.size).toBe(1);
    expect(two.memory.pictures.size).toBe(1);
  });

  test('that arrives after its original was deleted is deleted as well', async () => {
    const { one, two, run, itemAt } = await startMirroring();
    const isGone = Promise.withResolvers<void>();
    two.memory.answered = () => isGone.promise.then(() => 'heard');
    await add(run.engine, await pictures(1));
    await expect.poll(() => two.memory.pictures.size).toBe(1);
    await run.engine.call('deleteRemote', { ids: [(await itemAt('one'))?.id ?? ''] });
    await expect.poll(async () => (await itemAt('one'))?.presence).toBe('deleted');
    expect(one.memory.pictures.size).toBe(0);
    isGone.resolve();
    await expect.poll(async () => (await itemAt('two'))?.presence).toBe('deleted');
    expect(two.memory.pictures.size).toBe(0);
  });

  test('that fails leaves the first as it is', async () => {
    const two = memoryKind({ kind: 'two' });
    two.memory.fate = () => ({ failure: errorData('rejected', 'Never.'), remedy: { kind: 'none' } });
    const run = await startWith([memoryKind({ kind: 'one' }), two]);
    await setRules(run, rule('a', { mirrorTo: 'two' }));
    await add(run.engine, await pictures(1));
    const jobs = await run.until((all) => all.some(({ state }) => state === 'failed'));
    expect(jobs.map(({ host, state }) => [host, state])).toEqual([
      ['one', 'uploaded'],
      ['two', 'failed'],
    ]);
  });

  test('at a less private place is made only where the rule says so', async () => {
    const [one, open] = [
      memoryKind({ kind: 'one' }),
      memoryKind({ kind: 'open', traits: { audience: 'listed' } }),
    ];
    const run = await startWith([one, open]);
    await expect(setRules(run, rule('a', { mirrorTo: 'open' }))).rejects.toMatchObject(
      refused('less-private', { from: 'one', to: 'open', why: 'listed' }),
    );
    await setRules(run, rule('a', { mirrorTo: 'open', allowLessPrivate: true }));
    await add(run.engine, await pictures(1));
    await run.until(uploaded(2));
    expect(open.memory.pictures.size).toBe(1);
  });

  test('is made by the next start where the engine ended before', async () => {
    const [one, two] = [memoryKind({ kind: 'one' }), memoryKind({ kind: 'two' })];
    const vault = workingKeychain();
    const profile = await temporaryFolder();
    const run = await startWith([one, two], { profile, vault });
    await setRules(run, rule('a', { mirrorTo: 'two' }));
    const [path = ''] = await pictures(1);
    const bytes = await readFile(path);
    // The engine ends with the answer of the first: nothing is done after it.
    const stopped = Promise.withResolvers<void>();
    one.memory.answered = async () => {
      setImmediate(() => void run.engine.stop(5_000).then(stopped.resolve));
      return 'heard';
    };
    await run.engine.call('addBytes', { name: 'pasted.png', bytes, origin: 'paste' });
    await stopped.promise;
    const next = await startTestEngine({ profile, hostKinds: [one.kind, two.kind], vault });
    await expect
      .poll(async () => (await next.engine.call('jobs', {})).jobs.map(({ host, state }) => [host, state]))
      .toEqual([
        ['one', 'uploaded'],
        ['two', 'uploaded'],
      ]);
    expect([...two.memory.pictures.values()].map((each) => each.bytes)).toEqual([bytes]);
  });
});

/** One whose token is wrong, so that all of its jobs wait. */
async function startOut(others: Kinds): Promise<RunningEngine> {
  const run = await startWith([memoryKind({ kind: 'out' }), ...others]);
  await run.engine.call('changeDestination', { id: 'out', values: { token: 'wrong' } });
  await add(run.engine, await pictures(3));
  await run.until((jobs) => jobs.filter(({ reason }) => reason?.kind === 'destination').length === 3);
  return run;
}

describe('what waits for a destination that is out', () => {
  test('is told of, and sent elsewhere on request', async () => {
    const run = await startOut([memoryKind({ kind: 'two' })]);
    await expect
      .poll(async () => (await viewOf(run, 'out'))?.out, { timeout: 5_000 })
      .toMatchObject({ why: 'not-usable', error: { code: 'forbidden' }, until: null, waiting: 3 });
    const ids = (await run.engine.call('jobs', {})).jobs.map(({ id }) => id);
    const only = await run.engine.call('sendElsewhere', { from: 'out', to: 'two', jobIds: ids.slice(0, 1) });
    expect(only).toEqual({ done: ids.slice(0, 1), refused: [] });
    await run.engine.call('sendElsewhere', { from: 'out', to: 'two', remember: true });
    const jobs = await run.until(uploaded(3));
    expect(new Set(jobs.map(({ host, route }) => `${host} ${route}`))).toEqual(new Set(['two moved']));
    // What comes later follows by itself, the same picture too.
    expect((await run.engine.call('settings', {})).routing.fallback).toEqual([
      { from: 'out', to: 'two', after: ['not-usable'], allowLessPrivate: false },
    ]);
    await add(run.engine, await pictures(1), { duplicates: 'upload' });
    await run.until(uploaded(4));
  });

  test('never crosses to a less private place unasked', async () => {
    const run = await startOut([memoryKind({ kind: 'open', traits: { deletion: 'never' } })]);
    const send = { from: 'out', to: 'open' };
    await expect(run.engine.call('sendElsewhere', send)).rejects.toMatchObject(
      refused('less-private', { why: 'undeletable' }),
    );
    const fallback = [{ ...send, after: ['not-usable' as const] }];
    await expect(
      run.engine.call('changeSettings', { routing: { rules: [], fallback } }),
    ).rejects.toMatchObject(refused('less-private'));
    expect((await run.engine.call('jobs', {})).jobs.map(({ host }) => host)).toEqual(['out', 'out', 'out']);
    await run.engine.call('changeSettings', {
      routing: { rules: [], fallback: fallback.map((one) => ({ ...one, allowLessPrivate: true })) },
    });
    await run.until(uploaded(3));
  });
});

test('the text of a file that is none of ours is no destination', async () => {
  const run = await startWith([memoryKind({ kind: 'one' })]);
  const path = join(await temporaryFolder(), 'x.json');
  await writeFile(path, '{"snapferryHost": 2}');
  const text = await readFile(path, 'utf8');
  await expect(run.engine.call('importDestination', { kind: 'one', text })).rejects.toMatchObject(
    refused('host-kind-unknown'),
  );
});
