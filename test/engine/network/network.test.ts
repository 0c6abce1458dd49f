import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { Pool } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../main/engine/clock.ts';
import { createNetwork, type Network, type NetworkOptions } from '../../../main/engine/network/network.ts';
import { parseProxy, type Route } from '../../../main/engine/network/proxy.ts';
import { connectProxy, socksProxy } from '../../support/proxies.ts';
import { openWay, testAuthority, type Way } from '../../support/way.ts';

const target = 'api.sandbox.test';
const login = { user: 'anna', password: 'p@ss:word' };

async function serving(answer: RequestListener = (_request, response) => void response.end('here')) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const networkTo = (way: Pick<Way, 'lookup'> | null, more: Partial<NetworkOptions> = {}): Network =>
  createNetwork({
    clock: systemClock,
    authorities: [testAuthority],
    ...(way ? { lookup: way.lookup } : {}),
    ...more,
  });

async function ask(network: Network, origin: string, timeoutMs = 5_000): Promise<string> {
  const pool = new Pool(origin, { connect: network.connector({ timeoutMs }), pipelining: 1 });
  try {
    const { body } = await pool.request({ path: '/', method: 'GET' });
    return await body.text();
  } finally {
    await pool.destroy();
  }
}

const codeOf = (thrown: unknown) => (thrown as { code?: string }).code ?? String(thrown);
const askedFor = (network: Network, origin: string, timeoutMs?: number) =>
  ask(network, origin, timeoutMs).catch(codeOf);

const by = (...texts: string[]): Pick<NetworkOptions, 'routes'> => ({
  routes: async () => texts.map((text): Route => (text === 'direct' ? text : (parseProxy(text) ?? 'direct'))),
});

describe('straight', () => {
  test('over TLS, to whom this computer trusts, and to nobody else', async () => {
    const way = await openWay(await serving(), { tls: true });
    expect(await ask(networkTo(way), way.origin)).toBe('here');
    expect(await askedFor(createNetwork({ clock: systemClock, lookup: way.lookup }), way.origin)).toBe(
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    );
  });

  test.each([
    ['intercepted-certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'Example Corp Web Filter CA'],
    ['self-signed-certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT', target],
    ['expired-certificate', 'CERT_HAS_EXPIRED', 'Snapferry test authority'],
    ['certificate-of-another', 'ERR_TLS_CERT_ALTNAME_INVALID', 'Snapferry test authority'],
  ] as const)('%s is refused, and who signed it can be told', async (kind, code, issuer) => {
    const way = await openWay(await serving(), { tls: true });
    const network = networkTo(way);
    // Whatever this computer trusts was asked: no certificate is tried a second time after this.
    expect(await ask(network, way.origin)).toBe('here');
    way.fault({ kind, times: 2 });
    expect(await askedFor(network, way.origin)).toBe(code);
    expect(await network.issuerAt(new URL(way.origin), 5_000)).toBe(issuer);
    expect(await ask(network, way.origin)).toBe('here');
  });

  test('the system’s authorities are read when a certificate is refused, once', async () => {
    const way = await openWay(await serving(), { tls: true });
    const network = networkTo(way);
    way.fault({ kind: 'intercepted-certificate', times: 1 });
    // The second certificate is one of those that are trusted by then.
    expect(await ask(network, way.origin)).toBe('here');
    way.fault({ kind: 'intercepted-certificate', times: 1 });
    expect(await askedFor(network, way.origin)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });

  test('all that were refused at once are opened again', async () => {
    const way = await openWay(await serving(), { tls: true });
    const network = networkTo(way);
    const answers = await Promise.all(Array.from({ length: 8 }, () => askedFor(network, way.origin)));
    expect(answers).toEqual(Array(8).fill('here'));
  });

  test('who is never answered gives up in time', async () => {
    const way = await openWay(await serving(), { tls: true });
    way.fault({ kind: 'silent', times: null });
    expect(await askedFor(networkTo(way), way.origin, 50)).toBe('UND_ERR_CONNECT_TIMEOUT');
    expect(await networkTo(way).canReach(new URL(way.origin), 5_000)).toBe(true);
  });

  test('whether it can be reached is tried by the routes of what will be sent there', async () => {
    const way = await openWay(await serving(), { tls: true });
    const network = networkTo(way, {
      routes: async ({ protocol }) => {
        if (protocol === 'https:') throw new Error('There is none.');
        return ['direct'];
      },
    });
    expect(await network.canReach(new URL(way.origin), 5_000)).toBe(false);
  });

  test('an address that is dead is left for the next of the same name', async () => {
    // No server listens at ::1 there.
    const origin = (await serving()).replace('127.0.0.1', 'both.test');
    const addresses = [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    const network = networkTo({ lookup: (_host, _how, done) => done(null, addresses) });
    expect(await ask(network, origin)).toBe('here');
  });
});

describe('through a proxy', () => {
  test.each([
    ['CONNECT', () => connectProxy({ names: { [target]: '127.0.0.1' } }), 'http://'],
    ['CONNECT over TLS', () => connectProxy({ names: { [target]: '127.0.0.1' }, tls: true }), 'https://'],
    [
      'CONNECT with a password',
      () => connectProxy({ names: { [target]: '127.0.0.1' }, login }),
      'http://anna:p%40ss%3Aword@',
    ],
    ['SOCKS5', () => socksProxy({ names: { [target]: '127.0.0.1' } }), 'socks5://'],
    [
      'SOCKS5 with a password',
      () => socksProxy({ names: { [target]: '127.0.0.1' }, login }),
      'socks5://anna:p%40ss%3Aword@',
    ],
  ] as const)('%s: the name is resolved there, and TLS ends at the host', async (_, open, scheme) => {
    const way = await openWay(await serving(), { tls: true });
    // Only the proxy resolves the name.
    way.fault({ kind: 'unknown-name', times: null });
    const proxy = await open();
    const network = networkTo(way, by(`${scheme}${proxy.address}`));
    expect(await ask(network, way.origin)).toBe('here');
    expect(await network.canReach(new URL(way.origin), 5_000)).toBe(true);
    way.fault({ kind: 'intercepted-certificate', times: null });
    expect(await askedFor(network, way.origin)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    expect(await network.issuerAt(new URL(way.origin), 5_000)).toBe('Example Corp Web Filter CA');
    expect(new Set(proxy.asked)).toEqual(new Set([new URL(way.origin).host]));
  });

  test.each([
    ['wants a password', () => connectProxy({ login }), 'http://', 'login', 407],
    ['is given a wrong one', () => connectProxy({ login }), 'http://anna:wrong@', 'login', 407],
    ['wants a password (SOCKS)', () => socksProxy({ login }), 'socks5://', 'login', null],
    ['is given a wrong one (SOCKS)', () => socksProxy({ login }), 'socks5://anna:wrong@', 'login', null],
    ['refuses', () => connectProxy({ refuses: 403 }), 'http://', 'refused', 403],
    ['refuses (SOCKS)', () => socksProxy({ refuses: 403 }), 'socks5://', 'refused', null],
    ['is not there', async () => ({ address: '127.0.0.1:9' }), 'http://', 'unreachable', null],
    ['is not there (SOCKS)', async () => ({ address: '127.0.0.1:9' }), 'socks5://', 'unreachable', null],
  ] as const)('that %s, the failure says so and names it', async (_, open, scheme, reason, status) => {
    const { address } = await open();
    const network = networkTo(null, by(`${scheme}${address}`));
    const thrown = await ask(network, `https://${target}`).catch((error) => error);
    expect(thrown).toMatchObject({ code: 'PROXY_FAILED', proxy: address, reason, status });
    expect(String(thrown)).not.toContain('wrong');
  });

  test('that cuts the connection, the request ends', async () => {
    const way = await openWay(await serving((_request, response) => void response.end('x'.repeat(100_000))), {
      tls: true,
    });
    const proxy = await connectProxy({ names: { [target]: '127.0.0.1' }, cutsAfter: 20_000 });
    expect(await askedFor(networkTo(way, by(proxy.address)), way.origin)).toBe('UND_ERR_SOCKET');
  });

  test('that says nothing, it is given up in time', async () => {
    const silent = createTcpServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    const address = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
    for (const scheme of ['http', 'socks5'])
      expect(await askedFor(networkTo(null, by(`${scheme}://${address}`)), `https://${target}`, 50)).toBe(
        'UND_ERR_CONNECT_TIMEOUT',
      );
  });

  test('the next way is tried where a proxy is not there, and none where the host is not', async () => {
    const way = await openWay(await serving(), { tls: true });
    const good = await connectProxy({ names: { [target]: '127.0.0.1' } });
    expect(await ask(networkTo(way, by('127.0.0.1:9', good.address)), way.origin)).toBe('here');
    expect(await ask(networkTo(way, by('127.0.0.1:9', 'direct')), way.origin)).toBe('here');
    const asked = good.asked.length;
    expect(asked).toBeGreaterThan(0);
    way.fault({ kind: 'expired-certificate', times: null });
    expect(await askedFor(networkTo(way, by('direct', good.address)), way.origin)).toBe('CERT_HAS_EXPIRED');
    expect(good.asked).toHaveLength(asked);
  });

  test('this computer itself is never asked for through one', async () => {
    const origin = await serving();
    expect(await ask(networkTo(null, by('127.0.0.1:9')), origin)).toBe('here');
    expect(await networkTo(null, by('127.0.0.1:9')).routesTo(new URL('http://[::1]:80'))).toEqual(['direct']);
  });
});
