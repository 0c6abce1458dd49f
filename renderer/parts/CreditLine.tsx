import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { BudgetView, CreditsView } from '../../contract/records.ts';
import type { Translator } from '../../locales/index.ts';
import { type BudgetParts, partsOf, tightestBudget } from '../state/select.ts';
import { budgetAbout, budgetName, reasonWords } from '../text/reason.ts';
import { useNow, useWords } from '../words.tsx';
import { Hint } from './Hint.tsx';

const partNames = ['used', 'reserved', 'kept', 'free'] as const;
type PartName = (typeof partNames)[number];

const partColours: Record<PartName, string> = {
  used: 'bg-part-used',
  reserved: 'bg-part-reserved',
  kept: 'bg-part-kept',
  free: 'bg-part-free',
};

/**
 * The line on top of the window, always there: what Imgur's tightest limit still gives, or why nothing goes. Hover and
 * keyboard focus tell its parts, a press opens all limits.
 */
export function CreditLine({ credits, open }: { credits: CreditsView; open: number }) {
  const words = useWords();
  const now = useNow();
  const [isOpen, setIsOpen] = useState(false);
  const tightest = tightestBudget(credits);
  const blocked = credits.blocked ? reasonWords(words, credits.blocked, now).sentence : null;
  const waits = blocked && credits.blocked?.until ? words.text('wait.pictures', { count: open }) : '';

  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Hint
        placement="bottom start"
        text={
          tightest ? (
            <BudgetLegend words={words} budget={tightest.budget} parts={tightest.parts} />
          ) : (
            words.text('credit.unknown')
          )
        }
      >
        <Button className="no-drag flex h-full min-w-0 flex-1 items-center gap-2 px-4 text-left text-12 transition-colors -outline-offset-2 data-hovered:bg-hover">
          <span className="sr-only">{words.text('credit.label')}: </span>
          {blocked ? (
            <>
              <TriangleAlert size={16} aria-hidden className="shrink-0 text-warn" />
              <span className="truncate text-warn">
                <span className="font-medium">{blocked}</span> {waits}
              </span>
            </>
          ) : (
            <CalmWords words={words} now={now} credits={credits} budget={tightest?.budget ?? null} />
          )}
        </Button>
      </Hint>
      <Popover
        placement="bottom start"
        offset={8}
        className="w-96 animate-appear rounded-lg border border-line-strong bg-raised shadow-raised"
      >
        <Dialog className="max-h-[inherit] overflow-y-auto p-4 outline-none">
          <CreditDay credits={credits} words={words} now={now} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function CalmWords({
  words,
  now,
  credits,
  budget,
}: {
  words: Translator;
  now: number;
  credits: CreditsView;
  budget: BudgetView | null;
}) {
  if (!budget) return <span className="truncate text-ink-soft">{words.text('credit.unknown')}</span>;
  return (
    <>
      <span className="truncate font-medium text-ink">
        {words.text('credit.room', { count: credits.uploadsNow })}
      </span>
      {budget.resetAt !== null && (
        <span className="truncate text-ink-faint">
          {words.text('credit.refill', {
            budget: budgetName(words, budget.id),
            time: words.moment(budget.resetAt, now),
          })}
        </span>
      )}
    </>
  );
}

/** The segments: used, taken by uploads under way, kept, free. Each layer only ever scales or moves. */
export function CreditBar({ parts }: { parts: BudgetParts | null }) {
  if (!parts) return <div aria-hidden className="h-1 bg-part-free" />;
  const ends: { name: PartName; end: number }[] = [];
  let sum = 0;
  for (const name of partNames) {
    sum += parts[name] / parts.limit;
    if (name !== 'free' && parts[name] > 0) ends.push({ name, end: sum });
  }
  return (
    <div aria-hidden className="relative h-1 overflow-hidden bg-part-free">
      {ends.toReversed().map(({ name, end }) => (
        <div key={name}>
          <div
            className={`absolute inset-0 fill-left ${partColours[name]}`}
            style={{ transform: `scaleX(${end})` }}
          />
          {/* A gap behind each part, so that they are told apart without colour. */}
          <div
            className="absolute inset-0 border-l-2 border-ground fill-left"
            style={{ transform: `translateX(${end * 100}%)` }}
          />
        </div>
      ))}
    </div>
  );
}

function BudgetLegend({
  words,
  budget,
  parts,
}: {
  words: Translator;
  budget: BudgetView;
  parts: BudgetParts;
}) {
  const now = useNow();
  return (
    <div className="flex w-64 flex-col gap-1 py-1">
      <p className="font-medium">{budgetName(words, budget.id)}</p>
      <Parts words={words} parts={parts} />
      <p className="text-ink-faint">{resetWords(words, budget, now)}</p>
    </div>
  );
}

function Parts({ words, parts }: { words: Translator; parts: BudgetParts }) {
  return (
    <dl className="grid grid-cols-[8px_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-0.5">
      {partNames.map((name) => (
        <div key={name} className="contents">
          <span aria-hidden className={`size-2 rounded-full ${partColours[name]}`} />
          <dt className="text-ink-soft">{words.text(`credit.${name}`)}</dt>
          <dd className="text-right">{words.number(parts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function PartsInLine({ words, parts }: { words: Translator; parts: BudgetParts }) {
  return (
    <dl className="flex flex-wrap gap-x-3">
      {partNames
        .filter((name) => parts[name] > 0)
        .map((name) => (
          <div key={name} className="flex items-center gap-1.5">
            <span aria-hidden className={`size-2 rounded-full ${partColours[name]}`} />
            <dt className="text-ink-soft">{words.text(`credit.${name}`)}</dt>
            <dd>{words.number(parts[name])}</dd>
          </div>
        ))}
    </dl>
  );
}

function resetWords(words: Translator, budget: BudgetView, now: number): string {
  return budget.resetAt === null
    ? words.text('credit.resets-unknown')
    : words.text('credit.resets', { time: words.moment(budget.resetAt, now) });
}

function sourceWords(words: Translator, budget: BudgetView, now: number): string {
  const time = budget.seenAt === null ? '' : words.moment(budget.seenAt, now);
  return words.text(`credit.source.${budget.source}`, { time });
}

/** Every limit with its parts, its reset and where the numbers come from. */
function CreditDay({ credits, words, now }: { credits: CreditsView; words: Translator; now: number }) {
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Heading slot="title" className="text-15 font-semibold">
          {words.text('credit.heading')}
        </Heading>
        <p className="mt-1 text-12 text-pretty text-ink-soft">{words.text('credit.about')}</p>
      </div>
      {credits.budgets.length === 0 && <p className="text-ink-soft">{words.text('credit.unknown')}</p>}
      {credits.budgets.map((budget) => {
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
              {resetWords(words, budget, now)}. {budgetAbout(words, budget.id)}{' '}
              {sourceWords(words, budget, now)}.
            </p>
          </section>
        );
      })}
      {credits.strikes > 0 && (
        <p className="border-t border-line pt-3 text-12 text-pretty text-warn">
          {words.text('credit.strikes', { count: credits.strikes })}
        </p>
      )}
    </div>
  );
}
