import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFrame, encodeFrame } from '../../../contract/web-frames.ts';

test('messages with and without bytes come back as they were', () => {
  const bytes = fc.uint8Array({ maxLength: 40 });
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), bytes);
  const message = fc.dictionary(
    fc.string({ minLength: 1 }).filter((name) => !name.startsWith('__') && name !== '$bytes'),
    fc.oneof(leaf, fc.array(leaf), fc.record({ bytes, name: fc.string() })),
  );
  fc.assert(
    fc.property(message, (sent) => {
      expect(decodeFrame(encodeFrame({ ...sent }))).toEqual({ ...sent });
    }),
  );
});

test('a message without bytes is text, and one with bytes is little larger than they are', () => {
  expect(encodeFrame({ a: 1 })).toBe('{"a":1}');
  expect(encodeFrame({ bytes: new Uint8Array(1_000) }).length).toBeLessThan(1_050);
});

test('what is no frame is nothing', () => {
  const pointing = (place: unknown) => {
    const json = new TextEncoder().encode(JSON.stringify({ a: { $bytes: place } }));
    const frame = new Uint8Array(4 + json.length + 2);
    new DataView(frame.buffer).setUint32(0, json.length, true);
    frame.set(json, 4);
    return decodeFrame(frame);
  };
  expect(pointing([0, 2])).toEqual({ a: new Uint8Array(2) });
  expect(pointing([1, 2])).toBeUndefined();
  // What does not point anywhere is what it says, and no schema takes it for bytes.
  expect(pointing([-1, 2])).toEqual({ a: { $bytes: [-1, 2] } });
  expect(decodeFrame('{')).toBeUndefined();
  expect(decodeFrame(new Uint8Array(3))).toBeUndefined();
  expect(decodeFrame(new Uint8Array([255, 255, 255, 255, 123, 125]))).toBeUndefined();
  fc.assert(fc.property(fc.uint8Array(), (noise) => void decodeFrame(noise)));
});
