import { Heading } from 'react-aria-components';
import type { CreditsView } from '../../../contract/credits.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { BudgetLimits } from './BudgetLimits.tsx';
import { MachineList } from './MachineList.tsx';
import { SharedState } from './SharedState.tsx';
import { UsageByOrigin } from './UsageByOrigin.tsx';

/** Renders the popover of the credit line: usage of the last 24 hours, and the state of every limit. */
export function DailyUsage({ credits }: { credits: CreditsView }) {
  const i18n = useTranslator();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <div tabIndex={0} className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4 -outline-offset-2">
      <div>
        <Heading slot="title" className="text-15 font-semibold">
          {i18n.t('credit.heading')}
        </Heading>
        <p className="mt-1 text-12 text-pretty text-ink-soft">{i18n.t('credit.about')}</p>
      </div>
      {credits.shared && <SharedState shared={credits.shared} />}
      {credits.shared && <MachineList credits={credits} shared={credits.shared} />}
      <UsageByOrigin credits={credits} />
      <BudgetLimits credits={credits} />
      {credits.strikes > 0 && (
        <p className="border-t border-line pt-3 text-12 text-pretty text-warn">
          {i18n.t('credit.strikes', { count: credits.strikes })}
        </p>
      )}
    </div>
  );
}
