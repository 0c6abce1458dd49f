import { hostname } from 'node:os';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { parseLedgerAddress } from '../../../main/engine/ledger/address.ts';
import { openLedgerStore, whenKnown } from '../../support/ledger-store.ts';
import { startRedis } from '../../support/redis-server.ts';
import {
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

const key = 'let-me-look';

async function serving() {
  const sandbox = await startTestSandbox({});
  const run = await startTestEngine({ sandbox, localApi: { port: 0, key } });
  const { address } = (await run.engine.call('snapshot', {})).localApi;
  if (!address) throw new Error('The API does not listen.');
  const ask = (path: string, given: string | null = key) =>
    fetch(`${address}${path}`, given === null ? {} : { headers: { authorization: `Bearer ${given}` } });
  return { ...run, address, ask };
}

/** Parses the figures of one scrape, by name and labels. */
function figuresIn(text: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => [line.replace(/ \S+$/, ''), Number(/ (\S+)$/.exec(line)?.[1])]),
  );
}

test.each(['/healthz', '/metrics'])('%s is told to nobody without the key', async (path) => {
  const { ask } = await serving();
  expect((await ask(path, null)).status).toBe(401);
  expect((await ask(path, 'guess')).status).toBe(401);
});

test.each(['/healthz', '/metrics'])('%s is told to no page of the web', async (path) => {
  const { address } = await serving();
  const headers = { authorization: `Bearer ${key}`, origin: 'https://example.com' };
  expect((await fetch(`${address}${path}`, { headers })).status).toBe(403);
});

test('an engine that works says so', async () => {
  const { ask } = await serving();
  const answer = await ask('/healthz');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ok' });
});

test('the figures follow the queue and the credits', async () => {
  const { engine, ask } = await serving();
  const before = await ask('/metrics');
  expect(before.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(figuresIn(await before.text())).toMatchObject({ 'snapferry_jobs{state="uploaded"}': 0 });

  const items = (await makePictures(await temporaryFolder(), 2)).map((path) => ({
    kind: 'path' as const,
    path,
  }));
  await engine.call('add', { items, origin: 'command-line' });
  const figures = async () => figuresIn(await (await ask('/metrics')).text());
  await expect.poll(figures).toMatchObject({
    'snapferry_jobs{state="uploaded"}': 2,
    'snapferry_jobs{state="open"}': 0,
    'snapferry_jobs{state="failed"}': 0,
    snapferry_queue_paused: 0,
    snapferry_queue_blocked: 0,
  });
  const { budgets } = await engine.call('credits', {});
  const told = await figures();
  for (const { id, remaining } of budgets)
    if (remaining !== null) expect(told[`snapferry_budget_remaining{budget="${id}"}`]).toBe(remaining);
  expect(told.process_resident_memory_bytes).toBeGreaterThan(1e6);
  // Neither what is uploaded nor where it is.
  expect(JSON.stringify(told)).not.toMatch(/\.png|http/);
});

test('a pause is a figure', async () => {
  const { engine, ask } = await serving();
  await engine.call('pause', {});
  await expect
    .poll(async () => figuresIn(await (await ask('/metrics')).text()))
    .toMatchObject({ snapferry_queue_paused: 1 });
});

test('the figures tell of every computer that spends the same allowance', async () => {
  const [redis, sandbox] = await Promise.all([startRedis(), startTestSandbox({})]);
  const { origin: apiUrl, clientId } = sandbox;
  const environment = { apiUrl, clientId, ledger: { ...parseLedgerAddress(redis.url), passwordFile: null } };
  const run = await startTestEngine({ environment, localApi: { port: 0, key } });
  const { address } = (await run.engine.call('snapshot', {})).localApi;
  const scrape = async () => {
    const answer = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${key}` } });
    return figuresIn(await answer.text());
  };
  const [path] = await makePictures(await temporaryFolder(), 1);
  await run.engine.call('add', { items: [{ kind: 'path', path: path ?? '' }], origin: 'command-line' });
  await expect.poll(scrape).toMatchObject({ 'snapferry_jobs{state="uploaded"}': 1, snapferry_machines: 1 });
  const own = hostname();
  expect(await scrape()).toMatchObject({ [`snapferry_machine_spent{machine="${own}",budget="post"}`]: 1 });

  // Another computer, by the words of the store: it has spent two, and four more wait there.
  const bare = new Redis(redis.url);
  onTestFinished(() => bare.disconnect());
  const [book = ''] = await bare.keys('*:book');
  const application = /\{(.*)\}/.exec(book)?.[1] ?? '';
  const store = openLedgerStore(redis.url);
  await whenKnown(store);
  const part = { amount: 2, nominal: 2, length: 3_600_000, assumed: 1_250 };
  const me = { machine: 'other', life: '1', lease: 15_000, ids: ['post'], wants: [1, 3, 0], isBusy: true };
  const known = { budgets: {}, leases: { a: { post: part } }, owed: {}, strikes: [], members: 0 };
  const joined = await store.reserve(application, { ...me, generation: 0, name: 'farm "7"', join: known });
  const charges = {
    post: { limit: 1_250, length: 3_600_000, isCharged: true, source: 'header', closes: false },
  };
  const ended = { id: 'a', charges, isAccepted: true, isAnswered: true };
  await store.settle(application, { ...me, generation: joined.generation, ...ended });

  const told = await scrape();
  expect(told).toMatchObject({
    snapferry_machines: 2,
    [`snapferry_machine_spent{machine="${own}",budget="post"}`]: 1,
    'snapferry_machine_spent{machine="farm \\"7\\"",budget="post"}': 2,
    'snapferry_machine_waiting{machine="farm \\"7\\""}': 4,
    [`snapferry_machine_waiting{machine="${own}"}`]: 0,
  });
  const seen = told['snapferry_machine_seen_timestamp_seconds{machine="farm \\"7\\""}'] ?? 0;
  expect(Math.abs(seen - Date.now() / 1_000)).toBeLessThan(60);
});
