import type { BudgetView, CreditsView } from '../../../contract/records.ts';
import type { Translator } from '../../../i18n/index.ts';
import { budgetName } from '../../../i18n/wait-reasons.ts';
import { useNow, useWords } from '../../i18n-context.tsx';
import { type BudgetParts, partsOf } from '../../state/job-predicates.ts';
import { budgetAbout, resetWords } from '../../text/job-state-text.ts';
import { CreditBar, PartDot, partNames } from './CreditBar.tsx';

/** Every limit with its parts, its reset and where the numbers come from. */
export function Limits({ credits }: { credits: CreditsView }) {
  const words = useWords();
  const now = useNow();
  if (credits.budgets.length === 0)
    return <p className="border-t border-line pt-3 text-ink-soft">{words.text('credit.unknown')}</p>;
  return credits.budgets.map((budget) => {
    const parts = partsOf(budget);
    return (
      <section key={budget.id} className="flex flex-col gap-1.5 border-t border-line pt-3 text-12">
        <div className="flex items-baseline justify-between gap-3">
          <h3 className="text-13 font-medium">{budgetName(words, budget.id)}</h3>
          {parts && (
            <span className="text-ink-soft">
              {words.text('credit.of', {
                free: words.number(parts.free),
                limit: words.number(parts.limit),
              })}
            </span>
          )}
        </div>
        <div className="overflow-hidden rounded-full">
          <CreditBar parts={parts} />
        </div>
        {parts && <PartsInLine words={words} parts={parts} />}
        <p className="text-pretty text-ink-faint">
          {resetWords(words, budget, now)}. {budgetAbout(words, budget.id)} {sourceWords(words, budget, now)}.
        </p>
      </section>
    );
  });
}

function PartsInLine({ words, parts }: { words: Translator; parts: BudgetParts }) {
  return (
    <dl className="flex flex-wrap gap-x-3">
      {partNames
        .filter((name) => parts[name] > 0)
        .map((name) => (
          <div key={name} className="flex items-center gap-1.5">
            <PartDot name={name} />
            <dt className="text-ink-soft">{words.text(`credit.${name}`)}</dt>
            <dd>{words.number(parts[name])}</dd>
          </div>
        ))}
    </dl>
  );
}

function sourceWords(words: Translator, budget: BudgetView, now: number): string {
  const time = budget.seenAt === null ? '' : words.moment(budget.seenAt, now);
  return words.text(`credit.source.${budget.source}`, { time });
}
