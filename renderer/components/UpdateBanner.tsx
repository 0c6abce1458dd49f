import { PackagePlus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslator } from '../i18n-context.tsx';
import { useActions, useWindowState } from '../window-context.tsx';
import { Banner } from './Banner.tsx';
import { Button, IconButton } from './Button.tsx';
import { describeUpdate, NextUpdateStep } from './UpdateStatus.tsx';

/** Asks once whether newer versions may be looked for, and tells of one that waits for the user. */
export function UpdateBanner() {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const view = useWindowState((state) => state.updates);
  const choice = useWindowState((state) => state.mirror?.settings.updates);
  // Who has just begun has other things to do.
  const hasUploaded = useWindowState((state) => (state.mirror?.history.length ?? 0) > 0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (!view || choice === undefined || view.cannotInstall === 'development') return null;
  const { state } = view;
  if (choice === null)
    return hasUploaded ? (
      <Banner tone="calm" icon={PackagePlus} text={i18n.t('updates.ask')}>
        <Button onPress={() => void changeSettings({ updates: 'ask' })}>{i18n.t('updates.ask.yes')}</Button>
        <Button variant="quiet" onPress={() => void changeSettings({ updates: 'off' })}>
          {i18n.t('updates.ask.no')}
        </Button>
      </Banner>
    ) : null;
  if (state.kind !== 'found' && state.kind !== 'ready') return null;
  if (dismissed === `${state.kind} ${state.version}`) return null;
  return (
    <Banner tone="calm" icon={PackagePlus} text={describeUpdate(i18n, state)}>
      <NextUpdateStep view={view} />
      <IconButton
        icon={X}
        label={i18n.t('action.close')}
        onPress={() => setDismissed(`${state.kind} ${state.version}`)}
      />
    </Banner>
  );
}
