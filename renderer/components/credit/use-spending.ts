import { useEffect, useState } from 'react';
import type { CreditsView, Spending } from '../../../contract/records.ts';
import { dayBegin } from '../../state/usage.ts';
import { useIntents } from '../../window-context.tsx';

type Known = readonly Spending[] | 'asked' | 'failed';

/** What was spent in the last 24 hours, asked anew whenever the credits change; what is known stays until an answer. */
export function useSpending(credits: CreditsView): Known {
  const { spendingSince } = useIntents();
  const [known, setKnown] = useState<Known>('asked');
  // biome-ignore lint/correctness/useExhaustiveDependencies: other credits mean that something else was spent
  useEffect(() => {
    let isWanted = true;
    spendingSince(dayBegin(Date.now())).then((entries) => {
      if (isWanted) setKnown((before) => entries ?? (before === 'asked' ? 'failed' : before));
    });
    return () => {
      isWanted = false;
    };
  }, [spendingSince, credits]);
  return known;
}
