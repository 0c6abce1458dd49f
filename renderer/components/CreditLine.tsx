import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { BudgetView, CreditsView } from '../../contract/credits.ts';
import { builtInDestination } from '../../contract/names.ts';
import type { Translator } from '../../i18n/index.ts';
import { budgetName } from '../../i18n/wait-reasons.ts';
import { useNow, useTranslator } from '../i18n-context.tsx';
import { countOpenAt } from '../state/destinations.ts';
import { type BudgetParts, tightestBudget } from '../state/job-predicates.ts';
import { describeReset, describeWait } from '../text/job-state-text.ts';
import { useActions, useWindowState } from '../window-context.tsx';
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
  // What holds up the built-in host concerns nobody who sends nothing there.
  const isMeant = useWindowState(
    ({ mirror }) =>
      mirror !== null &&
      (mirror.settings.destination === builtInDestination ||
        countOpenAt(mirror.jobs, builtInDestination) > 0),
  );
  const isPaused = useWindowState((state) => state.mirror?.summary.paused ?? false);
  // Room that is kept for captures and pastes is none for what waits; what is paused waits for its user.
  const limited = useWindowState(({ mirror }) => {
    const builtIn = mirror?.destinations.destinations.find(({ id }) => id === builtInDestination);
    return builtIn?.out?.why === 'daily-limit' ? builtIn.title : null;
  });
  const block = credits.blocked
    ? describeWait(i18n, credits.blocked, now).sentence
    : limited !== null && !isPaused
      ? i18n.t('out.limit', { service: limited })
      : null;
  const blocked = isMeant ? block : null;
  const { showClientId } = useActions();
  // What is wrong with the Client-ID is mended at its field, not in the limits.
  const leadsToField = blocked !== null && credits.blocked?.kind === 'client-id';
  const waits = blocked && credits.blocked?.until ? i18n.t('wait.pictures', { count: open }) : '';

  return (
    <DialogTrigger isOpen={isOpen && !leadsToField} onOpenChange={setIsOpen}>
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
        <Button
          onPress={leadsToField ? showClientId : () => setIsOpen(true)}
          className="no-drag flex h-full min-w-0 flex-1 items-center gap-2 px-4 text-left text-12 transition-colors -outline-offset-2 data-hovered:bg-hover"
        >
          <span className="sr-only">{i18n.t('credit.label')}: </span>
          {blocked ? (
            <>
              <TriangleAlert size={16} aria-hidden className="shrink-0 text-warn" />
              <span className="truncate font-medium text-warn">
                {blocked} {waits}
              </span>
            </>
          ) : isPaused && open > 0 ? (
            <span className="truncate font-medium">{i18n.t('queue.paused')}</span>
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
      {budget.others && (
        <p className="text-ink-soft">
          {i18n.t('shared.parts', {
            own: i18n.formatNumber(budget.others.own),
            others: i18n.formatNumber(budget.others.spent + budget.others.reserved),
          })}
        </p>
      )}
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
