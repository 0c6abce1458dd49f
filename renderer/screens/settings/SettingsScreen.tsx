import { TriangleAlert } from 'lucide-react';
import type { Settings as SettingsRecord } from '../../../contract/settings.ts';
import { languages } from '../../catalogues.ts';
import { SegmentedControl, SelectField, Switch } from '../../components/fields.tsx';
import { FactList } from '../../components/inspector/Inspector.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions, useWindowState } from '../../window-context.tsx';
import { CaptureSettings } from './CaptureSettings.tsx';
import { ConsentSettings } from './ConsentSettings.tsx';
import { ClipboardSettings, WindowSettings } from './DesktopSettings.tsx';
import { HotkeySettings } from './HotkeySettings.tsx';
import { LinkStyleSettings } from './LinkStyleSettings.tsx';
import { LocalApiSettings } from './LocalApiSettings.tsx';
import { NetworkSettings } from './NetworkSettings.tsx';
import { PrivacySettings } from './PrivacySettings.tsx';
import { RetentionSettings } from './RetentionSettings.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { StoredFilesSettings } from './StoredFilesSettings.tsx';
import { UploadSettings } from './UploadSettings.tsx';

export function SettingsScreen() {
  const i18n = useTranslator();
  const settings = useWindowState((state) => state.mirror?.settings ?? null);
  if (!settings) return null;
  return (
    <>
      <ScreenHeader title={i18n.t('settings.title')} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 -outline-offset-2">
        <div className="mx-auto flex max-w-150 flex-col gap-8 py-6">
          <UploadSettings settings={settings} />
          <NetworkSettings settings={settings} />
          <PrivacySettings settings={settings} />
          <ConsentSettings settings={settings} />
          <CaptureSettings settings={settings} />
          <HotkeySettings />
          <ClipboardSettings settings={settings} />
          <WindowSettings settings={settings} />
          <AppearanceSettings settings={settings} />
          <LinkSettings settings={settings} />
          <LocalApiSettings settings={settings} />
          <LibrarySettings settings={settings} />
          <About />
        </div>
      </div>
    </>
  );
}

interface Props {
  readonly settings: SettingsRecord;
}

function AppearanceSettings({ settings }: Props) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  return (
    <SettingsSection title={i18n.t('settings.look')}>
      <SegmentedControl
        label={i18n.t('settings.theme')}
        choices={(['system', 'light', 'dark'] as const).map((theme) => ({
          id: theme,
          text: i18n.t(`settings.theme.${theme}`),
        }))}
        value={settings.theme}
        onChange={(theme) => void changeSettings({ theme })}
      />
      <SelectField
        label={i18n.t('settings.language')}
        choices={[
          { id: 'system', text: i18n.t('settings.language.system') },
          ...languages.map(({ tag, name }) => ({ id: tag, text: name })),
        ]}
        value={settings.language ?? 'system'}
        onChange={(language) => void changeSettings({ language: language === 'system' ? null : language })}
      />
    </SettingsSection>
  );
}

function LinkSettings({ settings }: Props) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  return (
    <SettingsSection title={i18n.t('settings.links')}>
      <Switch
        label={i18n.t('settings.copy-links')}
        about={i18n.t('settings.copy-links.about')}
        isSelected={settings.copyLinks}
        onChange={(copyLinks) => void changeSettings({ copyLinks })}
      />
      <LinkStyleSettings settings={settings} />
    </SettingsSection>
  );
}

function LibrarySettings({ settings }: Props) {
  const i18n = useTranslator();
  return (
    <SettingsSection title={i18n.t('settings.library')}>
      <RetentionSettings />
      <StoredFilesSettings settings={settings} />
    </SettingsSection>
  );
}

function About() {
  const i18n = useTranslator();
  const shell = useWindowState((state) => state.shell);
  const capabilities = useWindowState((state) => state.mirror?.capabilities ?? null);
  return (
    <SettingsSection title={i18n.t('settings.about')}>
      <div className="flex flex-col gap-3">
        <FactList
          facts={[
            [
              i18n.t('settings.version'),
              shell && i18n.t('settings.version.value', { version: shell.version, electron: shell.electron }),
            ],
            [i18n.t('settings.profile'), capabilities?.profile ?? null],
            [i18n.t('settings.vault'), capabilities && i18n.t(`settings.vault.${capabilities.vault.kind}`)],
          ]}
        />
        {shell && !shell.supportedRuntime && (
          <p className="flex items-start gap-1.5 text-12 text-warn">
            <TriangleAlert size={16} aria-hidden className="shrink-0" />
            {i18n.t('settings.runtime')}
          </p>
        )}
      </div>
    </SettingsSection>
  );
}
