import type { ErrorData } from '../../../../contract/errors.ts';
import { TextField } from '../../../components/fields.tsx';
import { useTranslator } from '../../../i18n-context.tsx';
import { describeRefusal } from '../../../text/field-refusal.ts';

/** Edits the name of a host. */
export function HostNameField({
  value,
  isRequired,
  failure,
  onChange,
}: {
  value: string;
  /** False where its file brings one. */
  isRequired: boolean;
  failure: ErrorData | undefined;
  onChange: (title: string) => void;
}) {
  const i18n = useTranslator();
  const label = i18n.t('hosts.form.name');
  return (
    <TextField
      label={label}
      about={isRequired ? null : i18n.t('hosts.form.file.name.about')}
      maxLength={100}
      autoComplete="off"
      isRequired={isRequired}
      value={value}
      onChange={onChange}
      failure={failure ? describeRefusal(i18n, failure, label) : null}
    />
  );
}
