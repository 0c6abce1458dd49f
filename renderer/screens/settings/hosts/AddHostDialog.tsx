import { type ReactNode, useState } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import type { DestinationsView, HostKindView } from '../../../../contract/destinations.ts';
import { SelectField } from '../../../components/fields.tsx';
import { HostFacts } from '../../../components/HostFacts.tsx';
import { ModalDialog } from '../../../components/ModalDialog.tsx';
import { useTranslator } from '../../../i18n-context.tsx';
import {
  type FieldFailures,
  fieldText,
  firstValues,
  freeTitle,
  missingFields,
  nameField,
  needsNothing,
  placeFailure,
} from '../../../state/destinations.ts';
import type { HostFormStart } from '../../../state/window-store.ts';
import { useDestinationActions } from '../../../window-context.tsx';
import { HostFields } from './HostFields.tsx';
import { HostFile, type OpenedFile } from './HostFile.tsx';
import { HostForm, useFailures } from './HostForm.tsx';
import { HostNameField } from './HostNameField.tsx';

interface Props {
  /** At least one. */
  readonly kinds: readonly HostKindView[];
  readonly view: DestinationsView;
  readonly start: HostFormStart;
  readonly onClose: () => void;
}

/** Adds a host: of which kind, with what is so there, and its settings. */
export function AddHostDialog({ kinds, view, start, onClose }: Props) {
  const i18n = useTranslator();
  const [chosen, setChosen] = useState(
    () => (start === 'unregistered' ? kinds.find(needsNothing) : undefined) ?? kinds[0],
  );
  if (!chosen) return null;
  return (
    <ModalDialog className="flex max-w-140 flex-col" onClose={onClose}>
      <Dialog className="flex min-h-0 flex-col outline-none">
        <Heading slot="title" className="border-b border-line px-5 py-4 text-15 font-semibold">
          {i18n.t('hosts.form.title')}
        </Heading>
        {/* The key begins anew for another kind: it has other fields. */}
        <NewHostForm key={chosen.kind} kind={chosen} view={view} onClose={onClose}>
          <SelectField
            label={i18n.t('hosts.form.kind')}
            choices={kinds.map(({ kind, title }) => ({ id: kind, text: title }))}
            value={chosen.kind}
            onChange={(wanted) => setChosen(kinds.find(({ kind }) => kind === wanted))}
          />
        </NewHostForm>
      </Dialog>
    </ModalDialog>
  );
}

function NewHostForm({
  kind,
  view,
  onClose,
  children,
}: {
  kind: HostKindView;
  view: DestinationsView;
  onClose: () => void;
  /** The choice of the kind. */
  children: ReactNode;
}) {
  const i18n = useTranslator();
  const { add, importFile } = useDestinationActions();
  const { fields, importsFiles, traits } = kind;
  const [title, setTitle] = useState(() => (importsFiles ? '' : freeTitle(kind.title, view)));
  const [values, setValues] = useState(() => firstValues(kind));
  const [file, setFile] = useState<OpenedFile | null>(null);
  const { failures, setFailures, mend } = useFailures();

  const send = async (): Promise<FieldFailures> => {
    if (importsFiles) {
      if (!file) return {};
      const name = title.trim();
      const refused = await importFile({ kind: kind.kind, text: file.text, ...(name && { title: name }) });
      return refused ? placeFailure([], refused) : {};
    }
    const missing = missingFields(kind, title, values);
    if (Object.keys(missing).length > 0) return missing;
    const refused = await add({ kind: kind.kind, title, values });
    return refused ? placeFailure(fields, refused) : {};
  };
  return (
    <HostForm
      failures={failures}
      kind={kind}
      canSend={!importsFiles || file !== null}
      confirm={i18n.t('hosts.form.add')}
      onSend={send}
      onFailures={setFailures}
      onClose={onClose}
    >
      <div className="flex flex-col gap-2">
        {children}
        <p className="text-12 text-pretty text-ink-soft">{fieldText(traits.about, i18n.language)}</p>
        <HostFacts traits={traits} />
      </div>
      <HostNameField
        value={title}
        isRequired={!importsFiles}
        failure={failures[nameField]}
        onChange={(typed) => {
          setTitle(typed);
          mend(nameField);
        }}
      />
      {importsFiles ? (
        <HostFile file={file} onOpen={setFile} />
      ) : (
        <HostFields
          fields={fields}
          values={values}
          failures={failures}
          onChange={(key, value) => {
            setValues((before) => ({ ...before, [key]: value }));
            mend(key);
          }}
        />
      )}
    </HostForm>
  );
}
