import { z } from 'zod';
import { errorDataSchema } from './errors.ts';

const made = <S extends z.ZodType>(schema: S | (() => S)): S =>
  typeof schema === 'function' ? schema() : schema;

/**
 * Defines a call by the schemas of its input and output. The build puts functions around them (`lazyCalls`): then they are
 * made when the call is first judged, because there are hundreds, and a start needs a few.
 */
export function call<I extends z.ZodType, O extends z.ZodType>(
  input: I | (() => I),
  output: O | (() => O),
): { readonly input: I; readonly output: O } {
  let ownInput: I | undefined;
  let ownOutput: O | undefined;
  return {
    get input() {
      ownInput ??= made(input);
      return ownInput;
    },
    get output() {
      ownOutput ??= made(output);
      return ownOutput;
    },
  };
}

/** Milliseconds since 1970 UTC on this machine's clock. */
export const timeSchema = z.number();

/** Input of a call on several ids. */
export const idsSchema = z.object({ ids: z.array(z.string()).min(1).max(100_000) });

/** Output of a call on several ids: each is done or refused on its own. */
export const perIdOutputSchema = z.object({
  done: z.array(z.string()),
  refused: z.array(z.object({ id: z.string(), error: errorDataSchema })),
});
