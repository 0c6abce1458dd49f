import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../contract/bridge-codec.ts';

describe('what crosses between the preload and the page', () => {
  it('is one string where it has depth, and the same afterwards', () => {
    const answer = { ok: true, value: { items: [{ id: 'a', tags: ['x'] }], next: null } };
    const crossed = pack(answer);
    expect(typeof crossed).toBe('string');
    expect(unpack(crossed)).toEqual(answer);
    const failed = { ok: false, error: { code: 'vanished', message: 'gone', params: { path: '/x' } } };
    expect(unpack(pack(failed))).toEqual(failed);
  });

  it('passes as it is where it has bytes, whatever lies beside them', () => {
    const bytes = new Uint8Array([0, 255]);
    const answer = { ok: true, value: { bytes, sizes: [1, 2] } };
    const input = { name: 'a.png', bytes, formats: ['png'] };
    for (const value of [answer, input]) expect(unpack(pack(value))).toBe(value);
  });

  it('passes as it is where there is nothing of depth', () => {
    const answer = { ok: true, value: { ids: 'a b c' } };
    for (const value of [answer, {}, { ok: true, value: {} }]) expect(pack(value)).toBe(value);
  });
});
