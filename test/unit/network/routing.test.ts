import { expect, test } from 'vitest';
import type { ProxySettings } from '../../../contract/network.ts';
import { proxyName } from '../../../main/engine/network/proxy.ts';
import { createProxyPasswords } from '../../../main/engine/network/proxy-password.ts';
import { checkProxy, createRouting, type RoutingOptions } from '../../../main/engine/network/routing.ts';
import { createMemoryStore } from '../../../main/engine/secrets/memory-store.ts';

const imgur = new URL('https://api.imgur.com/3/image');
const settings = (change: Partial<ProxySettings>): ProxySettings => ({
  source: 'system',
  server: null,
  user: null,
  except: '',
  ...change,
});

async function ways(change: Partial<ProxySettings>, more: Partial<RoutingOptions> = {}, url = imgur) {
  const routes = createRouting({
    settings: () => settings(change),
    environment: {},
    password: async () => null,
    askSystem: async () => null,
    ...more,
  });
  return (await routes(url)).map((route) =>
    route === 'direct' ? 'direct' : `${route.kind} ${route.user}:${route.password} ${proxyName(route)}`,
  );
}

const fromEnvironment = { https_proxy: 'http://e:1', no_proxy: 'exempt.example' };
const exempt = new URL('https://exempt.example');

test('the environment alone, with whom it exempts', async () => {
  const asked = { environment: fromEnvironment, askSystem: async () => 'PROXY s:1' };
  expect(await ways({ source: 'environment' }, asked)).toEqual(['http null:null e:1']);
  expect(await ways({ source: 'environment' }, asked, exempt)).toEqual(['direct']);
  expect(await ways({ source: 'environment' }, { ...asked, environment: {} })).toEqual(['direct']);
});

test('the system, once the environment names no proxy; no path is told to its scripts', async () => {
  const origins: string[] = [];
  const askSystem = async (origin: string) => {
    origins.push(origin);
    return 'PROXY a:1; SOCKS5 b:2; DIRECT';
  };
  expect(await ways({}, { askSystem })).toEqual(['http null:null a:1', 'socks5 null:null b:2', 'direct']);
  expect(origins).toEqual(['https://api.imgur.com']);
  expect(await ways({}, { askSystem, environment: fromEnvironment })).toEqual(['http null:null e:1']);
  expect(await ways({}, { askSystem, environment: fromEnvironment }, exempt)).toEqual(['direct']);
  expect(await ways({})).toEqual(['direct']);
  expect(origins).toHaveLength(1);
});

test('by hand, with the password that is kept for it, but for whom is exempt', async () => {
  const more = { environment: fromEnvironment, password: async () => 'secret' };
  const manual = { source: 'manual', server: 'socks5://m:1', except: 'exempt.example' } as const;
  expect(await ways(manual, more)).toEqual(['socks5 null:null m:1']);
  expect(await ways({ ...manual, user: 'anna' }, more)).toEqual(['socks5 anna:secret m:1']);
  expect(await ways(manual, more, exempt)).toEqual(['direct']);
});

test('none is none', async () => {
  const more = { environment: fromEnvironment, askSystem: async () => 'PROXY s:1' };
  expect(await ways({ source: 'none', server: 'http://m:1' }, more)).toEqual(['direct']);
});

test.each([
  ['proxy.example:8080', 'http://proxy.example:8080'],
  ['HTTP://Proxy.Example', 'http://proxy.example:80'],
  ['socks5h://[::1]', 'socks5://[::1]:1080'],
])('%s is kept as %s', (typed, kept) => {
  expect(checkProxy(settings({ source: 'manual', server: typed })).server).toBe(kept);
});

test.each([
  [null, 'none'],
  ['ftp://x', 'address'],
  ['http://', 'address'],
  ['http://anna:pw@x:1', 'login'],
])('%s is refused (%s)', (server, reason) => {
  expect(() => checkProxy(settings({ source: 'manual', server }))).toThrow(
    expect.objectContaining({ data: expect.objectContaining({ code: 'bad-proxy', params: { reason } }) }),
  );
});

test('a password belongs to one server and one user, and to no other', async () => {
  const passwords = createProxyPasswords(createMemoryStore('test'));
  const own = settings({ source: 'manual', server: 'http://a:1', user: 'anna' });
  expect(await passwords.read(own)).toBeNull();
  expect(await passwords.write(own, 'secret')).toBe('memory');
  expect(await passwords.read(own)).toBe('secret');
  expect(await passwords.read({ ...own, server: 'http://b:1' })).toBeNull();
  expect(await passwords.read({ ...own, user: 'bert' })).toBeNull();
  await passwords.write(own, null);
  expect(await passwords.read(own)).toBeNull();
  await expect(passwords.write({ ...own, user: null }, 'x')).rejects.toMatchObject({
    data: { code: 'bad-proxy' },
  });
});
