import { z } from 'zod';
import { errorDataSchema } from './errors.ts';

/** Defines a call: what it takes and what it answers. */
export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Milliseconds since 1970 UTC on this machine's clock. */
export const timeSchema = z.number();

/** What a call about several things takes. */
export const idsSchema = z.object({ ids: z.array(z.string()).min(1).max(100_000) });

/** What it answers: each of them is done or refused for itself. */
export const perIdOutputSchema = z.object({
  done: z.array(z.string()),
  refused: z.array(z.object({ id: z.string(), error: errorDataSchema })),
});
