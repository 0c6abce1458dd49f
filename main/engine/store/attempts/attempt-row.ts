import { z } from 'zod';
import type { Cost } from '../../scheduler/types.ts';
import { defineTable, json, number, numberOrNull, plain, text } from '../record.ts';

/** Maps an attempt to its row, for the columns that are read again. */
export const attemptTable = defineTable('attempts', {
  id: text,
  jobId: text,
  host: text,
  spender: text,
  cost: json<Cost>(z.record(z.string(), z.number())),
  state: plain(z.enum(['sending', 'committed', 'uploaded', 'failed', 'unknown', 'interrupted'])),
  startedAt: number,
  endedAt: numberOrNull,
});

/** One try to upload a job; live until `endedAt` is set. */
export type Attempt = ReturnType<typeof attemptTable.read>;
