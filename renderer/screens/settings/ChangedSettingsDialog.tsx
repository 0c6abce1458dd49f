import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Settings } from '../../../contract/settings.ts';
import { changedSettings, defaultOf, type PortableSetting } from '../../../contract/settings-file.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ReadingDialog } from '../../components/ReadingDialog.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { describeSetting, settingTitles } from '../../text/setting-text.ts';
import { useSettingsActions } from '../../window-context.tsx';

/** Lists the settings that somebody has changed, and takes one or all of them back. */
export function ChangedSettingsDialog({ settings, onClose }: { settings: Settings; onClose: () => void }) {
  const i18n = useTranslator();
  const { reset } = useSettingsActions();
  const [isAsking, setIsAsking] = useState(false);
  const names = changedSettings(settings);
  if (isAsking)
    return (
      <ConfirmDialog
        title={i18n.t('settings.reset.title', { count: names.length })}
        confirm={i18n.t('settings.reset.confirm')}
        cancel={i18n.t('settings.reset.cancel')}
        onConfirm={() => {
          onClose();
          void reset(names, settings);
        }}
        onClose={() => setIsAsking(false)}
      >
        <p className="text-13 text-pretty text-ink-soft">{i18n.t('settings.reset.text')}</p>
      </ConfirmDialog>
    );
  return (
    <ReadingDialog
      title={i18n.t('settings.changed')}
      actions={
        names.length > 0 && (
          <Button icon={RotateCcw} onPress={() => setIsAsking(true)}>
            {i18n.t('settings.reset.all')}
          </Button>
        )
      }
      onClose={onClose}
    >
      {names.length === 0 ? (
        <p role="status" className="text-13 text-ink-soft">
          {i18n.t('settings.changed.about', { count: 0 })}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {names.map((name) => (
            <ChangedSetting
              key={name}
              name={name}
              settings={settings}
              onReset={() => reset([name], settings)}
            />
          ))}
        </ul>
      )}
    </ReadingDialog>
  );
}

function ChangedSetting({
  name,
  settings,
  onReset,
}: {
  name: PortableSetting;
  settings: Settings;
  onReset: () => Promise<void>;
}) {
  const i18n = useTranslator();
  const title = i18n.t(settingTitles[name]);
  const { linkTemplates } = settings;
  return (
    <li className="flex items-center justify-between gap-4 py-2">
      <div className="min-w-0 flex-1">
        <p className="text-13">{title}</p>
        <p className="text-12 [overflow-wrap:anywhere] text-ink-soft">
          {i18n.t('settings.changed.values', {
            now: describeSetting(i18n, name, settings[name], linkTemplates),
            usual: describeSetting(i18n, name, defaultOf(name), linkTemplates),
          })}
        </p>
      </div>
      <Button
        variant="quiet"
        icon={RotateCcw}
        aria-label={i18n.t('settings.reset.one', { title })}
        onPress={() => void onReset()}
      >
        {i18n.t('settings.reset')}
      </Button>
    </li>
  );
}
