import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { EngineEvent } from '../../../contract/engine.ts';
import { PROTOCOL_VERSION } from '../../../contract/protocol-version.ts';
import type { LockRecord } from '../../../main/engine/lock/profile-lock.ts';
import { createSecret, socketAddress } from '../../../main/engine/socket/address.ts';
import { connectToEngine, type RemoteEngine } from '../../../main/engine/socket/client.ts';
import { type SocketServer, serveSocket } from '../../../main/engine/socket/server.ts';
import { maxHelloBytes } from '../../../main/engine/socket/wire-format.ts';
import { createFakeEngine, type FakeEngine, fakeCapabilities } from './fake-engine.ts';

let profile: string;
let lock: LockRecord;
let fake: FakeEngine;
let gateway: SocketServer;
const open: RemoteEngine[] = [];
const raw: Socket[] = [];

beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'snapferry-gateway-'));
  fake = createFakeEngine();
  lock = {
    pid: process.pid,
    role: 'app',
    version: '9.8.7',
    protocol: PROTOCOL_VERSION,
    socket: socketAddress(profile),
    secret: createSecret(),
  };
  gateway = await serveSocket(fake, lock.socket, lock.secret, lock.version);
});

afterEach(async () => {
  for (const engine of open.splice(0)) engine.close();
  for (const socket of raw.splice(0)) socket.destroy();
  await gateway.close();
  rmSync(profile, { recursive: true, force: true });
});

async function reach(record = lock): Promise<RemoteEngine> {
  const engine = await connectToEngine(record);
  open.push(engine);
  return engine;
}

function dial(): Socket {
  const socket = connect(lock.socket);
  socket.on('error', () => {});
  raw.push(socket);
  return socket;
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (thrown) => toErrorData(thrown),
  );

const event = (seq: number, id = ''): EngineEvent => ({ kind: 'delta', seq, removedJobs: [id] });
const next = async (lines: AsyncIterator<string>) => JSON.parse(String((await lines.next()).value));
const hello = (secret = lock.secret, protocol = PROTOCOL_VERSION) =>
  `${JSON.stringify({ type: 'hello', secret, protocol })}\n`;

test('calls, answers and failures pass as they are', async () => {
  const engine = await reach();
  expect(await engine.call('capabilities', {})).toEqual(fakeCapabilities);
  fake.answers.cancel = ({ ids }) => ({ done: ids, refused: [] });
  expect(await engine.call('cancel', { ids: ['b', 'a'] })).toEqual({ done: ['b', 'a'], refused: [] });
  fake.answers.pause = () => {
    throw new AppError(errorData('disk-full', 'No space', { path: '/x' }));
  };
  expect(await failureOf(engine.call('pause', {}))).toEqual(
    errorData('disk-full', 'No space', { path: '/x' }),
  );
});

test('bytes arrive as they were, 20 MB of them', async () => {
  const engine = await reach();
  const bytes = new Uint8Array(20 * 2 ** 20).map((_, index) => (index * 31) % 256);
  let got: unknown;
  fake.answers.addBytes = (input) => {
    got = input.bytes;
    return { batchId: 'batch', added: [] };
  };
  await engine.call('addBytes', { name: 'a.png', origin: 'paste', bytes });
  expect(got).toBeInstanceOf(Uint8Array);
  expect(Buffer.compare(got as Uint8Array, bytes)).toBe(0);
  // A Buffer has a JSON shape of its own, which must not win.
  await engine.call('addBytes', { name: 'a.png', origin: 'paste', bytes: Buffer.from('abc') });
  expect(Buffer.from(got as Uint8Array).toString()).toBe('abc');
});

test('a call that the contract does not know, or with a wrong input, fails and hurts nobody', async () => {
  const socket = dial();
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  socket.write(hello());
  expect(await next(lines)).toEqual({
    type: 'ready',
    protocol: PROTOCOL_VERSION,
    version: '9.8.7',
  });
  const incomparable = { length: { toString: 1 } };
  for (const [id, call] of [
    { name: 'toString' },
    { name: 'cancel', input: { ids: [] } },
    { name: 'cancel', input: { ids: incomparable } },
  ].entries()) {
    socket.write(`${JSON.stringify({ type: 'call', id, input: {}, ...call })}\n`);
    expect(await next(lines)).toMatchObject({
      type: 'failure',
      id,
      error: { code: 'bad-call' },
    });
  }
  expect(fake.calls).toEqual([]);
});

test('an answer of another shape is not handed on', async () => {
  const engine = await reach();
  fake.answers.cancel = () => ({ done: 'all' }) as never;
  expect(await failureOf(engine.call('cancel', { ids: ['a'] }))).toMatchObject({ code: 'internal' });
});

test('events come to those who subscribed, in order, until they end it', async () => {
  const engine = await reach();
  const seen: number[] = [];
  expect(fake.listeners.size).toBe(0);
  const end = engine.subscribe(({ seq }) => seen.push(seq));
  // The channel keeps the order, so an answered call shows that the engine knows of the subscription.
  await engine.call('capabilities', {});
  expect(fake.listeners.size).toBe(1);
  fake.tell(event(1));
  fake.tell(event(2));
  await engine.call('capabilities', {});
  end();
  await engine.call('capabilities', {});
  expect(fake.listeners.size).toBe(0);
  expect(seen).toEqual([1, 2]);
});

test.each([
  ['a wrong secret', () => hello('wrong')],
  ['a call before the hello', () => `${JSON.stringify({ type: 'call', id: 1, name: 'pause', input: {} })}\n`],
  ['no JSON', () => 'GET / HTTP/1.1\n'],
  ['a hello that does not end', () => 'x'.repeat(maxHelloBytes + 1)],
])('%s ends the connection without a word', async (_name, message) => {
  const socket = dial();
  const heard: Buffer[] = [];
  socket.on('data', (chunk) => heard.push(chunk));
  socket.write(message());
  await once(socket, 'close');
  expect(heard).toEqual([]);
  expect(fake.calls).toEqual([]);
});

test('a caller of another protocol is told who runs here', async () => {
  expect(
    await failureOf(reach({ ...lock, protocol: PROTOCOL_VERSION + 1, version: '7.0.0', pid: 42 })),
  ).toMatchObject({
    code: 'profile-locked',
    params: { pid: 42, version: '7.0.0' },
  });
  const socket = dial();
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  socket.write(hello(lock.secret, PROTOCOL_VERSION + 1));
  expect(await next(lines)).toMatchObject({
    type: 'broken',
    error: { code: 'profile-locked', params: { pid: process.pid, version: '9.8.7' } },
  });
  await once(socket, 'close');
});

test('a caller that vanishes leaves nothing behind', async () => {
  const engine = await reach();
  engine.subscribe(() => {});
  let answerLate = () => {};
  const asked = new Promise<void>((resolve) => {
    fake.answers.pause = () =>
      new Promise((answer) => {
        answerLate = () => answer({});
        resolve();
      });
  });
  const call = failureOf(engine.call('pause', {}));
  await asked;
  engine.close();
  expect(await call).toMatchObject({ code: 'engine-stopped' });
  await engine.closed;
  answerLate();
  const next = await reach();
  await next.call('capabilities', {});
  expect(fake.listeners.size).toBe(0);
});

test('a subscriber that does not read is cut off, and the others go on', async () => {
  const lazy = dial();
  lazy.write(`${hello()}{"type":"subscribe"}\n`);
  lazy.pause();
  const engine = await reach();
  let heard = 0;
  engine.subscribe(() => {
    heard += 1;
  });
  while (fake.listeners.size < 2) await engine.call('capabilities', {});
  const long = 'x'.repeat(2 ** 20);
  for (let seq = 1; seq <= 40; seq += 1) {
    fake.tell(event(seq, long));
    await engine.call('capabilities', {});
  }
  expect(heard).toBe(40);
  expect(fake.listeners.size).toBe(1);
});

test('when the engine goes, its callers learn it, and later ones find nobody', async () => {
  const engine = await reach();
  await gateway.close();
  await engine.closed;
  expect(await failureOf(engine.call('capabilities', {}))).toMatchObject({ code: 'engine-stopped' });
  expect(await failureOf(reach())).toMatchObject({ code: 'engine-stopped' });
});

test('the call that ends the engine is still answered', async () => {
  const engine = await reach();
  fake.answers.stop = async () => {
    await gateway.close();
    return {};
  };
  expect(await engine.call('stop', { withinMs: 0 })).toEqual({});
  await engine.closed;
});

test.skipIf(process.platform === 'win32')(
  'the socket is for this user only, and a dead one is replaced',
  async () => {
    expect(lock.socket).toBe(join(profile, 'engine.sock'));
    expect(statSync(lock.socket).mode & 0o777).toBe(0o600);
    await gateway.close();
    writeFileSync(lock.socket, 'left over');
    gateway = await serveSocket(fake, lock.socket, lock.secret, lock.version);
    await reach();
  },
);

test.skipIf(process.platform === 'win32')(
  'a profile with a long path is served from a private folder',
  async () => {
    const deep = join(profile, 'x'.repeat(120));
    mkdirSync(deep);
    const record = { ...lock, socket: socketAddress(deep) };
    expect(Buffer.byteLength(record.socket)).toBeLessThanOrEqual(100);
    const second = await serveSocket(fake, record.socket, record.secret, record.version);
    expect(statSync(dirname(record.socket)).mode & 0o777).toBe(0o700);
    expect(await (await reach(record)).call('capabilities', {})).toEqual(fakeCapabilities);
    await second.close();
    expect(existsSync(dirname(record.socket))).toBe(false);
  },
);

test('a place where nothing can listen is named', async () => {
  const path = join(profile, 'missing', 'engine.sock');
  expect(await failureOf(serveSocket(fake, path, 'x', '1.0.0'))).toMatchObject({
    code: 'profile-unwritable',
    params: { path: dirname(path) },
  });
});

test('on Windows a pipe is used whose name nobody can guess', () => {
  const [one, two] = [socketAddress(profile, 'win32'), socketAddress(profile, 'win32')];
  expect(one).toMatch(/^\\\\\.\\pipe\\snapferry-[0-9a-f]{16}-[0-9a-f]{16}$/);
  expect(one).not.toBe(two);
});
