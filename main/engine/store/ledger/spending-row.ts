import { z } from 'zod';
import { parseRow } from '../record.ts';
import type { Spending } from '../types.ts';

const spendingSchema = z.object({
  attemptId: z.string(),
  jobId: z.string(),
  host: z.string(),
  spender: z.string(),
  budget: z.string(),
  credits: z.number(),
  at: z.number(),
  settled: z.enum(['charged', 'unknown', 'nothing-sent']).nullable(),
});

export const readSpending = (row: unknown): Spending => parseRow(spendingSchema, row);
