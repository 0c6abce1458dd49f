import { z } from 'zod';

/**
 * Judges a value by a schema, as `safeParse` does, and never throws. Zod's checks of a length read it from whatever has
 * one, before they know that it is a text or a list: of `{"length":{"toString":1}}` that throws a `TypeError`, which
 * would end whoever listens. What cannot be judged is not valid.
 */
export function judge<S extends z.ZodType>(schema: S, value: unknown): z.ZodSafeParseResult<z.output<S>> {
  try {
    return schema.safeParse(value);
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    return z.custom<z.output<S>>(() => false, 'cannot be judged').safeParse(null);
  }
}
