import type { Destination, HostField } from '../../../../contract/destinations.ts';
import { Button } from '../../../components/Button.tsx';
import { SelectField, Switch, TextField } from '../../../components/fields.tsx';
import { useTranslator } from '../../../i18n-context.tsx';
import { choiceText, type FieldFailures, type FieldValues, fieldText } from '../../../state/destinations.ts';
import { describeRefusal } from '../../../text/field-refusal.ts';
import { useWindowState } from '../../../window-context.tsx';

interface Props {
  readonly fields: readonly HostField[];
  readonly values: FieldValues;
  readonly failures: FieldFailures;
  readonly onChange: (key: string, value: string) => void;
  /** Of a host that is there: where its secrets are, and which of them are to be taken away. */
  readonly secrets?: Destination['secrets'];
  readonly removed?: readonly string[];
  readonly onRemove?: (key: string, isRemoved: boolean) => void;
}

/** A secret that is set, and what happens to it. */
interface StoredSecret {
  readonly place: Destination['secrets'][string];
  readonly isRemoved: boolean;
  readonly onRemove: (isRemoved: boolean) => void;
}

/** Renders the settings of a host as its kind describes them. */
export function HostFields(props: Props) {
  const { fields, values, failures, onChange, secrets, removed, onRemove } = props;
  const secretOf = (key: string): StoredSecret | null => {
    const place = secrets?.[key];
    if (!place) return null;
    return {
      place,
      isRemoved: removed?.includes(key) ?? false,
      onRemove: (isRemoved) => onRemove?.(key, isRemoved),
    };
  };
  return fields.map((field) => (
    <HostFieldView
      key={field.key}
      field={field}
      value={values[field.key] ?? ''}
      failure={failures[field.key]}
      secret={secretOf(field.key)}
      onChange={(value) => onChange(field.key, value)}
    />
  ));
}

function HostFieldView({
  field,
  value,
  failure,
  secret,
  onChange,
}: {
  field: HostField;
  value: string;
  failure: FieldFailures[string] | undefined;
  secret: StoredSecret | null;
  onChange: (value: string) => void;
}) {
  const i18n = useTranslator();
  const label = fieldText(field.label, i18n.language);
  const help = field.help ? fieldText(field.help, i18n.language) : '';
  const told = failure ? describeRefusal(i18n, failure, label) : null;
  switch (field.type) {
    case 'flag':
      return (
        <Switch
          label={label}
          about={help}
          isSelected={value === 'yes'}
          onChange={(isOn) => onChange(isOn ? 'yes' : 'no')}
        />
      );
    case 'choice':
      return (
        <div className="flex flex-col gap-1">
          <SelectField
            label={label}
            choices={(field.choices ?? []).map((id) => ({ id, text: choiceText(field, id, i18n.language) }))}
            value={value}
            onChange={onChange}
          />
          {help && <p className="text-12 text-pretty text-ink-faint">{help}</p>}
          {told && <p className="text-12 text-pretty text-bad">{told}</p>}
        </div>
      );
    default:
      return secret ? (
        <SecretField {...{ field, label, help, value, secret, onChange }} failure={told} />
      ) : (
        <TypedField {...{ field, label, help, value, onChange }} failure={told} />
      );
  }
}

function TypedField({
  field: { type, secret, required, byDefault },
  label,
  help,
  value,
  failure,
  onChange,
}: {
  field: HostField;
  label: string;
  help: string;
  value: string;
  failure: string | null;
  onChange: (value: string) => void;
}) {
  const i18n = useTranslator();
  const vault = useWindowState((state) => state.mirror?.accounts.vault.kind ?? 'keychain');
  const about = [help, ...(secret ? [i18n.t(`hosts.form.secret.${vault}`)] : [])].join(' ').trim();
  const isOptional = !required && byDefault === null;
  return (
    <TextField
      label={isOptional ? i18n.t('hosts.form.optional', { label }) : label}
      about={about}
      type={secret ? 'password' : 'text'}
      autoComplete={secret ? 'new-password' : 'off'}
      mono={type !== 'text' || secret}
      maxLength={100_000}
      isRequired={required}
      {...(type === 'port' ? { inputMode: 'numeric' as const } : {})}
      {...(type === 'long-text' && !secret ? { rows: 4 } : {})}
      {...(byDefault !== null ? { placeholder: byDefault } : {})}
      value={value}
      onChange={onChange}
      failure={failure}
    />
  );
}

/** Replaces a secret that is set, or leaves it. */
function SecretField({
  field: { required },
  label,
  help,
  value,
  secret: { place, isRemoved, onRemove },
  failure,
  onChange,
}: {
  field: HostField;
  label: string;
  help: string;
  value: string;
  secret: StoredSecret;
  failure: string | null;
  onChange: (value: string) => void;
}) {
  const i18n = useTranslator();
  const state = isRemoved
    ? i18n.t('hosts.form.secret.gone')
    : place.in === 'file'
      ? i18n.t('hosts.form.secret.file', { path: place.path })
      : i18n.t('hosts.form.secret.set');
  const verb = i18n.t(isRemoved ? 'hosts.form.secret.keep' : 'hosts.form.secret.forget');
  return (
    <TextField
      label={label}
      about={[help, state].join(' ').trim()}
      type="password"
      autoComplete="new-password"
      mono
      maxLength={100_000}
      placeholder={isRemoved ? '' : '••••••••'}
      value={value}
      onChange={onChange}
      failure={failure}
      trailing={
        !required && (
          <Button aria-label={`${verb}: ${label}`} onPress={() => onRemove(!isRemoved)}>
            {verb}
          </Button>
        )
      }
    />
  );
}
