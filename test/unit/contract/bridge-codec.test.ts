import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../contract/bridge-codec.ts';

describe('what crosses between the preload and the page', () => {
  it('is one string where it has depth, and the same afterwards', () => {
    const answer = { ok: true, value: { items: [{ id: 'a', tags: ['x'] }], next: null } };
    const crossed = encode(answer);
    expect(typeof crossed).toBe('string');
    expect(decode(crossed)).toEqual(answer);
    const failed = { ok: false, error: { code: 'vanished', message: 'gone', params: { path: '/x' } } };
    expect(decode(encode(failed))).toEqual(failed);
  });

  it('passes as it is where it has bytes, whatever lies beside them', () => {
    const bytes = new Uint8Array([0, 255]);
    const answer = { ok: true, value: { bytes, sizes: [1, 2] } };
    const input = { name: 'a.png', bytes, formats: ['png'] };
    for (const value of [answer, input]) expect(decode(encode(value))).toBe(value);
  });

  it('passes as it is where there are bytes at any depth: JSON would make an object of numbers of them', () => {
    const clipboard = { askId: 'a', content: { pictures: [{ name: 'a', bytes: new Uint8Array([1]) }] } };
    expect(decode(encode(clipboard))).toBe(clipboard);
  });

  it('passes as it is where there is nothing of depth', () => {
    const answer = { ok: true, value: { ids: 'a b c' } };
    for (const value of [answer, {}, { ok: true, value: {} }]) expect(encode(value)).toBe(value);
  });
});
