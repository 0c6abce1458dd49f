import type { HostKindView } from '../../contract/destinations.ts';
import type { ErrorData } from '../../contract/errors.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Translator } from '../../i18n/index.ts';
import { fieldText } from '../state/destinations.ts';

/** Returns why a host refuses a setting or a file, in its own words; null where it has none for this error. */
export function explainByKind(
  i18n: Translator,
  kind: Pick<HostKindView, 'reasons'> | null,
  { code, params }: ErrorData,
): string | null {
  const texts = code === 'bad-setting' ? kind?.reasons?.[String(params.reason)] : undefined;
  if (!texts) return null;
  return fieldText(texts, i18n.language)
    .replaceAll('{field}', String(params.field ?? ''))
    .replaceAll('{part}', String(params.part ?? ''));
}

/** Describes, below a field, why its value was refused; the field is called as people see it. */
export function describeRefusal(i18n: Translator, failure: ErrorData, label: string): string {
  if (failure.params.reason === 'missing') return i18n.t('hosts.form.missing');
  const { title, advice } = describeError(i18n, {
    ...failure,
    params: { ...failure.params, field: label },
  });
  return `${title} ${advice}`;
}
