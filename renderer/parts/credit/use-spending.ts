import { useEffect, useState } from 'react';
import type { CreditsView, Spending } from '../../../contract/records.ts';
import { dayBegin } from '../../state/day.ts';
import { useIntents } from '../../window.tsx';

/** What was spent in the last 24 hours, asked anew whenever the credits change; what is known stays until the answer. */
export function useSpending(credits: CreditsView): readonly Spending[] | 'asked' | 'failed' {
  const { spendingSince } = useIntents();
  const [known, setKnown] = useState<readonly Spending[] | 'asked' | 'failed'>('asked');
  // biome-ignore lint/correctness/useExhaustiveDependencies: other credits mean that something else was spent
  useEffect(() => {
    let isWanted = true;
    spendingSince(dayBegin(Date.now())).then((entries) => {
      if (isWanted) setKnown(entries ?? 'failed');
    });
    return () => {
      isWanted = false;
    };
  }, [spendingSince, credits]);
  return known;
}
