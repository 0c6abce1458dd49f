import { describe, expect, it } from 'vitest';
import { AppError } from '../../../contract/app-error.ts';
import { parseLedgerAddress, shortHash } from '../../../main/engine/ledger/address.ts';
import { checkLedger } from '../../../main/engine/ledger/check-ledger.ts';

const failureOf = (run: () => unknown) => {
  try {
    return run();
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.data : thrown;
  }
};

describe('the address of a common ledger', () => {
  it.each([
    ['redis://ledger.example', 'redis://ledger.example:6379', {}],
    [' rediss://ledger.example:6380 ', 'rediss://ledger.example:6380', { isSecure: true, port: 6380 }],
    ['redis://ledger.example/', 'redis://ledger.example:6379', { database: 0 }],
    ['redis://ledger.example/3', 'redis://ledger.example:6379/3', { database: 3 }],
    ['redis://[::1]:7000', 'redis://[::1]:7000', { host: '::1' }],
    ['redis://anna%40home@ledger.example', 'redis://anna%40home@ledger.example:6379', { user: 'anna@home' }],
    [
      'redis://ledger.example?place=Haus am See',
      'redis://ledger.example:6379?place=Haus%20am%20See',
      { place: 'Haus am See' },
    ],
    [
      'redis://ledger.example?folders=shared&place=x',
      'redis://ledger.example:6379?place=x&folders=shared',
      { sharesFolders: true },
    ],
    [
      'redis://ledger.example?take=/mnt/our pictures&take=/srv/a%26b',
      'redis://ledger.example:6379?take=/mnt/our%20pictures&take=/srv/a%26b',
      { takes: ['/mnt/our pictures', '/srv/a&b'] },
    ],
  ])('%s is %s', (text, url, parts) => {
    const { address, password } = parseLedgerAddress(text);
    expect(address).toMatchObject({ url, ...parts });
    expect(password).toBeNull();
    expect(parseLedgerAddress(url).address).toEqual(address);
  });

  it('gives the password beside it, and shows it nowhere', () => {
    const { address, password } = parseLedgerAddress('redis://anna:p%40ss%2Fword@ledger.example');
    expect(password).toBe('p@ss/word');
    expect(JSON.stringify(address)).not.toContain('p%40');
    expect(JSON.stringify(address)).not.toContain('p@ss');
  });

  it.each([
    '',
    'ledger.example',
    'http://ledger.example',
    'redis://',
    'redis://ledger.example/first',
    'redis://ledger.example?folders=mine',
  ])('is not “%s”', (text) => {
    expect(failureOf(() => parseLedgerAddress(text))).toMatchObject({
      code: 'bad-ledger',
      params: { reason: 'address' },
    });
  });

  it('takes from folders with a whole path only', () => {
    expect(failureOf(() => parseLedgerAddress('redis://ledger.example?take=pictures'))).toMatchObject({
      code: 'bad-ledger',
      params: { reason: 'take' },
    });
  });

  it('tells no password of what is no address', () => {
    const told = failureOf(() => parseLedgerAddress('http://anna:secret@ledger.example'));
    expect(told).toMatchObject({ code: 'bad-ledger' });
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  it('has a place of at most 40 letters', () => {
    const at = (letters: number) => `redis://ledger.example?place=${'x'.repeat(letters)}`;
    expect(parseLedgerAddress(at(40)).address.place).toHaveLength(40);
    expect(failureOf(() => parseLedgerAddress(at(41)))).toMatchObject({ params: { reason: 'place' } });
  });
});

describe('settings of a common ledger', () => {
  it('are stored in one form', () => {
    expect(checkLedger({ url: 'redis://ledger.example', without: 'stop' })).toEqual({
      url: 'redis://ledger.example:6379',
      without: 'stop',
    });
    expect(checkLedger({ url: null, without: 'part' })).toEqual({ url: null, without: 'part' });
  });

  it('take no password, which is for the keychain alone', () => {
    const given = { url: 'redis://:secret@ledger.example', without: 'part' } as const;
    expect(failureOf(() => checkLedger(given))).toMatchObject({ code: 'bad-ledger' });
  });
});

it('a short hash is the same for the same text only', () => {
  expect(shortHash('https://api.imgur.com abc')).toBe(shortHash('https://api.imgur.com abc'));
  expect(shortHash('https://api.imgur.com abd')).not.toBe(shortHash('https://api.imgur.com abc'));
  expect(shortHash('abc')).toMatch(/^[\w-]{16}$/);
});
