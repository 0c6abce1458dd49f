import { TriangleAlert } from 'lucide-react';
import { type UpdateChoice, type UpdatesView, updateChoices } from '../../../contract/updates.ts';
import { Button } from '../../components/Button.tsx';
import { SegmentedControl } from '../../components/fields.tsx';
import { describeUpdate, NextUpdateStep } from '../../components/UpdateStatus.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { useActions, useUpdateActions, useWindowState } from '../../window-context.tsx';
import { Resettable } from './Resettable.tsx';

/** Edits how newer versions come, tells what is known of them, and looks for them now. */
export function UpdateSettings({ choice }: { choice: UpdateChoice | null }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const view = useWindowState((state) => state.updates);
  if (!view) return null;
  const { cannotInstall } = view;
  if (cannotInstall === 'development')
    return <p className="text-12 text-pretty text-ink-faint">{i18n.t('updates.cannot.development')}</p>;
  // What cannot replace itself is asked for, or not.
  const choices = updateChoices.filter((each) => each !== 'silent' || cannotInstall === null);
  const shown = choice === 'silent' && cannotInstall !== null ? 'ask' : choice;
  return (
    <div className="flex flex-col gap-2">
      <Resettable of="updates">
        <SegmentedControl<UpdateChoice | 'unset'>
          label={i18n.t('updates.choice')}
          choices={choices.map((each) => ({ id: each, text: i18n.t(`updates.choice.${each}`) }))}
          value={shown ?? 'unset'}
          onChange={(updates) => {
            if (updates !== 'unset') void changeSettings({ updates });
          }}
        />
      </Resettable>
      <p className="text-12 text-pretty text-ink-faint">
        {i18n.t('updates.choice.about')} {choice === null && i18n.t('updates.choice.none')}
      </p>
      {cannotInstall !== null && (
        <p className="text-12 text-pretty text-ink-faint">{i18n.t(`updates.cannot.${cannotInstall}`)}</p>
      )}
      {view.rolledBackFrom !== null && (
        <p className="flex items-start gap-1.5 text-12 text-warn">
          <TriangleAlert size={16} aria-hidden className="shrink-0" />
          {i18n.t('updates.rolled-back', { version: view.rolledBackFrom })}
        </p>
      )}
      <Status view={view} />
    </div>
  );
}

function Status({ view }: { view: UpdatesView }) {
  const i18n = useTranslator();
  const now = useNow();
  const { check } = useUpdateActions();
  const { state, checkedAt } = view;
  const isBusy = state.kind === 'checking' || state.kind === 'downloading' || state.kind === 'installing';
  return (
    <div className="mt-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="min-w-48 flex-1 text-12">
        <p role="status" className={state.kind === 'failed' ? 'text-warn' : ''}>
          {describeUpdate(i18n, state)}
        </p>
        {checkedAt !== null && (
          <p className="text-ink-faint">
            {i18n.t('updates.checked', { time: i18n.formatDateTime(checkedAt, now) })}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <NextUpdateStep view={view} />
        {state.kind !== 'ready' && (
          <Button isDisabled={isBusy} onPress={() => void check()}>
            {i18n.t('updates.check')}
          </Button>
        )}
      </div>
    </div>
  );
}
