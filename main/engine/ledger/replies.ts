import { z } from 'zod';
import { judge } from '../../../contract/judge.ts';
import type { JoinFirst, OffersReply, ReserveReply, SettleReply } from './store.ts';

/** An empty table of the scripts' language is written as an object, also where it is a list. */
const list = <T extends z.ZodType>(item: T) =>
  z.union([
    z.array(item),
    z
      .object({})
      .strict()
      .transform((): z.output<T>[] => []),
  ]);

const budget = z.object({
  limit: z.number(),
  believed: z.number(),
  remaining: z.number(),
  reserved: z.number(),
  inFlight: z.number(),
  inFlightNominal: z.number(),
  settledNominal: z.number(),
  window: z.number(),
  closed: z.boolean(),
  confirmed: z.boolean(),
  ratio: z.number(),
  cap: z
    .unknown()
    .optional()
    .transform((told) => told ?? null),
  source: z.enum(['assumed', 'header', 'asked', 'learned']),
  resetIn: z
    .number()
    .optional()
    .transform((told) => told ?? null),
  seenAgo: z
    .number()
    .optional()
    .transform((told) => told ?? null),
  spent: z.number(),
});

const reply = z.object({
  generation: z.number(),
  budgets: z.record(z.string(), budget),
  strikes: list(z.number()),
  machines: z.number(),
  busy: z.number(),
});

const named = z.record(z.string(), z.unknown()).transform((table) => Object.keys(table));
const machine = z.object({
  id: z.string(),
  name: z.string(),
  spent: z.record(z.string(), z.number()),
  waiting: z.number(),
  seenAgo: z.number(),
});
const reserveReply = reply.extend({
  granted: named,
  refused: z.record(z.string(), z.string()),
  retry: z.number(),
  list: list(machine).default([]),
});
const joinFirst = z.object({ generation: z.number(), join: z.literal(true) });

const sample = z.object({
  remaining: z.number(),
  own: z.number(),
  settled: z.number(),
  overlapping: z.number(),
  inFlight: z.number(),
});
const settleReply = reply.extend({ samples: z.record(z.string(), sample) });

const texts = z.record(z.string(), z.string());
const offersReply = z.object({
  missing: list(z.string()),
  taken: texts,
  results: texts,
  unable: z.number(),
  takers: z.number(),
  open: list(z.tuple([z.string(), z.string()])),
  next: z
    .number()
    .optional()
    .transform((told) => told ?? null),
});

/** @throws {Error} for what our scripts never say */
export function parseReserveReply(text: string): ReserveReply | JoinFirst {
  const told: unknown = JSON.parse(text);
  const join = judge(joinFirst, told);
  return join.success ? join.data : reserveReply.parse(told);
}

/** @throws {Error} for what our scripts never say */
export function parseSettleReply(text: string): SettleReply {
  return settleReply.parse(JSON.parse(text));
}

/** @throws {Error} for what our scripts never say */
export function parseOffersReply(text: string): OffersReply {
  return offersReply.parse(JSON.parse(text));
}
