import type { CreditsView } from '../../../contract/records.ts';
import { useNow, useWords } from '../../i18n-context.tsx';
import { dayBudget, dayOf, type Others, othersOf, type Spender } from '../../state/usage.ts';
import { HourBars } from './HourlyUsageChart.tsx';
import { useSpending } from './use-spending.ts';

/** Who spent what: by hour, by the way the pictures came in, and by others at this address. */
export function Spent({ credits }: { credits: CreditsView }) {
  const words = useWords();
  const now = useNow();
  const spending = useSpending(credits);
  if (spending === 'asked') return <SpentSkeleton />;
  if (spending === 'failed')
    return <p className="border-t border-line pt-3 text-12 text-ink-soft">{words.text('day.failed')}</p>;
  const day = dayOf(spending, now);
  const others = othersOf(
    credits.budgets.find((budget) => budget.id === dayBudget),
    spending,
  );
  return (
    <section className="flex flex-col gap-3 border-t border-line pt-3">
      {day.spenders.length > 0 ? (
        <HourBars hours={day.hours} total={day.credits} />
      ) : (
        <div>
          <h3 className="font-medium">{words.text('day.empty.title')}</h3>
          <p className="mt-0.5 text-12 text-pretty text-ink-soft">{words.text('day.empty.text')}</p>
        </div>
      )}
      {(day.spenders.length > 0 || others) && (
        <ul className="flex flex-col gap-2 text-12">
          {day.spenders.map((spender) => (
            <SpenderRow key={spender.origin} spender={spender} />
          ))}
          {others && <OthersRow others={others} now={now} />}
        </ul>
      )}
    </section>
  );
}

function SpenderRow({ spender }: { spender: Spender }) {
  const words = useWords();
  const uploads = words.text('day.uploads', { count: spender.uploads });
  const unknown =
    spender.unknown > 0 ? words.text('day.unknown', { count: words.number(spender.unknown) }) : '';
  return (
    <Row
      name={words.text(`origin.${spender.origin}`)}
      detail={unknown === '' ? uploads : `${uploads}, ${unknown}`}
      credits={spender.credits}
    />
  );
}

function OthersRow({ others, now }: { others: Others; now: number }) {
  const words = useWords();
  return (
    <Row
      name={words.text('day.others')}
      detail={words.text('day.others.about', { time: words.moment(others.since, now) })}
      credits={others.credits}
    />
  );
}

function Row({ name, detail, credits }: { name: string; detail: string; credits: number }) {
  const words = useWords();
  return (
    <li className="flex items-baseline justify-between gap-3">
      <span className="min-w-0">
        {name}
        <span className="block text-pretty text-ink-faint">{detail}</span>
      </span>
      <span className="shrink-0">{words.text('day.credits', { count: credits })}</span>
    </li>
  );
}

function SpentSkeleton() {
  return (
    <div aria-hidden className="animate-late border-t border-line pt-3">
      <span className="block h-3 w-40 animate-pulse-soft rounded-sm bg-sunken" />
      <span className="mt-3 block h-14 animate-pulse-soft rounded-sm bg-sunken" />
    </div>
  );
}
