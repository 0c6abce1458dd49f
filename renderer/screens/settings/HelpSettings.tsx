import { BookOpen, ClipboardCopy, FolderOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Crash } from '../../../contract/diagnostics.ts';
import { Button } from '../../components/Button.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { useAbility, useActions, useCommands } from '../../window-context.tsx';
import { SettingRow } from './SettingRow.tsx';
import { SettingsSection } from './SettingsSection.tsx';

const mostShown = 3;

/** Offers the guide, the report for whoever looks for a mistake and the folder of the data, and tells what has crashed. */
export function HelpSettings() {
  const i18n = useTranslator();
  const now = useNow();
  const { crashes: ask, copyReport, openDataFolder } = useActions();
  const commands = useCommands();
  const hasFileManager = useAbility('file-manager');
  const [crashes, setCrashes] = useState<readonly Crash[]>([]);
  useEffect(() => void ask().then(setCrashes), [ask]);
  return (
    <SettingsSection title={i18n.t('settings.help')}>
      <SettingRow title={i18n.t('settings.guide')} about={i18n.t('settings.guide.about')}>
        <Button icon={BookOpen} onPress={() => commands.run('guide')}>
          {i18n.t('settings.guide.open')}
        </Button>
      </SettingRow>
      <SettingRow title={i18n.t('settings.report')} about={i18n.t('settings.report.about')}>
        <Button icon={ClipboardCopy} onPress={() => void copyReport()}>
          {i18n.t('settings.report.copy')}
        </Button>
      </SettingRow>
      {hasFileManager && (
        <SettingRow title={i18n.t('settings.data')} about={i18n.t('settings.data.about')}>
          <Button icon={FolderOpen} onPress={() => void openDataFolder()}>
            {i18n.t('settings.data.open')}
          </Button>
        </SettingRow>
      )}
      <div>
        <h3 className="text-13">{i18n.t('settings.crashes')}</h3>
        <p className="text-12 text-pretty text-ink-faint">
          {i18n.t('settings.crashes.about', { count: crashes.length })}
        </p>
        <ul className="mt-1 flex flex-col gap-1 text-12 empty:hidden">
          {crashes.slice(0, mostShown).map(({ name, at, bytes }) => (
            <li key={name} className="flex gap-3">
              <span className="shrink-0">{i18n.formatDateTime(at, now)}</span>
              <span className="min-w-0 flex-1 truncate text-ink-faint">{name}</span>
              <span className="shrink-0 text-ink-faint">{i18n.formatSize(bytes)}</span>
            </li>
          ))}
        </ul>
      </div>
    </SettingsSection>
  );
}
