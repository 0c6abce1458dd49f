import { TriangleAlert } from 'lucide-react';
import type { HostKindView } from '../../contract/destinations.ts';
import type { ErrorData } from '../../contract/errors.ts';
import { describeError } from '../../i18n/errors.ts';
import { useTranslator } from '../i18n-context.tsx';
import { explainByKind } from '../text/field-refusal.ts';

/** Says, in a form, what was refused and what can be done about it. */
export function Refusal({
  failure,
  kind = null,
}: {
  failure: ErrorData;
  /** The kind of host whose words are used where it has some. */
  kind?: HostKindView | null;
}) {
  const i18n = useTranslator();
  const { title, advice } = describeError(i18n, failure);
  const explained = explainByKind(i18n, kind, failure);
  return (
    <p className="flex items-start gap-2 text-12 text-pretty">
      <TriangleAlert size={16} aria-hidden className="shrink-0 text-bad" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium">{explained ?? title}</span> {explained === null && advice}
      </span>
    </p>
  );
}
