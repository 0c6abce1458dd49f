import type { CreditsView, UsageEntry } from '../../../contract/credits.ts';
import type { Machine } from '../../../contract/ledger.ts';
import type { Origin } from '../../../contract/origin.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import { at, minute } from './time.ts';

export const calmCredits: CreditsView = {
  budgets: [
    {
      id: 'user',
      limit: 500,
      remaining: 310,
      reserved: 20,
      kept: 60,
      resetAt: at(14, 32),
      windowMs: 60 * minute,
      source: 'header',
      seenAt: at(13, 47),
    },
    {
      id: 'client',
      limit: 12_500,
      remaining: 11_204,
      reserved: 20,
      kept: 400,
      resetAt: Date.UTC(2026, 2, 13, 4, 0),
      windowMs: 1440 * minute,
      source: 'header',
      seenAt: at(13, 47),
    },
    {
      id: 'post',
      limit: 1250,
      remaining: 1171,
      reserved: 2,
      kept: 0,
      resetAt: at(14, 20),
      windowMs: 60 * minute,
      source: 'header',
      seenAt: at(13, 47),
    },
    {
      id: 'uploads',
      limit: 50,
      remaining: 38,
      reserved: 2,
      kept: 5,
      resetAt: at(14, 32),
      windowMs: 60 * minute,
      source: 'learned',
      seenAt: at(13, 30),
    },
  ],
  uploadsNow: 22,
  strikes: 0,
  blocked: null,
};

export const freshCredits: CreditsView = {
  budgets: [
    {
      id: 'user',
      limit: 500,
      remaining: 500,
      reserved: 0,
      kept: 60,
      resetAt: null,
      windowMs: 60 * minute,
      source: 'assumed',
      seenAt: null,
    },
    {
      id: 'client',
      limit: 12_500,
      remaining: 12_500,
      reserved: 0,
      kept: 400,
      resetAt: null,
      windowMs: 1440 * minute,
      source: 'assumed',
      seenAt: null,
    },
  ],
  uploadsNow: 50,
  strikes: 0,
  blocked: null,
};

export const sharedCredits: CreditsView = {
  ...calmCredits,
  budgets: calmCredits.budgets.map((budget) =>
    budget.id === 'user' ? { ...budget, others: { spent: 110, reserved: 10, own: 60 } } : budget,
  ),
  shared: { state: 'together', machines: 4, error: null },
};

export const machines: readonly Machine[] = [
  { name: 'ada-desk', isOwn: true, spent: { user: 60, client: 480 }, waiting: 3, seenAt: at(13, 48) },
  { name: 'render-01.farm.example', isOwn: false, spent: { user: 80 }, waiting: 41, seenAt: at(13, 47) },
  { name: 'render-02.farm.example', isOwn: false, spent: { user: 30 }, waiting: 1, seenAt: at(13, 46) },
];

export const noClientIdCredits: CreditsView = {
  ...freshCredits,
  uploadsNow: 0,
  blocked: { kind: 'client-id', until: null },
};

export const blockedReason: WaitReason = { kind: 'credits', budget: 'user', needed: 10, until: at(14, 32) };

export const blockedCredits: CreditsView = {
  budgets: calmCredits.budgets.map((budget) =>
    budget.id === 'user' ? { ...budget, remaining: 6, reserved: 0, kept: 6 } : budget,
  ),
  uploadsNow: 0,
  strikes: 1,
  blocked: blockedReason,
};

/** Creates this many uploads of ten credits each, two minutes apart, up to this moment. */
export function spentUntil(
  end: number,
  count: number,
  origin: Origin,
  settled: UsageEntry['settled'] = 'charged',
): UsageEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    at: end - index * 2 * minute,
    budget: 'user',
    credits: 10,
    settled,
    jobId: `spent-${end}-${origin}-${index}`,
    name: 'picture.png',
    origin,
  }));
}

/** A batch from the command line the day before, some screenshots, and drops; six credits of ten since 13:32 are not ours. */
export const busyDay: readonly UsageEntry[] = [
  ...spentUntil(at(-8, 50), 24, 'command-line'),
  ...spentUntil(at(-7, 50), 25, 'command-line'),
  ...spentUntil(at(-7, 55), 1, 'command-line', 'unknown'),
  ...spentUntil(at(9, 20), 3, 'paste'),
  ...spentUntil(at(10, 58), 9, 'drop'),
  ...spentUntil(at(11, 58), 14, 'drop'),
  ...spentUntil(at(12, 20), 2, 'paste', 'unknown'),
  ...spentUntil(at(13, 46), 8, 'drop'),
  ...spentUntil(at(13, 47), 4, 'paste'),
  ...spentUntil(at(13, 47), 1, 'drop', null),
  ...spentUntil(at(13, 45), 2, 'drop', 'nothing-sent'),
];
