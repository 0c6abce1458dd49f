import { z } from 'zod';
import { errorDataSchema } from './errors.ts';

/** Defines a call by the schemas of its input and output. */
export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Milliseconds since 1970 UTC on this machine's clock. */
export const timeSchema = z.number();

/** Input of a call on several ids. */
export const idsSchema = z.object({ ids: z.array(z.string()).min(1).max(100_000) });

/** Output of a call on several ids: each is done or refused on its own. */
export const perIdOutputSchema = z.object({
  done: z.array(z.string()),
  refused: z.array(z.object({ id: z.string(), error: errorDataSchema })),
});
