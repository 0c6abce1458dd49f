import { createServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createPool } from '../../../main/engine/network/dispatchers.ts';
import { createNetwork } from '../../../main/engine/network/network.ts';
import { manualClock } from '../../support/manual-clock.ts';

const until = vi.waitFor;
const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

/** Starts a server that answers each request, and a pool of connections to it. */
async function pooled(onConnection: (socket: Socket) => void = () => {}) {
  const sockets = new Set<Socket>();
  let made = 0;
  const server = createServer((socket) => {
    made += 1;
    sockets.add(socket.on('error', () => {}));
    socket.once('close', () => sockets.delete(socket));
    socket.on('data', () => socket.write(answer));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const clock = manualClock();
  const { port } = server.address() as { port: number };
  const origin = `http://127.0.0.1:${port}`;
  const pool = createPool(createNetwork({ clock }), clock, origin, { timeoutMs: 10_000, pipelining: 1 });
  onTestFinished(async () => {
    await pool.destroy();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const ask = async () => (await pool.request({ path: '/', method: 'GET' })).body.text();
  return {
    pool,
    clock,
    ask,
    server,
    get made() {
      return made;
    },
    get open() {
      return sockets.size;
    },
  };
}

describe('connections that are opened ahead', () => {
  test('are the ones that requests go over', async () => {
    const ground = await pooled();
    ground.pool.warmUp(3);
    // Asked again before they stand: there are enough.
    ground.pool.warmUp(3);
    await until(() => expect(ground.open).toBe(3));
    expect(await Promise.all([ground.ask(), ground.ask(), ground.ask()])).toEqual(['ok', 'ok', 'ok']);
    expect(ground.made).toBe(3);
    // Those that requests have left count.
    ground.pool.warmUp(4);
    await until(() => expect(ground.open).toBe(4));
    expect(ground.made).toBe(4);
  });

  test('serve requests that come before they stand', async () => {
    const ground = await pooled();
    ground.pool.warmUp(1);
    expect(await ground.ask()).toBe('ok');
    expect(ground.made).toBe(1);
  });

  test('are closed when nothing comes', async () => {
    const ground = await pooled();
    ground.pool.warmUp(2);
    await until(() => expect(ground.open).toBe(2));
    await until(() => expect(ground.clock.timers).toBe(2));
    ground.clock.advance(3_000);
    await until(() => expect(ground.open).toBe(0));
    expect(await ground.ask()).toBe('ok');
  });

  test('are left where the server has closed them, or spoken first', async () => {
    let isRude = true;
    const ground = await pooled((socket) => {
      if (isRude) socket.end('HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n\r\n');
    });
    ground.pool.warmUp(2);
    await until(() => expect(ground.made).toBe(2));
    isRude = false;
    await until(() => expect(ground.clock.timers).toBe(2));
    expect(await ground.ask()).toBe('ok');
  });

  test('end with the pool', async () => {
    const ground = await pooled();
    ground.pool.warmUp(2);
    await until(() => expect(ground.open).toBe(2));
    await ground.pool.close();
    await until(() => expect(ground.open).toBe(0));
    ground.pool.warmUp(2);
    expect(ground.made).toBe(2);
  });

  test('fail in silence, and the request is told', async () => {
    const ground = await pooled();
    ground.server.close();
    ground.pool.warmUp(2);
    await expect(ground.ask()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
