import { useState } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import { type Routing, type RoutingRule, routeKinds, routeWays } from '../../../../contract/routing.ts';
import { SelectField, Switch, TextField } from '../../../components/fields.tsx';
import { HostFacts } from '../../../components/HostFacts.tsx';
import { ModalDialog } from '../../../components/ModalDialog.tsx';
import { ToggleChips } from '../../../components/ToggleChips.tsx';
import { useTranslator } from '../../../i18n-context.tsx';
import type { FieldFailures } from '../../../state/destinations.ts';
import { readSizes, typedSizes, withRule } from '../../../state/routing.ts';
import { describeRule } from '../../../text/rule-text.ts';
import { useDestinationActions, useDestinations, useServiceName } from '../../../window-context.tsx';
import { HostForm, useFailures } from './HostForm.tsx';

/** Value of the choice that is no id of a destination. */
const nowhere = '';

/** Edits a rule: which pictures, where they go, and where a copy of them goes. */
export function RuleDialog({
  rule: before,
  routing,
  onClose,
}: {
  rule: RoutingRule;
  routing: Routing;
  onClose: () => void;
}) {
  const i18n = useTranslator();
  const isNew = !routing.rules.some(({ id }) => id === before.id);
  return (
    <ModalDialog className="flex max-w-140 flex-col" onClose={onClose}>
      <Dialog className="flex min-h-0 flex-col outline-none">
        <Heading slot="title" className="border-b border-line px-5 py-4 text-15 font-semibold">
          {i18n.t(isNew ? 'rules.form.add' : 'rules.form.change')}
        </Heading>
        <RuleForm before={before} routing={routing} isNew={isNew} onClose={onClose} />
      </Dialog>
    </ModalDialog>
  );
}

function RuleForm({
  before,
  routing,
  isNew,
  onClose,
}: {
  before: RoutingRule;
  routing: Routing;
  isNew: boolean;
  onClose: () => void;
}) {
  const i18n = useTranslator();
  const { setRouting } = useDestinationActions();
  const [rule, setRule] = useState(before);
  const [sizes, setSizes] = useState(() => typedSizes(before.when));
  const { failures, setFailures, mend } = useFailures();
  const { minBytes, maxBytes } = readSizes(sizes);
  const isEmptyRange = minBytes != null && maxBytes != null && minBytes > maxBytes;
  const badSize = i18n.t('rules.form.size.bad');
  const change = (patch: Partial<RoutingRule>) => {
    setRule((now) => ({ ...now, ...patch }));
    mend('');
  };
  const when = { ...rule.when, minBytes: minBytes ?? null, maxBytes: maxBytes ?? null };
  const service = useServiceName(rule.to);
  const send = async (): Promise<FieldFailures> => {
    const refused = await setRouting({ ...routing, rules: withRule(routing.rules, { ...rule, when }) });
    return refused ? { '': refused } : {};
  };
  return (
    <HostForm
      failures={failures}
      canSend={minBytes !== undefined && maxBytes !== undefined && !isEmptyRange}
      confirm={i18n.t(isNew ? 'hosts.form.add' : 'folders.form.save')}
      onSend={send}
      onFailures={setFailures}
      onClose={onClose}
    >
      <p role="status" className="rounded-md bg-sunken px-3 py-2 font-medium [overflow-wrap:anywhere]">
        {describeRule(i18n, { ...rule, when }, service)}
      </p>
      <ToggleChips
        label={i18n.t('rules.form.ways')}
        about={i18n.t('rules.form.ways.about')}
        choices={routeWays.map((id) => ({ id, text: i18n.t(`rules.way.${id}`) }))}
        value={rule.when.ways}
        onChange={(ways) => change({ when: { ...rule.when, ways } })}
      />
      <ToggleChips
        label={i18n.t('rules.form.kinds')}
        about={i18n.t('rules.form.kinds.about')}
        choices={routeKinds.map((id) => ({ id, text: i18n.t(`rules.kind.${id}`) }))}
        value={rule.when.kinds}
        onChange={(kinds) => change({ when: { ...rule.when, kinds } })}
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label={i18n.t('rules.form.over')}
          inputMode="decimal"
          autoComplete="off"
          value={sizes.over}
          onChange={(over) => setSizes({ ...sizes, over })}
          failure={minBytes === undefined ? badSize : null}
        />
        <TextField
          label={i18n.t('rules.form.up-to')}
          inputMode="decimal"
          autoComplete="off"
          value={sizes.upTo}
          onChange={(upTo) => setSizes({ ...sizes, upTo })}
          failure={maxBytes === undefined ? badSize : isEmptyRange ? i18n.t('rules.form.size.empty') : null}
        />
      </div>
      <TargetFields rule={rule} onChange={change} />
      {(rule.allowLessPrivate || failures['']?.code === 'less-private') && (
        <div data-answer>
          <Switch
            label={i18n.t('out.allow')}
            isSelected={rule.allowLessPrivate}
            onChange={(allowLessPrivate) => setRule((now) => ({ ...now, allowLessPrivate }))}
          />
        </div>
      )}
    </HostForm>
  );
}

function TargetFields({
  rule: { to, mirrorTo },
  onChange,
}: {
  rule: RoutingRule;
  onChange: (patch: Partial<RoutingRule>) => void;
}) {
  const i18n = useTranslator();
  const hosts = useDestinations();
  const choices = hosts.map(({ id, title }) => ({ id, text: title }));
  const target = hosts.find(({ id }) => id === to);
  const mirror = hosts.find(({ id }) => id === mirrorTo);
  return (
    <>
      <div className="flex flex-col gap-1.5">
        <SelectField
          label={i18n.t('rules.form.to')}
          choices={choices}
          value={to}
          // Elsewhere it would be another question.
          onChange={(host) =>
            onChange({ to: host, ...(host === mirrorTo ? { mirrorTo: null } : {}), allowLessPrivate: false })
          }
        />
        {target && <HostFacts traits={target.traits} />}
      </div>
      <div className="flex flex-col gap-1.5">
        <SelectField
          label={i18n.t('rules.form.mirror')}
          choices={[
            { id: nowhere, text: i18n.t('rules.form.mirror.none') },
            ...choices.filter(({ id }) => id !== to),
          ]}
          value={mirrorTo ?? nowhere}
          onChange={(host) => onChange({ mirrorTo: host === nowhere ? null : host, allowLessPrivate: false })}
        />
        <p className="text-12 text-pretty text-ink-faint">{i18n.t('rules.form.mirror.about')}</p>
        {mirror && <HostFacts traits={mirror.traits} />}
      </div>
    </>
  );
}
