import { z } from 'zod';
import { errorDataSchema } from './errors.ts';

/** Which of the `items` it came of, from 0; left out where one thing was handed over by itself. */
const place = z.number().int().nonnegative().optional();

/** What became of one thing that was handed over. A folder gives one entry for each picture in it. */
export const addResultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('job'),
    input: z.string(),
    place,
    jobId: z.string(),
    /** True when the command line added the same file before and its job is still waiting: it is that job. */
    isKnown: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('refused'), input: z.string(), place, error: errorDataSchema }),
]);
export type AddResult = z.infer<typeof addResultSchema>;
