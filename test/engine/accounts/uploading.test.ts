import { describe, expect, test } from 'vitest';
import { fastClock } from '../../support/fast-clock.ts';
import { makeVideo } from '../../support/make-video.ts';
import { allInState, makePictures, startTestEngine, temporaryFolder } from '../support/running-engine.ts';
import { office, signIn } from './support.ts';

const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no',
    (thrown) => thrown.data.code,
  );
const pictures = async (count: number) => makePictures(await temporaryFolder(), count);
const itemsOf = (paths: readonly string[]) => paths.map((path) => ({ kind: 'path' as const, path }));

describe('uploads under an account', () => {
  test('belong to it, and anonymous ones to nobody; each job keeps what it was added for', async () => {
    const { engine, add, until, sandbox } = await office();
    const ada = await signIn(engine, 'ada');
    const bob = await signIn(engine, 'bob');
    const [one = '', two = '', three = ''] = await pictures(3);
    await add([one]);
    await engine.call('add', { items: itemsOf([two]), origin: 'drop', account: null });
    await engine.call('add', { items: itemsOf([three]), origin: 'drop', account: bob });
    await engine.call('chooseAccount', { id: null });
    const jobs = await until((found) => found.length === 3 && allInState('uploaded')(found));
    expect(jobs.map(({ account }) => account)).toEqual([ada, null, bob]);
    const { items } = await engine.call('library', {});
    expect(items.map(({ account }) => account).sort()).toEqual([ada, bob, null].sort());
    const uploads = sandbox.log.filter(({ route }) => route === 'upload');
    expect(uploads.map(({ auth }) => auth).sort()).toEqual(['bearer', 'bearer', 'client']);
    expect(
      await refusalOf(engine.call('add', { items: itemsOf([one]), origin: 'drop', account: 'imgur:eve' })),
    ).toBe('not-found');
  });

  test('an account has an hour of its own: 60 pictures with credits for 30 each, all up, none refused', async () => {
    const { engine, until, sandbox } = await office({
      rules: { limits: { user: 300, userBearer: 300, uploads: null } },
    });
    const ada = await signIn(engine, 'ada');
    const paths = await pictures(60);
    await engine.call('add', {
      items: itemsOf(paths.slice(0, 30)),
      origin: 'drop',
      lane: 'interactive',
      account: null,
    });
    await engine.call('add', {
      items: itemsOf(paths.slice(30)),
      origin: 'drop',
      lane: 'interactive',
      account: ada,
    });
    await until((jobs) => jobs.length === 60 && allInState('uploaded')(jobs));
    expect(sandbox.refusals).toBe(0);
  });

  test('the day is one for all: two spenders end before the limit, and no strike is counted', async () => {
    const { engine, until, sandbox } = await office({ rules: { limits: { client: 300, uploads: null } } });
    const ada = await signIn(engine, 'ada');
    const paths = await pictures(50);
    await engine.call('add', { items: itemsOf(paths.slice(0, 25)), origin: 'drop', account: null });
    await engine.call('add', { items: itemsOf(paths.slice(25)), origin: 'drop', account: ada });
    await until((jobs) => {
      const waiting = jobs.filter(({ state }) => state === 'waiting');
      const isStill = jobs.every(({ state }) => state === 'waiting' || state === 'uploaded');
      return jobs.length === 50 && isStill && waiting.every(({ reason }) => reason?.kind !== 'turn');
    });
    expect([sandbox.refusals, sandbox.dailyStrikes]).toEqual([0, 0]);
    const { jobs } = await engine.call('jobs', {});
    const up = (account: string | null) =>
      jobs.filter((job) => job.account === account && job.state === 'uploaded').length;
    expect(up(null)).toBeGreaterThan(5);
    expect(up(ada)).toBeGreaterThan(5);
  });

  test('are deleted by their owner, and by deletehash once it is signed out', async () => {
    const { engine, add, until, sandbox } = await office({ clock: fastClock(50) });
    const ada = await signIn(engine, 'ada');
    await add(await pictures(2));
    await until((jobs) => jobs.length === 2 && allInState('uploaded')(jobs));
    const { items } = await engine.call('library', {});
    const deletion = async (id: string) => {
      await engine.call('deleteRemote', { ids: [id] });
      await expect
        .poll(async () => (await engine.call('libraryItems', { ids: [id] })).items[0]?.presence, {
          timeout: 20_000,
        })
        .toBe('deleted');
    };
    await deletion(items[0]?.id ?? '');
    await engine.call('signOut', { id: ada });
    await deletion(items[1]?.id ?? '');
    const deletes = sandbox.log.filter(({ method }) => method === 'DELETE');
    expect(deletes.map(({ auth }) => auth)).toEqual(['bearer', 'client']);
    expect(deletes[0]?.url).toBe(`/3/image/${items[0]?.remote.id}`);
  });
});

describe('tokens that end', () => {
  test('100 jobs at the moment of expiry: one renewal, all up', async () => {
    const { engine, add, until, sandbox, keychain } = await office({ rules: { limits: { uploads: null } } });
    await signIn(engine, 'ada');
    await engine.call('pause', {});
    await add(await pictures(100));
    sandbox.endAccess();
    await engine.call('resume', {});
    const jobs = await until((found) => found.length === 100 && allInState('uploaded')(found));
    expect(jobs.filter(({ maybeTwice }) => maybeTwice)).toEqual([]);
    expect(sandbox.pictures()).toHaveLength(100);
    expect(sandbox.log.filter(({ route }) => route === 'token')).toHaveLength(1);
    expect(sandbox.refusals).toBe(0);
    const kept = JSON.parse([...keychain.secrets.values()].find((one) => one.startsWith('{')) ?? '{}');
    expect(kept.accessToken).toMatch(/^[0-9a-f]{40}$/);
  });

  test('renewed ahead of their end, once, with no request refused', async () => {
    // An hour that is told and an hour that is true.
    const clock = fastClock(300);
    const { engine, add, until, sandbox } = await office({ clock, rules: { tokenLife: 'hour', clock } });
    await signIn(engine, 'ada');
    const began = clock.now();
    await expect
      .poll(() => clock.now() - began, { timeout: 60_000, interval: 50 })
      .toBeGreaterThan(56 * 60_000);
    await add(await pictures(8));
    await until((jobs) => jobs.length === 8 && allInState('uploaded')(jobs));
    expect(sandbox.log.filter(({ route }) => route === 'token')).toHaveLength(1);
    expect(sandbox.log.filter(({ status }) => (status ?? 0) >= 400)).toEqual([]);
  }, 90_000);

  test('a renewal that is refused stops the account and asks to sign in; nothing is lost, others go on', async () => {
    const { engine, add, until, sandbox } = await office();
    const ada = await signIn(engine, 'ada');
    const paths = await pictures(12);
    await add(paths.slice(0, 3));
    await until((jobs) => jobs.length === 3 && allInState('uploaded')(jobs));
    // In mid-batch: the host ends everything.
    sandbox.revokeTokens();
    await add(paths.slice(3, 10));
    await engine.call('add', { items: itemsOf(paths.slice(10)), origin: 'drop', account: null });
    const still = await until(
      (jobs) =>
        jobs.length === 12 &&
        jobs.every(({ state, reason }) => state === 'uploaded' || reason?.kind === 'sign-in'),
    );
    expect(still.filter(({ state }) => state === 'waiting').map(({ account }) => account)).toEqual(
      Array(7).fill(ada),
    );
    expect((await engine.call('accounts', {})).accounts[0]?.state).toBe('needs-sign-in');
    expect(sandbox.log.filter(({ route }) => route === 'token')).toHaveLength(1);
    await signIn(engine, 'ada');
    await until((jobs) => jobs.length === 12 && allInState('uploaded')(jobs));
    expect(sandbox.pictures()).toHaveLength(12);
  });

  test('what waits for it can go under another account, or none; without one nothing is public', async () => {
    const { engine, add, until, sandbox } = await office();
    await signIn(engine, 'bob');
    const ada = await signIn(engine, 'ada');
    await engine.call('pause', {});
    await engine.call('chooseAccount', { id: ada });
    const ids = await add(await pictures(3));
    const [first = '', second = '', third = ''] = ids;
    await until((jobs) => jobs.length === 3 && jobs.every(({ media }) => media !== null));
    await engine.call('changePrivacy', {
      jobs: [first, second],
      privacy: 'public',
      title: 'Harbour',
      accepted: true,
    });
    await engine.call('signOut', { id: ada });
    await engine.call('resume', {});
    await until((jobs) => jobs.every(({ reason }) => reason?.kind === 'sign-in'));
    expect((await engine.call('uploadAs', { ids: [first], account: 'imgur:bob' })).done).toEqual([first]);
    expect((await engine.call('uploadAs', { ids: [second], account: null })).done).toEqual([second]);
    const jobs = await until((all) => all.filter(({ state }) => state === 'uploaded').length === 2);
    const of = (id: string) => jobs.find((job) => job.id === id);
    expect(of(first)).toMatchObject({ account: 'imgur:bob', privacy: 'public', state: 'uploaded' });
    expect(of(second)).toMatchObject({ account: null, privacy: 'hidden', state: 'uploaded' });
    expect(of(third)).toMatchObject({ account: ada, state: 'waiting' });
    expect(sandbox.pictures()).toHaveLength(2);
    const sent = await engine.call('uploadAs', { ids: [first], account: null });
    expect(sent.refused).toMatchObject([{ id: first, error: { code: 'wrong-state' } }]);
    await expect(engine.call('uploadAs', { ids: [third], account: 'imgur:nobody' })).rejects.toMatchObject({
      data: { code: 'not-found' },
    });
  });

  test('without the client secret nothing can be renewed: the account asks to sign in', async () => {
    const { engine, add, until, sandbox } = await office({ hasSecret: false });
    await signIn(engine, 'ada');
    sandbox.endAccess();
    await add(await pictures(2));
    await until((jobs) => jobs.length === 2 && jobs.every(({ reason }) => reason?.kind === 'sign-in'));
    expect(sandbox.log.filter(({ route }) => route === 'token')).toEqual([]);
  });

  test('a token endpoint that is busy is left alone for a while, and the jobs go after that', async () => {
    const { engine, add, until, sandbox } = await office({ clock: fastClock(50) });
    await signIn(engine, 'ada');
    sandbox.endAccess();
    sandbox.fault({ kind: 'limited-html', routes: ['token'], times: 2 });
    await add(await pictures(5));
    const resting = await until((jobs) => jobs.some(({ reason }) => reason?.kind === 'retry'));
    expect(resting.every(({ state }) => state !== 'failed')).toBe(true);
    await until((jobs) => jobs.length === 5 && allInState('uploaded')(jobs));
    expect(sandbox.log.filter(({ route }) => route === 'token')).toHaveLength(3);
    expect((await engine.call('accounts', {})).accounts[0]?.state).toBe('signed-in');
  });

  test('a new token that the host refuses too is not renewed for ever', async () => {
    const { engine, add, until, sandbox } = await office();
    await signIn(engine, 'ada');
    sandbox.fault({ kind: 'token-revoked', times: null });
    await add(await pictures(2));
    await until((jobs) => jobs.length === 2 && jobs.every(({ reason }) => reason?.kind === 'sign-in'));
    expect(sandbox.log.filter(({ route }) => route === 'token')).toHaveLength(1);
  });

  test('deletions renew them as well', async () => {
    const { engine, add, until, sandbox } = await office({ clock: fastClock(50) });
    await signIn(engine, 'ada');
    await add(await pictures(1));
    await until(allInState('uploaded'));
    sandbox.endAccess();
    const [item] = (await engine.call('library', {})).items;
    await engine.call('deleteRemote', { ids: [item?.id ?? ''] });
    await expect
      .poll(async () => (await engine.call('library', {})).items[0]?.presence, { timeout: 20_000 })
      .toBe('deleted');
    expect(sandbox.log.filter(({ route }) => route === 'token')).toHaveLength(1);
  });
});

describe('signing out while uploads are in flight', () => {
  test('what is on its way arrives, what waits stays, and goes after the next sign-in', async () => {
    const { engine, add, until, sandbox, keychain } = await office();
    const ada = await signIn(engine, 'ada');
    sandbox.fault({ kind: 'slow-answer', waitMs: 1_500, times: null });
    await add(await pictures(20));
    await until((jobs) => jobs.length === 20 && jobs.some(({ state }) => state === 'uploading'));
    await engine.call('signOut', { id: ada });
    expect([...keychain.secrets.keys()].filter((name) => name.startsWith('imgur:'))).toEqual([]);
    const still = await until((jobs) =>
      jobs.every(({ state, reason }) => state === 'uploaded' || reason?.kind === 'sign-in'),
    );
    const up = still.filter(({ state }) => state === 'uploaded').length;
    expect(up).toBeGreaterThan(0);
    expect(up).toBeLessThan(20);
    expect(sandbox.pictures()).toHaveLength(up);
    sandbox.clearFaults();
    await signIn(engine, 'ada');
    await until((jobs) => jobs.length === 20 && allInState('uploaded')(jobs));
    expect(sandbox.pictures()).toHaveLength(20);
    const { items } = await engine.call('library', {});
    expect(new Set(items.map(({ account }) => account))).toEqual(new Set([ada]));
  });
});

describe('a crash after a renewal, before the new tokens are kept', () => {
  const crashed = async (rotatesRefresh: boolean) => {
    const profile = await temporaryFolder();
    const first = await office({ profile, rules: { rotatesRefresh } });
    await signIn(first.engine, 'ada');
    const before = new Map(first.keychain.secrets);
    first.sandbox.endAccess();
    await first.add(await pictures(1));
    await first.until(allInState('uploaded'));
    await first.engine.stop(0);
    expect([...first.keychain.secrets.values()]).not.toEqual([...before.values()]);
    // As if the last write had not come about.
    for (const [name, secret] of before) first.keychain.secrets.set(name, secret);
    first.sandbox.endAccess();
    const run = await startTestEngine({ sandbox: first.sandbox, profile, vault: first.keychain.vault });
    await run.add((await pictures(4)).slice(1));
    return { ...run, sandbox: first.sandbox, port: first.port };
  };

  test('heals by itself where the old refresh token still counts', async () => {
    const { until, sandbox } = await crashed(false);
    await until((jobs) => jobs.length === 3 && allInState('uploaded')(jobs));
    expect(sandbox.pictures()).toHaveLength(4);
  });

  test('asks to sign in where it does not, and loses nothing', async () => {
    const { engine, until, sandbox } = await crashed(true);
    await until(
      (jobs) =>
        jobs.length === 3 &&
        jobs.every(({ state, reason }) => state === 'uploaded' || reason?.kind === 'sign-in'),
    );
    expect((await engine.call('accounts', {})).accounts[0]?.state).toBe('needs-sign-in');
    await signIn(engine, 'ada');
    await until((jobs) => jobs.length === 3 && allInState('uploaded')(jobs));
    expect(sandbox.pictures()).toHaveLength(4);
  });
});

describe('the keychain', () => {
  test('locked at the start: told, the jobs wait, and go when it is asked again', async () => {
    const first = await office({ profile: await temporaryFolder() });
    const ada = await signIn(first.engine, 'ada');
    const { profile } = await first.engine.call('capabilities', {});
    await first.engine.stop(0);
    first.keychain.state.isLocked = true;
    const { engine, add, until } = await startTestEngine({
      sandbox: first.sandbox,
      profile,
      vault: first.keychain.vault,
    });
    await expect.poll(async () => (await engine.call('accounts', {})).accounts[0]?.state).toBe('locked');
    await add(await pictures(2));
    await until((jobs) => jobs.length === 2 && jobs.every(({ reason }) => reason?.kind === 'sign-in'));
    expect(await refusalOf(engine.call('unlockAccount', { id: ada }))).toBe('keychain-locked');
    expect(await refusalOf(engine.call('signOut', { id: ada }))).toBe('keychain-locked');
    first.keychain.state.isLocked = false;
    expect((await engine.call('unlockAccount', { id: ada })).accounts[0]?.state).toBe('signed-in');
    await until((jobs) => jobs.length === 2 && allInState('uploaded')(jobs));
  });

  test('whose secret somebody deleted: the account is to sign in again', async () => {
    const first = await office({ profile: await temporaryFolder() });
    await signIn(first.engine, 'ada');
    const { profile } = await first.engine.call('capabilities', {});
    await first.engine.stop(0);
    first.keychain.secrets.clear();
    const { engine } = await startTestEngine({
      sandbox: first.sandbox,
      profile,
      vault: first.keychain.vault,
    });
    await expect
      .poll(async () => (await engine.call('accounts', {})).accounts[0]?.state)
      .toBe('needs-sign-in');
  });

  test('that is missing: tokens stay in memory, which is said, and uploads work until the end', async () => {
    const vault = await import('../../../main/engine/secrets/memory-store.ts').then(({ createMemoryStore }) =>
      createMemoryStore('There is none here'),
    );
    const { engine, add, until } = await office({ vault });
    await signIn(engine, 'ada');
    expect(await engine.call('accounts', {})).toMatchObject({
      accounts: [{ tokens: 'memory' }],
      vault: { kind: 'memory', why: 'There is none here' },
    });
    await add(await pictures(1));
    await until(allInState('uploaded'));
  });
});

test('tokens given to one server are never shown to another', async () => {
  const first = await office();
  const ada = await signIn(first.engine, 'ada');
  const elsewhere = await office();
  const before = elsewhere.sandbox.log.length;
  await first.engine.call('changeSettings', { apiUrl: null });
  const { profile } = await first.engine.call('capabilities', {});
  await first.engine.stop(0);
  const { engine, add, until } = await startTestEngine({
    sandbox: elsewhere.sandbox,
    profile,
    vault: first.keychain.vault,
  });
  expect((await engine.call('accounts', {})).accounts).toMatchObject([{ id: ada, state: 'needs-sign-in' }]);
  await add(await pictures(1));
  await until((jobs) => jobs.length === 1 && jobs.every(({ reason }) => reason?.kind === 'sign-in'));
  const asked = elsewhere.sandbox.log.slice(before);
  expect(asked.filter(({ auth }) => auth === 'bearer')).toEqual([]);
});

describe('an upload that ended without an answer', () => {
  test('is looked for in the account, and not sent twice', async () => {
    // No faster: on a busy machine, what takes its time would be taken for an answer that does not come.
    const { engine, add, until, sandbox } = await office({ clock: fastClock(8) });
    await signIn(engine, 'ada');
    sandbox.fault({ kind: 'reply-lost', times: 3 });
    const ids = await add(await pictures(6));
    const jobs = await until((found) => found.length === 6 && allInState('uploaded')(found));
    expect(sandbox.pictures()).toHaveLength(6);
    expect(jobs.filter(({ maybeTwice }) => maybeTwice)).toEqual([]);
    expect(new Set(jobs.map(({ remote }) => remote?.id)).size).toBe(6);
    expect((await engine.call('history', {})).total).toBe(ids.length);
  });

  test('and was of a video is followed until its link works', async () => {
    const clock = fastClock(20);
    const { engine, add, until, sandbox } = await office({
      clock,
      rules: { clock, videoReadyAfterMs: 60_000 },
    });
    await signIn(engine, 'ada');
    sandbox.fault({ kind: 'reply-lost' });
    await add([await makeVideo(await temporaryFolder(), { name: 'waves.mp4' })]);
    const [open] = await until(allInState('processing'));
    expect(open?.processing).toMatchObject({ canDelete: true });
    const [done] = await until(allInState('uploaded'));
    expect(done).toMatchObject({ error: null, maybeTwice: false, attempts: 1 });
    expect((await fetch(done?.remote?.link ?? '')).headers.get('content-type')).toBe('video/mp4');
    expect(sandbox.pictures()).toHaveLength(1);
  });

  test('and had not arrived is sent again after two looks, without a doubt', async () => {
    const { engine, add, until, sandbox } = await office({ clock: fastClock(20) });
    await signIn(engine, 'ada');
    sandbox.fault({ kind: 'first-byte-timeout' });
    await add(await pictures(1));
    const [job] = await until(allInState('uploaded'));
    expect(job).toMatchObject({ maybeTwice: false, attempts: 2 });
    expect(sandbox.pictures()).toHaveLength(1);
    expect(sandbox.log.filter(({ route }) => route === 'account')).toHaveLength(2);
  });

  test('is looked for by the next engine too', async () => {
    const profile = await temporaryFolder();
    const first = await office({ profile });
    await signIn(first.engine, 'ada');
    first.sandbox.fault({ kind: 'slow-answer', waitMs: 20_000, routes: ['account'], times: null });
    first.sandbox.fault({ kind: 'reply-lost' });
    await first.add(await pictures(1));
    await first.until(allInState('uncertain'));
    await first.engine.stop(0);
    first.sandbox.clearFaults();
    const { engine, until } = await startTestEngine({
      sandbox: first.sandbox,
      profile,
      vault: first.keychain.vault,
    });
    const [job] = await until(allInState('uploaded'));
    expect(job).toMatchObject({ maybeTwice: false, attempts: 1 });
    expect(first.sandbox.pictures()).toHaveLength(1);
    expect((await engine.call('library', {})).items).toMatchObject([{ account: 'imgur:ada' }]);
  });
});
