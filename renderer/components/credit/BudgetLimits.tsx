import type { BudgetView, CreditsView } from '../../../contract/credits.ts';
import type { Translator } from '../../../i18n/index.ts';
import { budgetName } from '../../../i18n/wait-reasons.ts';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { type BudgetParts, budgetParts } from '../../state/job-predicates.ts';
import { describeBudget, describeReset } from '../../text/job-state-text.ts';
import { CreditBar, PartDot, partNames } from './CreditBar.tsx';

/** Lists every limit with its parts, its reset and the source of the numbers. */
export function BudgetLimits({ credits }: { credits: CreditsView }) {
  const i18n = useTranslator();
  const now = useNow();
  if (credits.budgets.length === 0)
    return <p className="border-t border-line pt-3 text-ink-soft">{i18n.t('credit.unknown')}</p>;
  return credits.budgets.map((budget) => {
    const parts = budgetParts(budget);
    return (
      <section key={budget.id} className="flex flex-col gap-1.5 border-t border-line pt-3 text-12">
        <div className="flex items-baseline justify-between gap-3">
          <h3 className="text-13 font-medium">{budgetName(i18n, budget.id)}</h3>
          {parts && (
            <span className="text-ink-soft">
              {i18n.t('credit.of', {
                free: i18n.formatNumber(parts.free),
                limit: i18n.formatNumber(parts.limit),
              })}
            </span>
          )}
        </div>
        <div className="overflow-hidden rounded-full">
          <CreditBar parts={parts} />
        </div>
        {parts && <BudgetPartsText i18n={i18n} parts={parts} />}
        <MachineParts i18n={i18n} budget={budget} />
        <p className="text-pretty text-ink-faint">
          {describeReset(i18n, budget, now)}. {describeBudget(i18n, budget.id)}{' '}
          {describeBudgetSource(i18n, budget, now)}.
        </p>
      </section>
    );
  });
}

function MachineParts({ i18n, budget: { others } }: { i18n: Translator; budget: BudgetView }) {
  if (!others) return null;
  const own = i18n.formatNumber(others.own);
  return (
    <p className="text-ink-soft">
      {i18n.t('shared.parts', { own, others: i18n.formatNumber(others.spent + others.reserved) })}
    </p>
  );
}

function BudgetPartsText({ i18n, parts }: { i18n: Translator; parts: BudgetParts }) {
  return (
    <dl className="flex flex-wrap gap-x-3">
      {partNames
        .filter((name) => parts[name] > 0)
        .map((name) => (
          <div key={name} className="flex items-center gap-1.5">
            <PartDot name={name} />
            <dt className="text-ink-soft">{i18n.t(`credit.${name}`)}</dt>
            <dd>{i18n.formatNumber(parts[name])}</dd>
          </div>
        ))}
    </dl>
  );
}

function describeBudgetSource(i18n: Translator, budget: BudgetView, now: number): string {
  const time = budget.seenAt === null ? '' : i18n.formatDateTime(budget.seenAt, now);
  return i18n.t(`credit.source.${budget.source}`, { time });
}
