import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { BudgetView, CreditsView } from '../../contract/credits.ts';
import type { Translator } from '../../i18n/index.ts';
import { budgetName } from '../../i18n/wait-reasons.ts';
import { useNow, useTranslator } from '../i18n-context.tsx';
import { type BudgetParts, tightestBudget } from '../state/job-predicates.ts';
import { describeReset, describeWait } from '../text/job-state-text.ts';
import { PartDot, partNames } from './credit/CreditBar.tsx';
import { DailyUsage } from './credit/DailyUsage.tsx';
import { HintTooltip } from './TooltipTrigger.tsx';

/**
 * Renders the line on top of the window: the rest of Imgur's tightest limit, or why nothing is sent. Hover and keyboard
 * focus explain its parts, a press opens the last day and all limits.
 */
export function CreditSummary({ credits, open }: { credits: CreditsView; open: number }) {
  const i18n = useTranslator();
  const now = useNow();
  const [isOpen, setIsOpen] = useState(false);
  const tightest = tightestBudget(credits);
  const blocked = credits.blocked ? describeWait(i18n, credits.blocked, now).sentence : null;
  const waits = blocked && credits.blocked?.until ? i18n.t('wait.pictures', { count: open }) : '';

  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <HintTooltip
        placement="bottom start"
        text={
          tightest ? (
            <BudgetLegend i18n={i18n} budget={tightest.budget} parts={tightest.parts} />
          ) : (
            i18n.t('credit.unknown')
          )
        }
      >
        <Button className="no-drag flex h-full min-w-0 flex-1 items-center gap-2 px-4 text-left text-12 transition-colors -outline-offset-2 data-hovered:bg-hover">
          <span className="sr-only">{i18n.t('credit.label')}: </span>
          {blocked ? (
            <>
              <TriangleAlert size={16} aria-hidden className="shrink-0 text-warn" />
              <span className="truncate text-warn">
                <span className="font-medium">{blocked}</span> {waits}
              </span>
            </>
          ) : (
            <CreditSummaryText i18n={i18n} now={now} credits={credits} budget={tightest?.budget ?? null} />
          )}
        </Button>
      </HintTooltip>
      <Popover
        placement="bottom start"
        offset={8}
        className="w-96 animate-appear rounded-lg border border-line-strong bg-raised shadow-raised"
      >
        <Dialog className="flex max-h-[inherit] flex-col outline-none">
          <DailyUsage credits={credits} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function CreditSummaryText({
  i18n,
  now,
  credits,
  budget,
}: {
  i18n: Translator;
  now: number;
  credits: CreditsView;
  budget: BudgetView | null;
}) {
  if (!budget) return <span className="truncate text-ink-soft">{i18n.t('credit.unknown')}</span>;
  return (
    <>
      <span className="truncate font-medium text-ink">
        {i18n.t('credit.room', { count: credits.uploadsNow })}
      </span>
      {budget.resetAt !== null && (
        <span className="truncate text-ink-faint">
          {i18n.t('credit.refill', {
            budget: budgetName(i18n, budget.id),
            time: i18n.formatDateTime(budget.resetAt, now),
          })}
        </span>
      )}
    </>
  );
}

function BudgetLegend({ i18n, budget, parts }: { i18n: Translator; budget: BudgetView; parts: BudgetParts }) {
  const now = useNow();
  return (
    <div className="flex w-64 flex-col gap-1 py-1">
      <p className="font-medium">{budgetName(i18n, budget.id)}</p>
      <BudgetPartList i18n={i18n} parts={parts} />
      <p className="text-ink-faint">{describeReset(i18n, budget, now)}</p>
    </div>
  );
}

function BudgetPartList({ i18n, parts }: { i18n: Translator; parts: BudgetParts }) {
  return (
    <dl className="grid grid-cols-[8px_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-0.5">
      {partNames.map((name) => (
        <div key={name} className="contents">
          <PartDot name={name} />
          <dt className="text-ink-soft">{i18n.t(`credit.${name}`)}</dt>
          <dd className="text-right">{i18n.formatNumber(parts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
