import { expect, test } from 'vitest';
import { createSeal } from '../../../main/engine/ledger/sealed.ts';

const value = { path: '/mnt/pictures/haus.png', title: 'Haus am See' };

test('who knows the secret opens what was sealed, for what it was sealed for', () => {
  const sealed = createSeal('host id').close('claim', value);
  expect(sealed).not.toContain('haus');
  expect(createSeal('host id').open('claim', sealed)).toEqual(value);
  expect(createSeal('host id').open('another claim', sealed)).toBeNull();
  expect(createSeal('host other-id').open('claim', sealed)).toBeNull();
});

test('the same sealed twice is not the same', () => {
  const seal = createSeal('host id');
  expect(seal.close('claim', value)).not.toBe(seal.close('claim', value));
});

test('what was changed, cut or is nothing of ours does not open', () => {
  const seal = createSeal('host id');
  const bytes = Buffer.from(seal.close('claim', value), 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(seal.open('claim', changed.toString('base64url'))).toBeNull();
    expect(seal.open('claim', bytes.subarray(0, at).toString('base64url'))).toBeNull();
  }
  expect(seal.open('claim', 'äöü')).toBeNull();
});
