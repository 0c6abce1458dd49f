import { describe, expect, it } from 'vitest';
import {
  isExempt,
  namesProxy,
  routeByEnvironment,
} from '../../../main/engine/network/environment-proxies.ts';
import { parsePacAnswer, parseProxy, proxyName } from '../../../main/engine/network/proxy.ts';

const plain = { user: null, password: null };

describe('the address of a proxy', () => {
  it.each([
    ['proxy.example:3128', { kind: 'http', host: 'proxy.example', port: 3128, ...plain }],
    ['http://proxy.example', { kind: 'http', host: 'proxy.example', port: 80, ...plain }],
    ['https://proxy.example/', { kind: 'https', host: 'proxy.example', port: 443, ...plain }],
    ['socks5://[::1]:9050', { kind: 'socks5', host: '::1', port: 9050, ...plain }],
    ['SOCKS5H://proxy.example', { kind: 'socks5', host: 'proxy.example', port: 1080, ...plain }],
    [
      'http://anna:p%40ss%3Aword@10.0.0.1:8080',
      { kind: 'http', host: '10.0.0.1', port: 8080, user: 'anna', password: 'p@ss:word' },
    ],
  ])('%s', (text, expected) => {
    expect(parseProxy(text)).toEqual(expected);
  });

  it.each(['', 'ftp://proxy.example', 'http://', 'http://a b', 'socks4://proxy.example'])(
    'is none: %j',
    (text) => {
      expect(parseProxy(text)).toBeNull();
    },
  );

  it('is told without its password', () => {
    const proxy = parseProxy('http://anna:secret@[2001:db8::1]:8080');
    expect(proxy && proxyName(proxy)).toBe('[2001:db8::1]:8080');
  });
});

describe('the answer of a PAC script', () => {
  const kinds = (text: string) =>
    parsePacAnswer(text).map((route) => (route === 'direct' ? route : `${route.kind} ${proxyName(route)}`));

  it.each([
    ['DIRECT', ['direct']],
    ['PROXY a:8080; SOCKS5 b; direct', ['http a:8080', 'socks5 b:1080', 'direct']],
    ['HTTPS a:8443;;', ['https a:8443']],
    ['', ['direct']],
    ['  ;', ['direct']],
    ['SOCKS a:1080', ['socks5 a:1080']],
    ['SOCKS4 a:1; PROXY b:80', ['http b:80']],
    ['QUIC a:1; DIRECT', ['direct']],
    ['PROXY a; PROXY b; PROXY c; PROXY d', ['http a:80', 'http b:80', 'http c:80']],
  ])('%j', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each(['SOCKS4 a:1080', 'QUIC a:1; PROXY', 'PROXY', 'PROXY anna:secret@/', 'what'])(
    'keeps everything back where it names no way that there is: %j',
    (text) => {
      const failed = () => kinds(text);
      expect(failed).toThrow(
        expect.objectContaining({ data: expect.objectContaining({ code: 'bad-proxy' }) }),
      );
      expect(failed).not.toThrow(/secret/);
    },
  );
});

describe('the environment', () => {
  const route = (environment: Record<string, string>, url = 'https://api.imgur.com') => {
    const found = routeByEnvironment(new URL(url), environment);
    return found === 'direct' ? found : `${found.kind} ${proxyName(found)}`;
  };

  it.each([
    ['no word of it', {}, 'direct'],
    ['in capitals', { HTTPS_PROXY: 'http://a:1' }, 'http a:1'],
    ['in lower case, which goes first', { HTTPS_PROXY: 'http://a:1', https_proxy: 'b:2' }, 'http b:2'],
    ['of the other protocol only', { HTTP_PROXY: 'http://a:1' }, 'direct'],
    ['for all', { ALL_PROXY: 'socks5://a:1' }, 'socks5 a:1'],
    ['its own before that for all', { ALL_PROXY: 'socks5://a:1', HTTPS_PROXY: 'b:2' }, 'http b:2'],
    ['empty', { HTTPS_PROXY: ' ', all_proxy: '' }, 'direct'],
    ['nonsense of the other protocol', { HTTP_PROXY: 'ftp://a' }, 'direct'],
    ['nonsense, with an exemption', { HTTPS_PROXY: 'ftp://a', no_proxy: 'imgur.com' }, 'direct'],
    ['with an exemption', { HTTPS_PROXY: 'a:1', no_proxy: 'imgur.com' }, 'direct'],
  ])('names a proxy: %s', (_, environment, expected) => {
    expect(route(environment)).toBe(expected);
  });

  it.each([
    [{ HTTPS_PROXY: 'socks4://127.0.0.1:1' }, 'HTTPS_PROXY', 'socks4://127.0.0.1:1'],
    [{ HTTPS_PROXY: 'http://a:1', https_proxy: 'ftp://x:1' }, 'https_proxy', 'ftp://x:1'],
    [{ all_proxy: 'socks4://anna:p@ss://word@x:1' }, 'all_proxy', 'socks4://x:1'],
    [{ HTTPS_PROXY: 'anna:p#ss@x:1' }, 'HTTPS_PROXY', 'x:1'],
    [{ HTTPS_PROXY: 'http://anna:p/w@x:1' }, 'HTTPS_PROXY', 'http://x:1'],
  ])(
    'is never passed by where it names no proxy, and is told without its login: %j',
    (environment, name, value) => {
      expect(() => route(environment as Record<string, string>)).toThrow(
        expect.objectContaining({
          data: {
            code: 'bad-proxy',
            message: `${name} is no address of a proxy: ${value}`,
            params: { reason: 'variable', name, value },
          },
        }),
      );
    },
  );

  it('of plain http has its own name', () => {
    expect(route({ http_proxy: 'a:1', https_proxy: 'b:2' }, 'http://example.com/')).toBe('http a:1');
  });

  it('tells whether there is any', () => {
    expect([{}, { all_proxy: '' }, { NO_PROXY: '*' }].map(namesProxy)).toEqual([false, false, false]);
    expect([{ HTTP_PROXY: 'a' }, { all_proxy: 'a' }].map(namesProxy)).toEqual([true, true]);
  });

  it.each([
    ['*', 'https://imgur.com', true],
    ['imgur.com', 'https://imgur.com', true],
    ['imgur.com', 'https://api.imgur.com', true],
    ['.imgur.com', 'https://api.imgur.com', true],
    ['*.imgur.com', 'https://api.imgur.com', true],
    ['IMGUR.com', 'https://API.imgur.com', true],
    ['imgur.com', 'https://notimgur.com', false],
    ['gur.com', 'https://imgur.com', false],
    ['imgur.com:443', 'https://imgur.com', true],
    ['imgur.com:8443', 'https://imgur.com', false],
    ['a, b imgur.com;c', 'https://imgur.com', true],
    ['10.0.0.0/8', 'http://10.1.2.3', true],
    ['10.0.0.0/8', 'http://11.1.2.3', false],
    ['10.0.0.0/99', 'http://10.1.2.3', false],
    ['fd00::/8', 'http://[fd12::1]', true],
    ['::1', 'http://[::1]:80', true],
    ['[::1]:8080', 'http://[::1]:8080', true],
    ['[::1]:8080', 'http://[::1]:80', false],
    ['10.1.2.3', 'http://10.1.2.3:8080', true],
    ['1.2.3', 'http://10.1.2.3', false],
    ['', 'https://imgur.com', false],
    [':443', 'https://imgur.com', false],
  ])('exempts by %j of %s: %s', (list, url, expected) => {
    expect(isExempt(new URL(url), list)).toBe(expected);
  });
});
