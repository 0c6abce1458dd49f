import { useCallback, useEffect, useState } from 'react';
import type { CreditsView, UsageEntry } from '../../../contract/credits.ts';
import type { Machine } from '../../../contract/ledger.ts';
import { usageWindowStart } from '../../state/usage.ts';
import { useActions } from '../../window-context.tsx';

type Renewed<T> = readonly T[] | 'asked' | 'failed';

/**
 * Returns a list that is asked for again whenever the credits change, because then somebody spent something; the old one
 * stays until the answer.
 * @param ask the same function at each render
 */
function useRenewed<T>(credits: CreditsView, ask: () => Promise<readonly T[] | null>): Renewed<T> {
  const [known, setKnown] = useState<Renewed<T>>('asked');
  // biome-ignore lint/correctness/useExhaustiveDependencies: other credits mean that something else was spent
  useEffect(() => {
    let isWanted = true;
    ask().then((list) => {
      if (isWanted) setKnown((before) => list ?? (before === 'asked' ? 'failed' : before));
    });
    return () => {
      isWanted = false;
    };
  }, [ask, credits]);
  return known;
}

/** Returns who spends the allowance. */
export function useMachines(credits: CreditsView): Renewed<Machine> {
  return useRenewed(credits, useActions().listMachines);
}

/** Returns the usage of the last 24 hours. */
export function useUsageEntries(credits: CreditsView): Renewed<UsageEntry> {
  const { spendingSince } = useActions();
  const ask = useCallback(() => spendingSince(usageWindowStart(Date.now())), [spendingSince]);
  return useRenewed(credits, ask);
}
