import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { longest } from '../../support/longest-first.ts';

test('each file that is to start first is there', () => {
  const tests = join(import.meta.dirname, '..', '..');
  expect(longest.filter((name) => !existsSync(join(tests, name)))).toEqual([]);
});
