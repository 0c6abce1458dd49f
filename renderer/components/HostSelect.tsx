import { useTranslator } from '../i18n-context.tsx';
import { useDestinations, useServiceName, useWindowState } from '../window-context.tsx';
import { SelectField } from './fields.tsx';
import { HostFacts } from './HostFacts.tsx';

/** Value of the choice that is no id of a destination. */
const usual = '';

/** Chooses where some of the pictures go: as usual, or to a host of their own. */
export function HostSelect({
  label,
  context,
  value,
  onChange,
}: {
  label: string;
  /** What it is about, where several of these stand below one another; not shown. */
  context?: string;
  /** Id of a destination; null: as usual. */
  value: string | null;
  onChange: (host: string | null) => void;
}) {
  const chosen = useDestinations().find(({ id }) => id === value);
  return (
    <div className="flex flex-col gap-1.5">
      <SelectField
        label={label}
        {...(context === undefined ? {} : { context })}
        choices={useHostChoices(value)}
        value={value ?? usual}
        onChange={(picked) => onChange(picked === usual ? null : picked)}
      />
      {chosen && <HostFacts traits={chosen.traits} />}
    </div>
  );
}

/** Returns the hosts to choose from, “as usual” first; one that was removed since stays visible where it is chosen. */
function useHostChoices(value: string | null) {
  const i18n = useTranslator();
  const live = useDestinations();
  const service = useServiceName(useWindowState((state) => state.mirror?.settings.destination ?? usual));
  const hasRules = useWindowState((state) => (state.mirror?.settings.routing.rules.length ?? 0) > 0);
  const gone = useServiceName(value ?? usual);
  return [
    { id: usual, text: hasRules ? i18n.t('hosts.usual.rules') : i18n.t('hosts.usual', { service }) },
    ...live.map(({ id, title }) => ({ id, text: title })),
    ...(value === null || live.some(({ id }) => id === value)
      ? []
      : [{ id: value, text: i18n.t('hosts.gone', { service: gone }) }]),
  ];
}
