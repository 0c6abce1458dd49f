import type { SharedView } from '../../../contract/ledger.ts';
import { describeShared } from '../../../i18n/shared.ts';
import { useTranslator } from '../../i18n-context.tsx';

/** Tells with how many other machines this one spends its allowance, and what is wrong where they are not heard of. */
export function SharedState({ shared }: { shared: SharedView }) {
  const i18n = useTranslator();
  const isWell = shared.error === null;
  return (
    <p className={`text-12 text-pretty ${isWell ? 'text-ink-soft' : 'text-warn'}`}>
      {describeShared(i18n, shared)}
    </p>
  );
}
