import type { CreditsView } from '../../../contract/credits.ts';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { dailyBudgetId, dayUsage, type OriginUsage, type OtherUsage, otherUsage } from '../../state/usage.ts';
import { HourlyUsageChart } from './HourlyUsageChart.tsx';
import { useUsageEntries } from './use-renewed.ts';

/** Lists usage by hour, by origin of the pictures, and by others at this address. */
export function UsageByOrigin({ credits }: { credits: CreditsView }) {
  const i18n = useTranslator();
  const now = useNow();
  const spending = useUsageEntries(credits);
  if (spending === 'asked') return <UsageSkeleton />;
  if (spending === 'failed')
    return <p className="border-t border-line pt-3 text-12 text-ink-soft">{i18n.t('day.failed')}</p>;
  const day = dayUsage(spending, now);
  const others = otherUsage(
    credits.budgets.find((budget) => budget.id === dailyBudgetId),
    spending,
  );
  return (
    <section className="flex flex-col gap-3 border-t border-line pt-3">
      {day.byOrigin.length > 0 ? (
        <HourlyUsageChart hours={day.hours} total={day.credits} />
      ) : (
        <div>
          <h3 className="font-medium">{i18n.t('day.empty.title')}</h3>
          <p className="mt-0.5 text-12 text-pretty text-ink-soft">{i18n.t('day.empty.text')}</p>
        </div>
      )}
      {(day.byOrigin.length > 0 || others) && (
        <ul className="flex flex-col gap-2 text-12">
          {day.byOrigin.map((spender) => (
            <OriginRow key={spender.origin} spender={spender} />
          ))}
          {others && <OtherProgramsRow others={others} now={now} />}
        </ul>
      )}
    </section>
  );
}

function OriginRow({ spender }: { spender: OriginUsage }) {
  const i18n = useTranslator();
  const uploads = i18n.t('day.uploads', { count: spender.uploads });
  const unknown =
    spender.unknown > 0 ? i18n.t('day.unknown', { count: i18n.formatNumber(spender.unknown) }) : '';
  return (
    <UsageRow
      name={i18n.t(`origin.${spender.origin}`)}
      detail={unknown === '' ? uploads : `${uploads}, ${unknown}`}
      credits={spender.credits}
    />
  );
}

function OtherProgramsRow({ others, now }: { others: OtherUsage; now: number }) {
  const i18n = useTranslator();
  return (
    <UsageRow
      name={i18n.t('day.others')}
      detail={i18n.t('day.others.about', { time: i18n.formatDateTime(others.since, now) })}
      credits={others.credits}
    />
  );
}

function UsageRow({ name, detail, credits }: { name: string; detail: string; credits: number }) {
  const i18n = useTranslator();
  return (
    <li className="flex items-baseline justify-between gap-3">
      <span className="min-w-0">
        {name}
        <span className="block text-pretty text-ink-faint">{detail}</span>
      </span>
      <span className="shrink-0">{i18n.t('day.credits', { count: credits })}</span>
    </li>
  );
}

function UsageSkeleton() {
  return (
    <div aria-hidden className="animate-late border-t border-line pt-3">
      <span className="block h-3 w-40 animate-pulse-soft rounded-sm bg-sunken" />
      <span className="mt-3 block h-14 animate-pulse-soft rounded-sm bg-sunken" />
    </div>
  );
}
