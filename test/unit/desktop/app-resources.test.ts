import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isOwnPage, resolveResource } from '../../../main/desktop/windows/app-resources.ts';

const folders = { app: join('/app', 'renderer'), thumbnails: join('/profile', 'thumbnails') };
const sha256 = 'a3'.repeat(32);

describe('what an address stands for', () => {
  test.each([
    ['snapferry://app/index.html', join('/app', 'renderer', 'index.html'), 'text/html; charset=utf-8'],
    [
      'snapferry://app/assets/index-a_1.js',
      join('/app', 'renderer', 'assets', 'index-a_1.js'),
      'text/javascript; charset=utf-8',
    ],
    [`snapferry://thumbnail/${sha256}`, join('/profile', 'thumbnails', `${sha256}.webp`), 'image/webp'],
  ])('%s', (address, path, type) => {
    expect(resolveResource(address, folders)).toEqual({ path, type });
  });

  test.each([
    'snapferry://app/',
    'snapferry://app/index',
    'snapferry://app/..%2f..%2fsecret.json',
    'snapferry://app/a/..\\..\\secret.json',
    'snapferry://app/.hidden.json',
    'snapferry://app//etc/x.json',
    'snapferry://app/queue.sqlite',
    'snapferry://other/index.html',
    'snapferry://thumbnail/short',
    `snapferry://thumbnail/${sha256}.webp`,
    `snapferry://thumbnail/../${sha256}`.concat('/x'),
    `snapferry://thumbnail/${sha256.toUpperCase()}`,
    'https://app/index.html',
    'file:///etc/hosts.json',
    'no address',
  ])('nothing: %s', (address) => {
    expect(resolveResource(address, folders)?.path ?? null).toBeNull();
  });

  // The parser of addresses resolves them before we see the path.
  test.each(['snapferry://app/../../index.html', 'snapferry://app/%2e%2e/index.html'])(
    'dots cannot leave the folder: %s',
    (address) => {
      expect(resolveResource(address, folders)?.path).toBe(join(folders.app, 'index.html'));
    },
  );
});

describe('whose page an address is', () => {
  const server = 'http://localhost:5173';
  test.each([
    ['snapferry://app/index.html', null, true],
    ['snapferry://app/index.html#queue', server, true],
    ['http://localhost:5173/index.html', server, true],
    ['http://localhost:5173/index.html', null, false],
    ['http://localhost:5174/', server, false],
    ['snapferry://thumbnail/x', null, false],
    ['snapferry://app.evil/', null, false],
    ['https://app/', null, false],
    ['data:text/html,x', null, false],
    ['', null, false],
  ])('%s with server %s: %s', (address, developmentServer, expected) => {
    expect(isOwnPage(address, developmentServer)).toBe(expected);
  });
});
