import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type LookupFunction, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../main/engine/clock.ts';
import { createPool } from '../../../main/engine/network/dispatchers.ts';
import { createNetwork } from '../../../main/engine/network/network.ts';
import { openWay, testAuthority, type WayFaultKind } from '../../support/way.ts';
import { startTestEngine } from '../support/running-engine.ts';

async function serving(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  address = '127.0.0.1',
): Promise<number> {
  const server = createServer((request, response) => {
    request.resume();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const resolvingTo =
  (...addresses: string[]): LookupFunction =>
  (_host, how, done) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    setImmediate(() => (how.all ? done(null, found) : done(null, found[0]?.address ?? '', found[0]?.family)));
  };

async function ask(port: number, lookup: LookupFunction): Promise<string> {
  const network = createNetwork({ clock: systemClock, lookup });
  const pool = createPool(network, systemClock, `http://api.sandbox.test:${port}`, { timeoutMs: 10_000 });
  try {
    return await (await pool.request({ path: '/', method: 'GET' })).body.text();
  } finally {
    await pool.destroy();
  }
}

/**
 * Opens a port at ::1 where connections are swallowed as on a dead line: its queue is full, and the listener sleeps.
 * Only where the system drops what does not fit, as Linux does.
 */
async function deadPort(port: number): Promise<void> {
  const script = `require('node:net').createServer().listen({ host: '::1', port: ${port}, backlog: 1 }, () => {
    process.stdout.write('there'); process.kill(process.pid, 'SIGSTOP'); })`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const fillers: Socket[] = [];
  onTestFinished(() => {
    for (const socket of fillers) socket.destroy();
    child.kill('SIGKILL');
  });
  await once(child.stdout, 'data');
  // Until one is not taken any more; the queue is a little longer than was asked for.
  for (let count = 0; count < 8; count += 1) {
    const socket = connect({ host: '::1', port });
    fillers.push(socket.on('error', () => {}));
    const isTaken = await Promise.race([
      once(socket, 'connect').then(() => true),
      new Promise<boolean>((resolve) => void systemClock.after(300, () => resolve(false))),
    ]);
    if (!isTaken) return;
  }
  throw new Error('Nothing is swallowed here');
}

describe('addresses', () => {
  test('of IPv6 alone', async () => {
    const port = await serving((_request, response) => response.end('six'), '::1');
    expect(await ask(port, resolvingTo('::1'))).toBe('six');
  });

  test.runIf(process.platform === 'linux')(
    'a dead IPv6 is left for IPv4 in less than two seconds',
    async () => {
      const port = await serving((_request, response) => response.end('four'));
      await deadPort(port);
      const before = performance.now();
      expect(await ask(port, resolvingTo('::1', '127.0.0.1'))).toBe('four');
      expect(performance.now() - before).toBeLessThan(2_000);
    },
  );
});

describe('the sign-in page of a network is told as such', () => {
  const html = '<!doctype html><title>Welcome to the hotel</title><form>Sign in</form>';
  test.each<[string, (request: IncomingMessage, response: ServerResponse) => void, object]>([
    [
      'that sends elsewhere',
      (_request, response) => response.writeHead(302, { location: 'http://portal.hotel.example/' }).end(),
      { code: 'foreign-answer', params: { to: 'portal.hotel.example' } },
    ],
    [
      'that answers by itself',
      (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(html),
      { code: 'foreign-answer', params: { status: 200 } },
    ],
    [
      'that says that one has to sign in (RFC 6585)',
      (_request, response) => response.writeHead(511, { 'content-type': 'text/html' }).end(html),
      { code: 'foreign-answer', params: { status: 511 } },
    ],
  ])('%s', async (_, answer, told) => {
    expect(await outcomeOf(await serving(answer))).toMatchObject(told);
  });

  test('that shows its own certificate', async () => {
    const port = await serving((_request, response) => response.end());
    expect(await outcomeOf(port, 'certificate-of-another')).toMatchObject({
      code: 'untrusted-certificate',
      params: { reason: 'name' },
    });
  });

  test('and the API’s own refusal is none', async () => {
    const port = await serving((_request, response) =>
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end('{"data":{"error":"Authentication required"},"success":false,"status":401}'),
    );
    expect(await outcomeOf(port)).toBeNull();
  });

  async function outcomeOf(port: number, fault?: WayFaultKind) {
    const way = await openWay(`http://127.0.0.1:${port}`, { tls: true });
    if (fault) way.fault({ kind: fault, times: null });
    const { engine } = await startTestEngine({
      environment: { apiUrl: way.origin, clientId: 'test' },
      networkOptions: { lookup: way.lookup, authorities: [testAuthority] },
      variables: {},
    });
    return (await engine.call('testNetwork', {})).failure;
  }
});
