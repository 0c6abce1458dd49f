import { expect, test } from 'vitest';
import { isPort, maxPictureBytes } from '../../../contract/limits.ts';
import { isLoopback } from '../../../contract/loopback.ts';
import { checkApiUrl } from '../../../main/engine/environment.ts';
import { acceptsType } from '../../../main/engine/hosts/imgur/formats.ts';
import { checkAccess } from '../../../main/engine/local-api/access-policy.ts';

test('what is taken in whole is all that a host takes', () => {
  for (const mime of ['image/png', 'image/gif', 'video/mp4'])
    expect(acceptsType(mime, maxPictureBytes + 1)).toBe(false);
  expect(acceptsType('video/mp4', maxPictureBytes)).toBe(true);
});

test('a port is one that needs no rights', () => {
  expect([1024, 43_117, 65_535].filter(isPort)).toHaveLength(3);
  expect([0, 80, 1023, 65_536, 2000.5, Number.NaN].filter(isPort)).toEqual([]);
});

const apiKey = { text: 'key', isStrict: false };
const askedAs = (host: string) => ({
  host,
  origin: undefined,
  fetchSite: undefined,
  authorization: undefined,
  key: undefined,
});

const here = ['localhost', '127.0.0.1', '127.1.2.3', '[::1]'];
const elsewhere = ['localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', '[::2]', '0.0.0.0', ''];

test('one rule says what this machine is: for plain http to a host as for who asks the local API', () => {
  expect(here.filter(isLoopback)).toEqual(here);
  expect(elsewhere.filter(isLoopback)).toEqual([]);
  for (const name of here) {
    expect(checkApiUrl(`http://${name}:8080`)).toBe(`http://${name}:8080`);
    expect(checkAccess(askedAs(`${name}:36677`), 36_677, apiKey, 'same-user')).toMatchObject({
      kind: 'welcome',
      page: null,
    });
    expect(checkAccess(askedAs(`${name}:36678`), 36_677, apiKey, 'same-user')).toMatchObject({
      kind: 'foreign-host',
    });
    expect(checkAccess(askedAs(name), 36_677, apiKey, 'same-user')).toMatchObject({ kind: 'foreign-host' });
  }
  for (const name of elsewhere) {
    expect(() => checkApiUrl(`http://${name}:8080`)).toThrow();
    expect(checkAccess(askedAs(`${name}:36677`), 36_677, apiKey, 'same-user')).toMatchObject({
      kind: 'foreign-host',
    });
  }
});
