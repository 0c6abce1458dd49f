import { CircleCheck, FileDown, HardDriveUpload, Pencil, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Destination, HostKindView } from '../../../../contract/destinations.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import { builtInDestination } from '../../../../contract/names.ts';
import { describeError } from '../../../../i18n/errors.ts';
import { Button, IconButton } from '../../../components/Button.tsx';
import { useTranslator } from '../../../i18n-context.tsx';
import { fieldText, placeOf } from '../../../state/destinations.ts';
import { explainByKind } from '../../../text/field-refusal.ts';
import { useAbility, useActions, useDestinationActions, useWindowState } from '../../../window-context.tsx';
import { EditHostDialog } from './EditHostDialog.tsx';
import { RemoveHostDialog } from './RemoveHostDialog.tsx';

interface Props {
  readonly destination: Destination;
  /** Null while it is unknown, and for the built-in one. */
  readonly kind: HostKindView | null;
  readonly others: readonly Destination[];
  readonly isDefault: boolean;
}

/** Renders one host: what and where it is, what is wrong with it, and what can be done with it. */
export function HostRow({ destination, kind, others, isDefault }: Props) {
  const i18n = useTranslator();
  const actions = useDestinationActions();
  const canExport = useAbility('paths');
  const [isChanging, setIsChanging] = useState(false);
  const [isRemoving, setIsRemoving] = useState(false);
  const { showScreen } = useActions();
  const { id, title, problem } = destination;
  const test = useWindowState(({ hostTests }) => hostTests[id] ?? null);
  /** Calls the setting that an error is about as people see it. */
  const named = (failure: ErrorData): ErrorData => {
    const field = kind?.fields.find(({ key }) => key === failure.params.field);
    if (!field) return failure;
    return { ...failure, params: { ...failure.params, field: fieldText(field.label, i18n.language) } };
  };
  const facts = [kind?.title === title ? null : kind?.title, placeOf(destination)].filter(Boolean);
  return (
    <li className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span
          className={`flex size-9 shrink-0 items-center justify-center rounded-md ${problem ? 'bg-warn-ground text-warn' : 'bg-picked text-accent'}`}
        >
          {problem ? (
            <TriangleAlert size={20} strokeWidth={1.75} aria-hidden />
          ) : (
            <HardDriveUpload size={20} strokeWidth={1.75} aria-hidden />
          )}
        </span>
        <span className="flex min-w-40 flex-1 flex-col">
          <span className="font-medium [overflow-wrap:anywhere] select-text">{title}</span>
          <span className="text-12 [overflow-wrap:anywhere] text-ink-faint">{facts.join(' · ')}</span>
        </span>
        <span className="ml-auto flex flex-wrap items-center justify-end gap-2">
          <Button
            variant="quiet"
            aria-label={`${i18n.t('hosts.test')}: ${title}`}
            isDisabled={test === 'testing'}
            onPress={() => void actions.test(id)}
          >
            {i18n.t(test === 'testing' ? 'hosts.testing' : 'hosts.test')}
          </Button>
          {isDefault ? (
            <span className="inline-flex h-8 items-center rounded-md bg-picked px-3 text-13 font-medium text-accent">
              {i18n.t('hosts.default')}
            </span>
          ) : (
            <Button
              aria-label={`${i18n.t('hosts.choose')}: ${title}`}
              onPress={() => void actions.choose(id)}
            >
              {i18n.t('hosts.choose')}
            </Button>
          )}
          <IconButton
            icon={Pencil}
            label={`${i18n.t('hosts.edit')}: ${title}`}
            onPress={() => (id === builtInDestination ? showScreen('accounts') : setIsChanging(true))}
          />
          {id === builtInDestination ? (
            // Keeps the buttons of all rows below one another.
            others.length > 0 && <span aria-hidden className="w-16" />
          ) : (
            <>
              {canExport && (
                <IconButton
                  icon={FileDown}
                  label={`${i18n.t('hosts.export')}: ${title}`}
                  onPress={() => void actions.export(destination)}
                />
              )}
              <IconButton
                icon={Trash2}
                label={`${i18n.t('hosts.remove')}: ${title}`}
                onPress={() => setIsRemoving(true)}
              />
            </>
          )}
        </span>
      </div>
      {problem && <Trouble failure={named(problem)} service={title} kind={kind} />}
      <div role="status" className="flex flex-col gap-1 empty:hidden">
        {test !== null && test !== 'testing' && (
          <TestResult
            problems={test.map(named)}
            kind={kind}
            service={title}
            // Makes the key of its server one that is known; what was changed is tested again.
            onAccept={(hostKey) => void actions.change({ id, values: { hostKey } })}
          />
        )}
      </div>
      {isChanging && kind && (
        <EditHostDialog destination={destination} kind={kind} onClose={() => setIsChanging(false)} />
      )}
      {isRemoving && (
        <RemoveHostDialog
          destination={destination}
          others={others}
          isDefault={isDefault}
          onClose={() => setIsRemoving(false)}
        />
      )}
    </li>
  );
}

function TestResult({
  problems,
  kind,
  service,
  onAccept,
}: {
  problems: readonly ErrorData[];
  kind: HostKindView | null;
  service: string;
  onAccept: (fingerprint: string) => void;
}) {
  const i18n = useTranslator();
  if (problems.length > 0)
    return problems.map((one) => (
      <div key={`${one.code} ${JSON.stringify(one.params)}`} className="flex flex-col items-start gap-2">
        <Trouble failure={one} service={service} kind={kind} />
        {one.code === 'host-key-unknown' && (
          <Button onPress={() => onAccept(String(one.params.fingerprint))}>
            {i18n.t('hosts.test.accept')}
          </Button>
        )}
      </div>
    ));
  return (
    <p className="flex items-start gap-1.5 text-12 text-good">
      <CircleCheck size={16} aria-hidden className="shrink-0" />
      {i18n.t('hosts.test.good')}
    </p>
  );
}

function Trouble({
  failure,
  service,
  kind,
}: {
  failure: ErrorData;
  service: string;
  kind: HostKindView | null;
}) {
  const i18n = useTranslator();
  const { title, advice } = describeError(i18n, { ...failure, params: { service, ...failure.params } });
  return (
    <p className="flex items-start gap-1.5 text-12 text-pretty text-warn">
      <TriangleAlert size={16} aria-hidden className="shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {explainByKind(i18n, kind, failure) ?? `${title} ${advice}`}
      </span>
    </p>
  );
}
