import { z } from 'zod';
import { timeSchema } from './define.ts';
import { sharedViewSchema } from './ledger.ts';
import { originSchema } from './origin.ts';
import { waitReasonSchema } from './wait-reason.ts';

/** Describes one budget of the ledger; every number in credits (or requests, for budgets that count those). */
export const budgetViewSchema = z.object({
  id: z.string(),
  limit: z.number().nullable(),
  remaining: z.number().nullable(),
  /** Reserved by attempts in progress. */
  reserved: z.number(),
  /** Currently kept for interactive jobs. */
  kept: z.number(),
  /** When the window ends and the budget is full again. */
  resetAt: timeSchema.nullable(),
  windowMs: z.number(),
  source: z.enum(['assumed', 'header', 'asked', 'learned']),
  seenAt: timeSchema.nullable(),
  /** What other machines spent and hold, and this one spent, in this window; left out where none shares it. */
  others: z.object({ spent: z.number(), reserved: z.number(), own: z.number() }).optional(),
});
export type BudgetView = z.infer<typeof budgetViewSchema>;

export const creditsViewSchema = z.object({
  budgets: z.array(budgetViewSchema),
  /** Number of uploads that could start now without being refused. */
  uploadsNow: z.number().int(),
  /** Daily limits hit this UTC month, by any client of the application; the fifth blocks the app. */
  strikes: z.number().int(),
  /** Why no job can be sent at all; null when jobs can be sent. */
  blocked: waitReasonSchema.nullable(),
  /** How it is with the other machines that spend the same allowance; left out where this one spends alone. */
  shared: sharedViewSchema.optional(),
});
export type CreditsView = z.infer<typeof creditsViewSchema>;

/** Describes what one request took from one budget, and for which job: an entry of the ledger. */
export const usageEntrySchema = z.object({
  at: timeSchema,
  budget: z.string(),
  credits: z.number(),
  /** Null while the attempt is in progress; `unknown` when no answer came, so that it counts as spent. */
  settled: z.enum(['charged', 'unknown', 'nothing-sent']).nullable(),
  jobId: z.string(),
  name: z.string(),
  origin: originSchema,
});
export type UsageEntry = z.infer<typeof usageEntrySchema>;
