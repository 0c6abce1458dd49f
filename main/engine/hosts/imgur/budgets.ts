import type { BudgetRule, Cost } from '../../scheduler/types.ts';

const hour = 3_600_000;

/**
 * Imgur's budgets before the first answer was seen. Documented: 500 credits an hour for one address under one
 * application (2000 with an account, which the first answer's headers tell), 12,500 credits a day for the
 * application, 1,250 POSTs an hour for one address. The 50 uploads an hour are in no header; the help centre names
 * them and clients ran into them. Every window begins with its first request. The first is each account's own; the
 * others are one for all accounts under the application or at this address.
 */
export const budgets: readonly BudgetRule[] = [
  {
    id: 'user',
    windowMs: hour,
    assumedLimit: 500,
    announced: true,
    countsStrikes: false,
    perAccount: true,
    perAddress: true,
  },
  { id: 'client', windowMs: 24 * hour, assumedLimit: 12_500, announced: true, countsStrikes: true },
  {
    id: 'post',
    windowMs: hour,
    assumedLimit: 1_250,
    announced: true,
    countsStrikes: false,
    perAddress: true,
  },
  {
    id: 'uploads',
    windowMs: hour,
    assumedLimit: 50,
    announced: false,
    countsStrikes: false,
    perAddress: true,
  },
];

/**
 * Cost of an upload. Ten credits as documented; answers of 2023 show less, and the ledger learns that from headers.
 */
export const uploadCost: Cost = { user: 10, client: 10, post: 1, uploads: 1 };

/** Cost of a removal. Everything but an upload is documented to take one credit. */
export const removeCost: Cost = { user: 1, client: 1 };

/** Cost of each page of the account's pictures: an ordinary request. */
export const findCost: Cost = { user: 1, client: 1 };

/** Cost of reading an image: an ordinary request. */
export const readCost: Cost = { user: 1, client: 1 };

/** Cost of `GET /3/credits`. It is documented nowhere, and assumed to be that of an ordinary request. */
export const readingCost: Cost = { user: 1, client: 1 };
