import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import type { EngineOptions } from '../../../main/engine/app/engine.ts';
import { parseLedgerAddress } from '../../../main/engine/ledger/address.ts';
import type { Sandbox, SandboxOptions } from '../../../sandbox/index.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { freePort } from '../../support/free-port.ts';
import { type RedisServer, startRedis } from '../../support/redis-server.ts';
import { clientSecret, openKeychain, signIn } from '../accounts/support.ts';
import { start } from '../cli/support.ts';
import { patiently } from '../folders/support.ts';
import { spawnEngine } from '../support/engine-process.ts';
import {
  allInState,
  makeLargePicture,
  makePictures,
  type RunningEngine,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

/** At no hour of the day: a machine that sends nothing, whatever it is allowed. */
const neverNow = { from: 0, to: 1439 };

interface World {
  readonly redis: RedisServer;
  readonly sandbox: Sandbox;
  /** A disk that all machines see. */
  readonly disk: string;
  readonly keys: Redis;
  machine(query?: string, more?: Partial<EngineOptions>): Promise<RunningEngine>;
}

async function world(
  pictures = 0,
  rules: SandboxOptions = {},
): Promise<World & { readonly paths: string[] }> {
  const [redis, sandbox, disk] = await Promise.all([
    startRedis(),
    startTestSandbox(rules),
    temporaryFolder(),
  ]);
  const { origin: apiUrl, clientId } = sandbox;
  const keys = new Redis(redis.url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  // It is told of a server that a test ends by what is asked next.
  keys.on('error', () => {});
  onTestFinished(() => keys.disconnect());
  return {
    ...{ redis, sandbox, disk, keys },
    paths: await makePictures(disk, pictures),
    machine(query = '', more = {}) {
      const ledger = { ...parseLedgerAddress(`${redis.url}${query}`), passwordFile: null };
      return startTestEngine({ environment: { apiUrl, clientId, ledger }, ...more });
    },
  };
}

const take = (disk: string) => `?take=${encodeURIComponent(disk)}`;

async function offer({ engine }: RunningEngine, paths: readonly string[], more = {}): Promise<string[]> {
  const items = paths.map((path) => ({ kind: 'path' as const, path }));
  const { added } = await engine.call('add', { items, origin: 'command-line', offered: true, ...more });
  return added.flatMap((one) => (one.kind === 'job' ? [one.jobId] : []));
}

/** Starts a machine that sends nothing itself. */
async function asker(at: World): Promise<RunningEngine> {
  const run = await at.machine();
  await run.engine.call('changeSettings', { quietHours: neverNow });
  return run;
}

const offersIn = (keys: Redis) => async () => {
  const names = await keys.keys('snapferry:*:offers');
  const counts = await Promise.all(names.map((name) => keys.hlen(name)));
  return counts.reduce((sum, count) => sum + count, 0);
};
const resultsIn = (keys: Redis) => async () => (await keys.keys('snapferry:*:results')).length;

test('a machine that cannot send has its pictures sent by another, and gets links and deletehashes', async () => {
  const at = await world(3);
  const [asking, taking] = [await asker(at), await at.machine(take(at.disk))];
  const about = { title: 'Haus am See', description: 'seen from here' };
  const ids = await offer(asking, at.paths, about);
  const jobs = await asking.until(allInState('uploaded'));
  expect(at.sandbox.pictures().map(({ title }) => title)).toEqual([
    'Haus am See',
    'Haus am See',
    'Haus am See',
  ]);
  const links = at.sandbox.pictures().map(({ link }) => link);
  expect(jobs.map(({ remote }) => remote?.link).sort()).toEqual([...links].sort());
  expect(jobs.map(({ id }) => id)).toEqual(ids);
  const { items } = await asking.engine.call('history', {});
  expect(items.every(({ remote }) => remote.deletehash !== null)).toBe(true);
  expect(asking.events.filter(({ kind }) => kind === 'sharing').at(-1)).toMatchObject({
    takers: 1,
    unable: 0,
  });
  // Whoever sent them has them too, and copies no links of others.
  await expect.poll(async () => (await taking.engine.call('history', {})).total, patiently).toBe(3);
  expect(taking.events.filter(({ kind }) => kind === 'batch-ended')).toEqual([]);
  // Nothing stays in the store but that they were sent.
  await expect.poll(offersIn(at.keys), patiently).toBe(0);
  await expect.poll(resultsIn(at.keys), patiently).toBe(0);
});

test('the store is told neither path, title nor link in a form that it can read', async () => {
  const at = await world(1);
  const asking = await asker(at);
  await offer(asking, at.paths, { title: 'Haus am See' });
  await expect.poll(offersIn(at.keys), patiently).toBe(1);
  const [name = ''] = await at.keys.keys('snapferry:*:offers');
  const [sealed = ''] = await at.keys.hvals(name);
  for (const secret of ['Haus', 'picture', at.disk, at.sandbox.clientId])
    expect(sealed).not.toContain(secret);
});

test('with nobody there it sends by itself', async () => {
  const at = await world(2);
  const asking = await at.machine();
  await offer(asking, at.paths);
  await asking.until(allInState('uploaded'));
  expect(at.sandbox.pictures()).toHaveLength(2);
  await expect.poll(offersIn(at.keys), patiently).toBe(0);
});

test('two machines share the work, and each picture goes once', async () => {
  const at = await world(12);
  const [asking, first] = [await at.machine(), await at.machine(take(at.disk))];
  await at.machine(take(at.disk));
  await offer(asking, at.paths);
  await asking.until(allInState('uploaded'));
  expect(at.sandbox.pictures()).toHaveLength(12);
  await expect.poll(async () => (await first.engine.call('snapshot', {})).summary.open, patiently).toBe(0);
});

test('a machine takes nothing that lies elsewhere, has other bytes, or that it may not see', async () => {
  const at = await world(1);
  const asking = await asker(at);
  const own = await temporaryFolder();
  const [outside = ''] = await makePictures(own, 1);
  const folder = join(at.disk, 'more');
  await mkdir(folder);
  const taking = await at.machine(take(folder));
  // In the folder as the asker sees it; what lies there when it is looked at is another picture.
  const changed = join(folder, 'changed.png');
  await copyFile(at.paths[0] ?? '', changed);
  const changing = await offer(asking, [changed, outside]);
  expect(changing).toHaveLength(2);
  await asking.until((jobs) => jobs.every(({ media }) => media !== null));
  await writeFile(changed, 'something else');
  await expect
    .poll(() => asking.events.filter(({ kind }) => kind === 'sharing').at(-1), patiently)
    .toMatchObject({ takers: 1, unable: 1 });
  expect((await taking.engine.call('snapshot', {})).jobs).toEqual([]);
  expect(at.sandbox.pictures()).toHaveLength(0);
});

test('what a machine withdraws, or leaves when it ends, is sent by nobody else', async () => {
  const at = await world(2);
  const asking = await asker(at);
  const [first = ''] = await offer(asking, at.paths);
  await expect.poll(offersIn(at.keys), patiently).toBe(2);
  await asking.engine.call('cancel', { ids: [first] });
  await expect.poll(offersIn(at.keys), patiently).toBe(1);
  await asking.engine.stop(0);
  expect(await offersIn(at.keys)()).toBe(0);
});

test('a machine that dies while it sends hands the picture on', async () => {
  const at = await world();
  const large = await makeLargePicture(at.disk);
  at.sandbox.fault({ kind: 'stall', routes: ['upload'], times: 1 });
  const asking = await asker(at);
  const dying = await spawnEngine(await temporaryFolder(), at.sandbox, onTestFinished, {
    SNAPFERRY_LEDGER: `${at.redis.url}${take(at.disk)}`,
  });
  await offer(asking, [large]);
  await asking.until((jobs) => jobs.some(({ reason }) => reason?.kind === 'elsewhere'));
  await dying.kill();
  const next = await at.machine(take(at.disk));
  await asking.until(allInState('uploaded'));
  expect(at.sandbox.pictures()).toHaveLength(1);
  expect((await next.engine.call('history', {})).total).toBe(1);
});

test('what another machine has sent comes in after this one was away', async () => {
  const at = await world();
  const large = await makeLargePicture(at.disk);
  at.sandbox.fault({ kind: 'slow-answer', times: 1, waitMs: 6_000 });
  const profile = await temporaryFolder();
  const asking = await at.machine('', { profile });
  await asking.engine.call('changeSettings', { quietHours: neverNow });
  const taking = await at.machine(take(at.disk));
  await offer(asking, [large]);
  await asking.until((jobs) => jobs.some(({ reason }) => reason?.kind === 'elsewhere'));
  await asking.engine.stop(0);
  await taking.until(allInState('uploaded'));
  const again = await at.machine('', { profile });
  const { jobs } = await again.engine.call('snapshot', {});
  expect(jobs).toHaveLength(1);
  await expect.poll(async () => (await again.engine.call('history', {})).total, patiently).toBe(1);
  expect(at.sandbox.pictures()).toHaveLength(1);
});

test('a store that loses everything in the middle is told again', async () => {
  const at = await world(3);
  const asking = await asker(at);
  await offer(asking, at.paths);
  await expect.poll(offersIn(at.keys), patiently).toBe(3);
  await at.redis.restart(false);
  await expect.poll(offersIn(at.keys), patiently).toBe(3);
  await at.machine(take(at.disk));
  await asking.until(allInState('uploaded'));
  expect(at.sandbox.pictures()).toHaveLength(3);
});

test('while the store is gone it says so, and goes on alone when the offers have ended', async () => {
  const at = await world(2);
  const asking = await asker(at);
  await offer(asking, at.paths);
  await expect.poll(offersIn(at.keys), patiently).toBe(2);
  await at.redis.kill();
  await asking.engine.call('changeSettings', { quietHours: null });
  await asking.until(allInState('uploaded'));
  expect(asking.events.filter(({ kind }) => kind === 'sharing').at(-1)).toMatchObject({
    error: { code: 'ledger-unreachable' },
  });
  expect(at.sandbox.pictures()).toHaveLength(2);
});

test('what somebody was sending when the store went is sent after a minute, and told to be there twice', async () => {
  const at = await world();
  const large = await makeLargePicture(at.disk);
  at.sandbox.fault({ kind: 'stall', times: 1 });
  const asking = await at.machine('', { clock: fastClock(10) });
  await asking.engine.call('changeSettings', { quietHours: neverNow });
  await at.machine(take(at.disk));
  await offer(asking, [large]);
  await asking.until((jobs) => jobs.some(({ reason }) => reason?.kind === 'elsewhere'));
  await at.redis.kill();
  await asking.engine.call('changeSettings', { quietHours: null });
  const [job] = await asking.until(allInState('uploaded'));
  expect(job?.maybeTwice).toBe(true);
});

test('what waits since an earlier command is offered when it is given again for that', async () => {
  const at = await world(1);
  const asking = await asker(at);
  const [first] = await offer(asking, at.paths, { offered: false });
  await asking.until((jobs) => jobs.some(({ reason }) => reason?.kind === 'quiet-hours'));
  expect(await offer(asking, at.paths)).toEqual([first]);
  await at.machine(take(at.disk));
  await asking.until(allInState('uploaded'));
});

test('whoever sent it has the same link in its library, as a picture of another', async () => {
  const at = await world(1);
  const taking = await at.machine(take(at.disk));
  const asking = await asker(at);
  const [id = ''] = await offer(asking, at.paths);
  await asking.until(allInState('uploaded'));
  const { jobs } = await asking.engine.call('jobs', { ids: [id] });
  const [theirs] = (await taking.engine.call('history', {})).items;
  expect(theirs).toMatchObject({ origin: 'machine', account: null, remote: jobs[0]?.remote });
});

test('a command takes nothing while it uploads its own, and does while it watches a folder', async () => {
  const at = await world(1);
  const command = await at.machine(take(at.disk), { role: 'command' });
  const asking = await asker(at);
  await offer(asking, at.paths);
  const lastTold = () => asking.events.filter(({ kind }) => kind === 'sharing').at(-1);
  await expect.poll(lastTold, patiently).toMatchObject({ takers: 0 });
  await command.engine.call('watchForCaller', { path: await temporaryFolder(), existing: 'ignore' });
  await asking.until(allInState('uploaded'));
  expect((await command.engine.call('history', {})).total).toBe(1);
});

test('a link that does not come back in time is told of, and nothing is sent twice by itself', async () => {
  const at = await world();
  const large = await makeLargePicture(at.disk);
  at.sandbox.fault({ kind: 'slow-answer', times: 1, waitMs: 6_000 });
  const profile = await temporaryFolder();
  const asking = await at.machine('', { profile });
  await asking.engine.call('changeSettings', { quietHours: neverNow });
  const taking = await at.machine(take(at.disk));
  await offer(asking, [large]);
  await asking.until((jobs) => jobs.some(({ reason }) => reason?.kind === 'elsewhere'));
  await asking.engine.stop(0);
  await taking.until(allInState('uploaded'));
  await expect.poll(resultsIn(at.keys), patiently).toBe(1);
  await at.keys.del(await at.keys.keys('snapferry:*:results'));
  const again = await at.machine('', { profile });
  await again.engine.call('changeSettings', { quietHours: null });
  const [failed] = await again.until(allInState('failed'));
  expect(failed?.error).toMatchObject({ code: 'link-elsewhere' });
  expect(at.sandbox.pictures()).toHaveLength(1);
});

test('what goes under an account is taken only by a machine that is signed in to it', async () => {
  const port = await freePort();
  const at = await world(1, { redirectUri: `http://127.0.0.1:${port}/signed-in`, clientSecret });
  const signedIn = async (query: string, username: string) => {
    const run = await at.machine(query, { vault: openKeychain().vault });
    await run.engine.call('changeSettings', { signInPort: port, quietHours: neverNow });
    await run.engine.call('setClientSecret', { secret: clientSecret });
    return { run, account: await signIn(run.engine, username) };
  };
  const { run: asking, account } = await signedIn('', 'ada');
  const anonymous = await at.machine(take(at.disk));
  const { run: other } = await signedIn(take(at.disk), 'bob');
  await other.engine.call('changeSettings', { quietHours: null });
  await offer(asking, at.paths, { account });
  await expect
    .poll(() => asking.events.filter(({ kind }) => kind === 'sharing').at(-1), patiently)
    .toMatchObject({ takers: 2, unable: 2 });
  expect(at.sandbox.pictures()).toHaveLength(0);
  const { run: same } = await signedIn(take(at.disk), 'ada');
  await same.engine.call('changeSettings', { quietHours: null });
  await asking.until(allInState('uploaded'));
  for (const { engine } of [anonymous, other]) expect((await engine.call('history', {})).total).toBe(0);
  const uploads = at.sandbox.log.filter(({ route }) => route === 'upload');
  expect(uploads.map(({ auth }) => auth)).toEqual(['bearer']);
});

test('the command prints the links of what another machine has sent, in the order given', async () => {
  const at = await world(3);
  await at.machine(take(at.disk));
  const profile = await temporaryFolder();
  const { sandbox } = at;
  const env = { SNAPFERRY_LEDGER: `${at.redis.url}?place=there` };
  const own = await at.machine('?place=there', { profile });
  await own.engine.call('changeSettings', { quietHours: neverNow });
  await own.engine.stop(0);
  const asked = start(['upload', '--any', '--json', ...at.paths], { profile, sandbox, env });
  const { code, stdout } = await asked.ended;
  const told = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(told.map(({ input }) => input)).toEqual(at.paths);
  const links = sandbox.pictures().map(({ link, deletehash }) => `${link} ${deletehash}`);
  expect(told.map(({ link, deletehash }) => `${link} ${deletehash}`).sort()).toEqual(links.sort());
});

test('the command that is interrupted withdraws what nobody has taken, and says what becomes of it', async () => {
  const at = await world(1);
  const profile = await temporaryFolder();
  const own = await at.machine('', { profile });
  await own.engine.call('changeSettings', { quietHours: neverNow });
  await own.engine.stop(0);
  const env = { SNAPFERRY_LEDGER: at.redis.url };
  const asked = start(['upload', '--any', ...at.paths], { profile, sandbox: at.sandbox, env });
  await asked.said(/No other computer takes pictures now/);
  expect(await offersIn(at.keys)()).toBe(1);
  asked.child.kill('SIGINT');
  const { stderr } = await asked.ended;
  expect(stderr).toContain('1 picture stays in the queue.');
  expect(stderr).toContain('the rest is offered no longer');
  expect(await offersIn(at.keys)()).toBe(0);
});

test('without a common ledger, at another host and for what is no file it is refused', async () => {
  const sandbox = await startTestSandbox();
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  const alone = await startTestEngine({ sandbox });
  await expect(offer(alone, [path])).rejects.toMatchObject({ data: { code: 'no-ledger' } });
  const at = await world();
  const run = await at.machine();
  const items = [{ kind: 'url' as const, url: `${sandbox.origin}/x.png` }];
  const { added } = await run.engine.call('add', { items, origin: 'command-line', offered: true });
  expect(added).toMatchObject([
    { kind: 'refused', error: { code: 'not-offerable', params: { reason: 'file' } } },
  ]);
});
