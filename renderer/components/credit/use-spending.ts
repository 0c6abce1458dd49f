import { useEffect, useState } from 'react';
import type { CreditsView, UsageEntry } from '../../../contract/records.ts';
import { usageWindowStart } from '../../state/usage.ts';
import { useActions } from '../../window-context.tsx';

type UsageResult = readonly UsageEntry[] | 'asked' | 'failed';

/** What was spent in the last 24 hours, asked anew whenever the credits change; what is known stays until an answer. */
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
