import { FileDown, FileUp, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { Settings } from '../../../contract/settings.ts';
import { changedSettings, type SettingsFile } from '../../../contract/settings-file.ts';
import { Button } from '../../components/Button.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useAbility, useSettingsActions } from '../../window-context.tsx';
import { ChangedSettingsDialog } from './ChangedSettingsDialog.tsx';
import { SettingRow } from './SettingRow.tsx';
import { SettingsFileDialog } from './SettingsFileDialog.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** Offers what is done with the settings as a whole: to a file, from a file, and back to what they were at first. */
export function CarryOverSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { exportSettings, readFile } = useSettingsActions();
  const [file, setFile] = useState<SettingsFile | null>(null);
  const [isListed, setIsListed] = useState(false);
  const count = changedSettings(settings).length;
  const hasFiles = useAbility('paths');
  return (
    <SettingsSection title={i18n.t('settings.carry')}>
      <SettingRow title={i18n.t('settings.changed')} about={i18n.t('settings.changed.about', { count })}>
        <Button icon={SlidersHorizontal} isDisabled={count === 0} onPress={() => setIsListed(true)}>
          {i18n.t('settings.changed.show')}
        </Button>
      </SettingRow>
      {hasFiles && (
        <>
          <SettingRow title={i18n.t('settings.file.export')} about={i18n.t('settings.file.export.about')}>
            <Button icon={FileUp} onPress={() => void exportSettings()}>
              {i18n.t('settings.file.export.action')}
            </Button>
          </SettingRow>
          <SettingRow title={i18n.t('settings.file.import')} about={i18n.t('settings.file.import.about')}>
            <Button icon={FileDown} onPress={async () => setFile(await readFile())}>
              {i18n.t('settings.file.import.action')}
            </Button>
          </SettingRow>
        </>
      )}
      {file && <SettingsFileDialog file={file} settings={settings} onClose={() => setFile(null)} />}
      {isListed && <ChangedSettingsDialog settings={settings} onClose={() => setIsListed(false)} />}
    </SettingsSection>
  );
}
