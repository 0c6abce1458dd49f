import { expect, test } from 'vitest';
import { decodeMessage, encodeMessage } from '../../../main/engine/socket/wire-format.ts';

const carried = (value: unknown) => decodeMessage(encodeMessage(value));

test('carries bytes at any depth', () => {
  const message = { input: [{ bytes: new Uint8Array([0, 1, 255]) }, Buffer.from('ab')] };
  expect(carried(message)).toEqual({
    input: [{ bytes: new Uint8Array([0, 1, 255]) }, new Uint8Array([97, 98])],
  });
});

test.each([
  { $bytes: 'AAAA' },
  { $$bytes: 'AAAA' },
  { $bytes: 5 },
  { $bytes: { $bytes: 'AAAA' } },
  { $$$bytes: [{ $bytes: '' }] },
  { $bytes: 'AAAA', other: 1 },
  { $bytes: new Uint8Array([7]) },
])('carries an object that looks like the form of bytes as what it is: %o', (looksAlike) => {
  expect(carried({ params: looksAlike })).toEqual({ params: looksAlike });
});
