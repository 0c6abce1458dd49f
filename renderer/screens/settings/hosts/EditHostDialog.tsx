import { useState } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import type { Destination, HostKindView } from '../../../../contract/destinations.ts';
import { Switch } from '../../../components/fields.tsx';
import { HostFacts } from '../../../components/HostFacts.tsx';
import { ModalDialog } from '../../../components/ModalDialog.tsx';
import { useTranslator } from '../../../i18n-context.tsx';
import {
  changedValues,
  type FieldFailures,
  missingFields,
  nameField,
  placeFailure,
  storedValues,
} from '../../../state/destinations.ts';
import { useDestinationActions } from '../../../window-context.tsx';
import { HostFields } from './HostFields.tsx';
import { HostForm, useFailures } from './HostForm.tsx';
import { HostNameField } from './HostNameField.tsx';

interface Props {
  readonly destination: Destination;
  readonly kind: HostKindView;
  readonly onClose: () => void;
}

/** Changes the name and the settings of a host; its secrets are replaced or left, and never shown. */
export function EditHostDialog({ destination, kind, onClose }: Props) {
  const i18n = useTranslator();
  return (
    <ModalDialog className="flex max-w-140 flex-col" onClose={onClose}>
      <Dialog className="flex min-h-0 flex-col outline-none">
        <div className="border-b border-line px-5 py-4">
          <Heading slot="title" className="text-15 font-semibold [overflow-wrap:anywhere]">
            {i18n.t('hosts.form.change', { service: destination.title })}
          </Heading>
          <p className="text-12 text-ink-faint">{kind.title}</p>
        </div>
        <ChangeForm destination={destination} kind={kind} onClose={onClose} />
      </Dialog>
    </ModalDialog>
  );
}

function ChangeForm({ destination, kind, onClose }: Props) {
  const i18n = useTranslator();
  const { change } = useDestinationActions();
  // As of when it was opened: what others change meanwhile shall not take away what is being typed.
  const [before] = useState(destination);
  const [title, setTitle] = useState(before.title);
  const [values, setValues] = useState(() => storedValues(kind, before));
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [isMoved, setIsMoved] = useState(false);
  const { failures, setFailures, mend } = useFailures();
  const kept = Object.keys(before.secrets).filter((key) => !removed.includes(key));

  const send = async (): Promise<FieldFailures> => {
    const missing = missingFields(kind, title, values, kept);
    if (Object.keys(missing).length > 0) return missing;
    const refused = await change({
      id: before.id,
      ...(title.trim() === before.title ? {} : { title }),
      values: changedValues(kind, before, values, removed),
      isMoved,
    });
    return refused ? placeFailure(kind.fields, refused) : {};
  };
  return (
    <HostForm
      failures={failures}
      kind={kind}
      canSend
      confirm={i18n.t('folders.form.save')}
      onSend={send}
      onFailures={setFailures}
      onClose={onClose}
    >
      <HostFacts traits={destination.traits} />
      <HostNameField
        value={title}
        isRequired
        failure={failures[nameField]}
        onChange={(typed) => {
          setTitle(typed);
          mend(nameField);
        }}
      />
      <HostFields
        fields={kind.fields}
        values={values}
        failures={failures}
        secrets={before.secrets}
        removed={removed}
        onRemove={(key, isRemoved) => {
          setRemoved((keys) => (isRemoved ? [...keys, key] : keys.filter((each) => each !== key)));
          mend(key);
        }}
        onChange={(key, value) => {
          setValues((current) => ({ ...current, [key]: value }));
          mend(key);
        }}
      />
      {(isMoved || failures['']?.code === 'place-in-use') && (
        <div data-answer>
          <Switch
            label={i18n.t('hosts.form.moved')}
            about={i18n.t('hosts.form.moved.about')}
            isSelected={isMoved}
            onChange={setIsMoved}
          />
        </div>
      )}
    </HostForm>
  );
}
