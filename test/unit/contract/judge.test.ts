import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { engineCalls } from '../../../contract/engine.ts';
import { judge } from '../../../contract/judge.ts';
import { shellCalls } from '../../../contract/shell.ts';

/** Neither a number nor made to one: a comparison with it throws. */
const incomparable = { toString: 1 };

test('what has a length that cannot be compared is not valid, and throws nothing', () => {
  const schema = z.array(z.string()).max(3);
  const value = { length: incomparable };
  expect(() => schema.safeParse(value)).toThrow(TypeError);
  expect(judge(schema, value)).toMatchObject({ success: false });
  expect(judge(schema, ['a'])).toEqual({ success: true, data: ['a'] });
  expect(judge(schema, ['a', 'b', 'c', 'd']).error?.issues).toMatchObject([{ code: 'too_big' }]);
});

test('every call judges whatever arrives', () => {
  const odd = fc.oneof(
    fc.anything(),
    fc.constant({ length: incomparable }),
    fc.constant({ size: incomparable }),
  );
  const inputs = [...Object.values(engineCalls), ...Object.values(shellCalls)].map(({ input }) => input);
  for (const input of inputs) {
    const names = input instanceof z.ZodObject ? Object.keys(input.shape) : ['path', 'text', 'name'];
    const record = fc.record(Object.fromEntries(names.map((name) => [name, odd])), { requiredKeys: [] });
    fc.assert(
      fc.property(record, (value) => {
        judge(input, value);
      }),
      { numRuns: 20 },
    );
  }
});

test('what throws for another reason is a mistake of ours, and is thrown', () => {
  const schema = z.string().refine(() => {
    throw new RangeError('ours');
  });
  expect(() => judge(schema, 'a')).toThrow(RangeError);
});
