import { expect, test } from 'vitest';
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
