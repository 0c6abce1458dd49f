import { expect, test } from 'vitest';
import { readHostName } from '../../../main/engine/web/page-policy.ts';

test.each([
  ['pictures.example', 'pictures.example'],
  ['Pictures.Example:8443', 'pictures.example:8443'],
  ['server', 'server'],
  ['192.168.1.5', '192.168.1.5'],
  ['my_nas.local:36677', 'my_nas.local:36677'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
])('a name that browsers send (%s) is taken as they send it', (given, name) => {
  expect(readHostName(given)).toBe(name);
});

test.each([
  'https://pictures.example',
  'pictures.example/',
  'pictures.example/window',
  '*.example',
  '*',
  'pictures.example:0',
  'pictures.example:65536',
  'pictures.example:',
  ':36677',
  'pictures..example',
  '-pictures.example',
  'pictures example',
  'user@pictures.example',
  'bücher.example',
  `${'a'.repeat(254)}`,
  '',
])('what no browser ever sends (%s) is none', (given) => {
  expect(readHostName(given)).toBeNull();
});
