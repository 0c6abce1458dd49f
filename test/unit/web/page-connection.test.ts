import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aliveEveryMs, maxSocketMessageBytes } from '../../../contract/web.ts';
import { createPageConnection } from '../../../renderer/web/page-connection.ts';
import { manualClock } from '../../support/manual-clock.ts';

/** A socket as a browser has it, driven by the test. */
class FakeSocket extends EventTarget {
  binaryType = 'blob';
  readonly sent: string[] = [];
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.dispatchEvent(new Event('close'));
  }
  say(message: object) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }
}

beforeEach(() => void vi.stubGlobal('location', { protocol: 'http:', host: '127.0.0.1:1' }));
afterEach(() => void vi.unstubAllGlobals());

/** Lets promises that are settled go on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function world({ session = async () => true }: { session?: () => Promise<boolean> } = {}) {
  const clock = manualClock();
  const sockets: FakeSocket[] = [];
  const asked: number[] = [];
  let newVersions = 0;
  const connection = createPageConnection({
    session: {
      proof: () => 'proof',
      isOpen() {
        asked.push(clock.now());
        return session();
      },
    },
    openSocket(url, protocols) {
      expect(url).toBe('ws://127.0.0.1:1/web/socket');
      expect(protocols).toEqual(['snapferry', 'proof.proof']);
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    after: clock.after,
    random: () => 1,
    onNewVersion: () => {
      newVersions += 1;
    },
  });
  return { clock, connection, sockets, asked, newVersions: () => newVersions };
}

test('calls are answered in any order, and checked by the contract', async () => {
  const { connection, sockets } = world();
  connection.connect();
  await settle();
  const [socket] = sockets;
  expect(connection.state).toBe('connecting');
  socket?.say({ type: 'hello', version: '1' });
  expect(connection.state).toBe('open');

  const first = connection.call('pause', {});
  const second = connection.call('backUp', {});
  const third = connection.call('backUp', {});
  socket?.say({ type: 'answer', id: 2, output: { path: 'there' } });
  socket?.say({ type: 'failure', id: 1, error: { code: 'disk-full', message: 'full', params: {} } });
  socket?.say({ type: 'answer', id: 3, output: { path: 7 } });
  expect(await first).toMatchObject({ ok: false, error: { code: 'disk-full' } });
  expect(await second).toEqual({ ok: true, value: { path: 'there' } });
  expect(await third).toMatchObject({ ok: false, error: { code: 'internal' } });
  const large = new Uint8Array(maxSocketMessageBytes);
  expect(await connection.call('addBytes', { name: 'x', bytes: large, origin: 'drop' })).toMatchObject({
    ok: false,
    error: { code: 'too-big', params: { limit: maxSocketMessageBytes } },
  });
});

test('a lost connection is told and tried again, ever less often', async () => {
  let isThere = true;
  const { clock, connection, sockets, asked } = world({
    session: async () => {
      if (!isThere) throw new TypeError('refused');
      return true;
    },
  });
  const states: string[] = [];
  connection.onState(() => states.push(connection.state));
  connection.connect();
  await settle();
  sockets[0]?.say({ type: 'hello', version: '1' });
  const call = connection.call('pause', {});
  isThere = false;
  sockets[0]?.close();
  expect(await call).toMatchObject({ ok: false, error: { code: 'connection-lost' } });
  expect(await connection.call('pause', {})).toMatchObject({ ok: false });

  const began = clock.now();
  for (let step = 0; step < 400; step++) {
    clock.advance(250);
    await settle();
  }
  const waits = asked.slice(1).map((at, index, all) => at - (all[index - 1] ?? began));
  expect(waits.slice(0, 6)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000]);
  expect(Math.max(...waits)).toBe(15_000);

  isThere = true;
  connection.connect();
  await settle();
  sockets[1]?.say({ type: 'hello', version: '1' });
  expect(states).toEqual(['open', 'lost', 'open']);
});

test('silence is taken for a broken way', async () => {
  const { clock, connection, sockets } = world();
  connection.connect();
  await settle();
  sockets[0]?.say({ type: 'hello', version: '1' });
  clock.advance(2 * aliveEveryMs);
  sockets[0]?.say({ type: 'alive' });
  clock.advance(2 * aliveEveryMs);
  expect(connection.state).toBe('open');
  clock.advance(aliveEveryMs);
  expect(connection.state).toBe('lost');
});

test('without a session nothing is tried before somebody signs in', async () => {
  let isOpen = false;
  const { clock, connection, sockets, asked } = world({ session: async () => isOpen });
  connection.connect();
  await settle();
  expect(connection.state).toBe('signed-out');
  clock.advance(3_600_000);
  await settle();
  expect(asked).toHaveLength(1);
  isOpen = true;
  connection.connect();
  await settle();
  sockets[0]?.say({ type: 'hello', version: '1' });
  expect(connection.state).toBe('open');
});

test('an engine of another version has the page loaded anew', async () => {
  const { clock, connection, sockets, newVersions } = world();
  connection.connect();
  await settle();
  sockets[0]?.say({ type: 'hello', version: '1' });
  sockets[0]?.close();
  clock.advance(500);
  await settle();
  sockets[1]?.say({ type: 'hello', version: '2' });
  expect(newVersions()).toBe(1);
});

test('what is no message ends the connection', async () => {
  const { connection, sockets } = world();
  connection.connect();
  await settle();
  sockets[0]?.say({ type: 'hello', version: '1' });
  sockets[0]?.say({ type: 'event', event: { kind: 'other' } });
  expect(connection.state).toBe('lost');
});
