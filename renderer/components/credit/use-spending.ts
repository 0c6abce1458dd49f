import { useEffect, useState } from 'react';
import type { CreditsView, UsageEntry } from '../../../contract/credits.ts';
import { usageWindowStart } from '../../state/usage.ts';
import { useActions } from '../../window-context.tsx';

type UsageResult = readonly UsageEntry[] | 'asked' | 'failed';

/** Returns the usage of the last 24 hours, reloaded whenever the credits change; the old one stays until the answer. */
export function useUsageEntries(credits: CreditsView): UsageResult {
  const { spendingSince } = useActions();
  const [known, setKnown] = useState<UsageResult>('asked');
  // biome-ignore lint/correctness/useExhaustiveDependencies: other credits mean that something else was spent
  useEffect(() => {
    let isWanted = true;
    spendingSince(usageWindowStart(Date.now())).then((entries) => {
      if (isWanted) setKnown((before) => entries ?? (before === 'asked' ? 'failed' : before));
    });
    return () => {
      isWanted = false;
    };
  }, [spendingSince, credits]);
  return known;
}
