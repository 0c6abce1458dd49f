import { useId } from 'react';
import type { CreditsView } from '../../../contract/credits.ts';
import type { Machine, SharedView } from '../../../contract/ledger.ts';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { dailyBudgetId } from '../../state/usage.ts';
import { useMachines } from './use-renewed.ts';

/** Lists the computers that spend the allowance together: what each took, what waits there, when it was heard of. */
export function MachineList({ credits, shared }: { credits: CreditsView; shared: SharedView }) {
  const i18n = useTranslator();
  const machines = useMachines(credits);
  const heading = useId();
  if (machines === 'asked' || shared.state !== 'together') return null;
  if (machines === 'failed')
    return (
      <p className="border-t border-line pt-3 text-12 text-pretty text-ink-soft">
        {i18n.t('machines.failed')}
      </p>
    );
  const unlisted = shared.machines - machines.length;
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-2 border-t border-line pt-3 text-12">
      <h3 id={heading} className="text-13 font-medium">
        {i18n.t('machines.heading')}
      </h3>
      <ul className="flex flex-col gap-2">
        {machines.map((machine, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: computers may have the same name, and have no other
          <MachineRow key={index} machine={machine} />
        ))}
      </ul>
      {unlisted > 0 && (
        <p className="text-pretty text-ink-faint">{i18n.t('machines.more', { count: unlisted })}</p>
      )}
    </section>
  );
}

function MachineRow({ machine: { name, isOwn, spent, waiting, seenAt } }: { machine: Machine }) {
  const i18n = useTranslator();
  const now = useNow();
  const time = i18n.formatDateTime(seenAt, now);
  return (
    <li className="flex items-baseline justify-between gap-3">
      <span className="min-w-0">
        <span className="wrap-anywhere">{name}</span>
        {isOwn && <span className="ml-1.5 text-ink-soft">{i18n.t('machines.this')}</span>}
        <span className="block text-pretty text-ink-faint">
          {i18n.t('machines.about', { count: waiting, time })}
        </span>
      </span>
      <span className="shrink-0">{i18n.t('day.credits', { count: spent[dailyBudgetId] ?? 0 })}</span>
    </li>
  );
}
