import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { EngineCallName, EngineInput, EngineOutput, EngineReply } from '../../../contract/engine.ts';
import { makePictures, temporaryFolder } from '../support/running-engine.ts';

const entry = fileURLToPath(new URL('./children/shelf-engine.ts', import.meta.url));
const patiently = { timeout: 60_000, interval: 5 };

async function startShelf(profile: string, shelf: string) {
  const child: ChildProcess = fork(entry, [profile, shelf], { serialization: 'advanced' });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  onTestFinished(kill);
  await new Promise<void>((resolve) => child.once('message', () => resolve()));
  let id = 0;
  const call = <N extends EngineCallName>(name: N, input: EngineInput<N>): Promise<EngineOutput<N>> => {
    id += 1;
    const asked = id;
    return new Promise((resolve, reject) => {
      const listen = (message: unknown) => {
        const reply = message as EngineReply;
        if (!('id' in reply) || reply.id !== asked) return;
        child.off('message', listen);
        if (reply.type === 'answer') resolve(reply.output as EngineOutput<N>);
        else reject(new Error(reply.error.message));
      };
      child.on('message', listen);
      child.send({ type: 'call', id: asked, name, input });
    });
  };
  return { call, kill };
}

test('40 pictures and 4 kills: destination and jobs are there again, every picture is there once, none is flagged', async () => {
  const profile = await temporaryFolder();
  const shelf = await temporaryFolder();
  const secret = join(await temporaryFolder(), 'token');
  await writeFile(secret, 'right', { mode: 0o600 });
  const paths = await makePictures(await temporaryFolder(), 40);
  const shelved = () => readdirSync(shelf).filter((name) => !name.startsWith('.'));
  let engine = await startShelf(profile, shelf);
  await engine.call('addDestination', {
    kind: 'memory',
    title: 'shelf',
    values: { url: 'https://shelf.example' },
    secretFiles: { token: secret },
  });
  await engine.call('chooseDestination', { id: 'shelf' });
  const items = paths.map((path) => ({ kind: 'path' as const, path }));
  await engine.call('add', { items, origin: 'drop' });
  for (const reached of [3, 10, 18, 27]) {
    await expect.poll(() => shelved().length, patiently).toBeGreaterThanOrEqual(reached);
    await engine.kill();
    engine = await startShelf(profile, shelf);
  }
  const { call } = engine;
  await expect.poll(async () => (await call('history', { limit: 100 })).total, patiently).toBe(40);
  const { items: history } = await call('history', { limit: 100 });
  expect(history.filter(({ maybeTwice }) => maybeTwice)).toEqual([]);
  expect(new Set(history.map(({ host }) => host))).toEqual(new Set(['shelf']));
  const bytes = (all: readonly string[]) =>
    Promise.all(all.map(async (path) => (await readFile(path)).toString('base64'))).then((each) =>
      each.sort(),
    );
  expect(await bytes(shelved().map((name) => join(shelf, name)))).toEqual(await bytes(paths));
}, 180_000);
