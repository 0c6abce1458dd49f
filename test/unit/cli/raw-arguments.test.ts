import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restoreArguments } from '../../../main/cli/raw-arguments.ts';
import {
  decodeRawPath,
  isRawPath,
  readablePath,
  toSystemPath,
} from '../../../main/engine/sources/raw-path.ts';

test('any bytes go through a string and JSON, and come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (raw) => {
      const bytes = Buffer.from(raw);
      const text: string = JSON.parse(JSON.stringify(decodeRawPath(bytes)));
      expect(Buffer.from(toSystemPath(text) as string | Buffer)).toEqual(bytes);
      expect(readablePath(text).isWellFormed()).toBe(true);
    }),
  );
});

test('what is text stays text', () => {
  for (const path of ['/a/b.png', '/ü/图/🐈.png', '']) {
    expect(decodeRawPath(Buffer.from(path))).toBe(path);
    expect(isRawPath(path)).toBe(false);
    expect(toSystemPath(path)).toBe(path);
  }
});

test('arguments that Node could not read are found in the command line, the others are left', () => {
  const bad = Buffer.from([0x62, 0x61, 0x64, 0xff, 0x2e, 0x70, 0x6e, 0x67]);
  const zero = Buffer.from([0]);
  const given = [
    Buffer.from('node'),
    Buffer.from('cli.cjs'),
    Buffer.from('upload'),
    bad,
    Buffer.from('a\ufffd.png'),
  ];
  const line = Buffer.concat(given.flatMap((one) => [one, zero]));
  const [, restored = '', literal] = restoreArguments(['upload', 'bad\ufffd.png', 'a\ufffd.png'], line);
  expect(toSystemPath(restored)).toEqual(bad);
  expect(literal).toBe('a\ufffd.png');
});
