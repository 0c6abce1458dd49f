import { z } from 'zod';
import { errorDataSchema } from './errors.ts';

/**
 * A schema, or a function that makes it. The build puts functions around those that a call or a column is defined by
 * (`scripts/packaging/lazy-schemas.ts`): there are hundreds, and a start needs a few.
 */
export type Lazy<S> = S | (() => S);

/** Returns a function that returns the schema, which is made once, when it is first asked for. */
export function whenUsed<S extends z.ZodType>(schema: Lazy<S>): () => S {
  let made: S | undefined;
  return () => {
    made ??= typeof schema === 'function' ? schema() : schema;
    return made;
  };
}

/** Defines a call by the schemas of its input and output, each made when the call is first judged. */
export function call<I extends z.ZodType, O extends z.ZodType>(
  input: Lazy<I>,
  output: Lazy<O>,
): { readonly input: I; readonly output: O } {
  const ownInput = whenUsed(input);
  const ownOutput = whenUsed(output);
  return {
    get input() {
      return ownInput();
    },
    get output() {
      return ownOutput();
    },
  };
}

/** A setting: what its values are like, and the one that it has until somebody changes it. */
export interface Setting<S extends z.ZodType> {
  readonly schema: S;
  readonly usual: z.output<S>;
}

/** Defines a setting, whose schema is made when a value of it is first judged. */
export function setting<S extends z.ZodType>(schema: Lazy<S>, usual: z.output<S>): Setting<S> {
  const own = whenUsed(schema);
  return {
    get schema() {
      return own();
    },
    usual,
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
