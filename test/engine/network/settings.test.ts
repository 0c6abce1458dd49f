import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { ProxySettings } from '../../../contract/network.ts';
import type { Clock } from '../../../main/engine/clock.ts';
import { createMemoryStore } from '../../../main/engine/secrets/memory-store.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { connectProxy, socksProxy, type TestProxy } from '../../support/proxies.ts';
import { openWay, testAuthority } from '../../support/way.ts';
import {
  allInState,
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

const target = 'api.sandbox.test';
const names = { [target]: '127.0.0.1' };
/** Leaves an upload the time for its answer on a busy machine too: without one it would be of unknown outcome. */
const uploading = () => ({ clock: fastClock(4) });
const login = { user: 'anna', password: 'p@ss:word' };

/** Starts an engine whose host only a proxy can resolve. */
async function behindProxies(
  options: {
    readonly hasShell?: boolean;
    readonly variables?: Record<string, string>;
    readonly clock?: Clock;
  } = {},
  authorities: readonly string[] = [testAuthority],
) {
  const { clock = fastClock(20) } = options;
  const sandbox = await startTestSandbox();
  const way = await openWay(sandbox.origin, { tls: true, clock });
  way.fault({ kind: 'unknown-name', times: null });
  const run = await startTestEngine({
    environment: { apiUrl: way.origin, clientId: sandbox.clientId },
    networkOptions: { authorities, lookup: way.lookup },
    vault: createMemoryStore('test'),
    variables: {},
    ...options,
    clock,
  });
  const set = (change: Partial<ProxySettings>) =>
    run.engine.call('changeSettings', {
      proxy: { source: 'manual', server: null, user: null, except: '', ...change },
    });
  const outcome = async () => {
    const { proxy, failure } = await run.engine.call('testNetwork', {});
    return [proxy, failure?.code ?? 'reached', failure?.params.reason ?? null];
  };
  return { sandbox, way, run, set, outcome };
}

describe('the test of the way says what happened', () => {
  test('straight, where the name is not known', async () => {
    const { set, outcome } = await behindProxies();
    await set({ source: 'none' });
    expect(await outcome()).toEqual([null, 'unreachable', 'name']);
  });

  test.each([
    ['CONNECT', 'http', () => connectProxy({ names })],
    ['SOCKS5', 'socks5', () => socksProxy({ names })],
  ] as const)('%s without a password', async (_, scheme, open) => {
    const { set, outcome } = await behindProxies();
    const { address } = await open();
    await set({ server: `${scheme}://${address}` });
    expect(await outcome()).toEqual([address, 'reached', null]);
  });

  test.each([
    ['CONNECT', 'http', () => connectProxy({ names, login })],
    ['SOCKS5', 'socks5', () => socksProxy({ names, login })],
  ] as const)('%s with a password: missing, wrong, right, forgotten', async (_, scheme, open) => {
    const { run, set, outcome } = await behindProxies();
    const { address } = await open();
    const refused = [address, 'proxy-trouble', 'login'];
    await set({ server: `${scheme}://${address}` });
    expect(await outcome()).toEqual(refused);
    await set({ server: `${scheme}://${address}`, user: login.user });
    expect(await run.engine.call('network', {})).toMatchObject({ hasProxyPassword: false });
    await run.engine.call('setProxyPassword', { password: 'wrong' });
    expect(await outcome()).toEqual(refused);
    expect(await run.engine.call('setProxyPassword', { password: login.password })).toMatchObject({
      hasProxyPassword: true,
      keptIn: 'memory',
    });
    expect(await outcome()).toEqual([address, 'reached', null]);
    expect(JSON.stringify(await run.engine.call('snapshot', {}))).not.toContain(login.password);
    await run.engine.call('setProxyPassword', { password: null });
    expect(await outcome()).toEqual(refused);
  });

  test.each<[string, string, () => Promise<Pick<TestProxy, 'address'>>, string]>([
    ['refuses', 'http', () => connectProxy({ refuses: 403 }), 'refused'],
    ['takes a wrong password for that of a site', 'http', () => connectProxy({ refuses: 401 }), 'login'],
    ['is not there', 'http', async () => ({ address: '127.0.0.1:9' }), 'unreachable'],
    ['hangs up when asked', 'http', () => connectProxy({ cuts: 'asked' }), 'cut'],
    ['hangs up when asked (SOCKS)', 'socks5', () => socksProxy({ cuts: 'asked' }), 'cut'],
    ['cuts what it let through', 'http', () => connectProxy({ names, cuts: 'opened' }), 'cut'],
    ['cuts what it let through (SOCKS)', 'socks5', () => socksProxy({ names, cuts: 'opened' }), 'cut'],
    ['has no certificate to trust', 'https', () => connectProxy({ tls: 'self' }), 'untrusted'],
  ])('a proxy that %s', async (_, scheme, open, reason) => {
    const { set, outcome } = await behindProxies();
    const { address } = await open();
    await set({ server: `${scheme}://${address}` });
    expect(await outcome()).toEqual([address, 'proxy-trouble', reason]);
  });

  test('a certificate that somebody put in between', async () => {
    const { way, set, outcome } = await behindProxies();
    const { address } = await connectProxy({ names });
    way.fault({ kind: 'intercepted-certificate', times: null });
    await set({ server: `http://${address}` });
    expect(await outcome()).toEqual([address, 'untrusted-certificate', 'issuer']);
  });
});

test('pictures that wait go as soon as a proxy is set that knows the way', async () => {
  const { sandbox, run, set } = await behindProxies(uploading());
  await set({ source: 'none' });
  await run.add(await makePictures(await temporaryFolder(), 3));
  await run.until((jobs) => jobs.some(({ reason }) => reason?.kind === 'network'));
  const proxy = await connectProxy({ names });
  await set({ server: `http://${proxy.address}` });
  await run.until(allInState('uploaded'));
  expect(sandbox.pictures()).toHaveLength(3);
  expect(proxy.asked.length).toBeGreaterThan(0);
});

test('the system is asked through the shell, in the words of PAC', async () => {
  const { run, set, outcome } = await behindProxies({ hasShell: true });
  const proxy = await connectProxy({ names });
  const asked: string[] = [];
  run.engine.subscribe((event: EngineEvent) => {
    if (event.kind !== 'proxy-asked') return;
    asked.push(event.origin);
    void run.engine.call('giveProxy', { askId: event.askId, answer: `PROXY ${proxy.address}; DIRECT` });
  });
  await set({ source: 'system' });
  expect(await outcome()).toEqual([proxy.address, 'reached', null]);
  expect(asked[0]).toMatch(/^https:\/\/api\.sandbox\.test:\d+$/);
});

test('whom NODE_EXTRA_CA_CERTS names is trusted, also where Node itself does not read it', async () => {
  const { address } = await connectProxy({ names });
  const server = `http://${address}`;
  const path = fileURLToPath(new URL('../../fixtures/certificates/authority.pem', import.meta.url));
  const trusting = await behindProxies({ variables: { NODE_EXTRA_CA_CERTS: path } }, []);
  await trusting.set({ server });
  expect(await trusting.outcome()).toEqual([address, 'reached', null]);
  const missing = await behindProxies({ variables: { NODE_EXTRA_CA_CERTS: `${path}.none` } }, []);
  await missing.set({ server });
  expect(await missing.outcome()).toEqual([address, 'untrusted-certificate', 'issuer']);
});

test('what is no proxy is refused, and nothing changes', async () => {
  const { run, set } = await behindProxies();
  await expect(set({ server: 'http://anna:pw@proxy.example' })).rejects.toMatchObject({
    data: { code: 'bad-proxy' },
  });
  expect((await run.engine.call('settings', {})).proxy.server).toBeNull();
});

test('a variable that names no proxy keeps everything back, until a way is set', async () => {
  const { sandbox, way, run, set, outcome } = await behindProxies({
    variables: { HTTPS_PROXY: 'socks4://anna:secret@127.0.0.1:1' },
    ...uploading(),
  });
  // Straight ahead it would be found.
  way.clear();
  expect(await outcome()).toEqual([null, 'bad-proxy', 'variable']);
  await run.add(await makePictures(await temporaryFolder(), 2));
  const jobs = await run.until(
    (all) => all.length === 2 && all.every(({ reason }) => reason?.kind === 'network'),
  );
  const params = { reason: 'variable', name: 'HTTPS_PROXY', value: 'socks4://127.0.0.1:1' };
  for (const { reason } of jobs) expect(reason).toMatchObject({ error: { code: 'bad-proxy', params } });
  expect(JSON.stringify(jobs)).not.toContain('secret');
  expect(sandbox.pictures()).toEqual([]);
  await set({ source: 'none' });
  await run.until(allInState('uploaded'));
});

test('pictures that wait for a proxy name it, and are given up for it', async () => {
  const { run, set } = await behindProxies();
  await set({ server: 'http://127.0.0.1:9' });
  const ids = await run.add(await makePictures(await temporaryFolder(), 2));
  await run.until((all) => all.length === 2 && all.every(({ reason }) => reason?.kind === 'network'));
  await run.engine.call('abandon', { ids });
  const jobs = await run.until(allInState('failed'));
  for (const { error } of jobs)
    expect(error).toMatchObject({
      code: 'proxy-trouble',
      params: { reason: 'unreachable', proxy: '127.0.0.1:9' },
    });
});
