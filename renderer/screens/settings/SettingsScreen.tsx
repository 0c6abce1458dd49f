import { TriangleAlert } from 'lucide-react';
import type { Settings as SettingsRecord } from '../../../contract/records.ts';
import { languages } from '../../../i18n/index.ts';
import { Choose, Segments, Switch } from '../../components/fields.tsx';
import { Facts } from '../../components/inspector/Inspector.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useWords } from '../../i18n-context.tsx';
import { useIntents, useWindow } from '../../window-context.tsx';
import { CaptureSettings } from './CaptureSettings.tsx';
import { ConsentSettings } from './ConsentSettings.tsx';
import { ClipboardSettings, WindowSettings } from './DesktopSettings.tsx';
import { HotkeySettings } from './HotkeySettings.tsx';
import { LinkStyle } from './LinkStyleSettings.tsx';
import { LocalApiSettings } from './LocalApiSettings.tsx';
import { PrivacySettings } from './PrivacySettings.tsx';
import { Keeping } from './RetentionSettings.tsx';
import { Section } from './SettingsSection.tsx';
import { KeptRoom } from './StoredFilesSettings.tsx';
import { SendingSettings } from './UploadSettings.tsx';

export function Settings() {
  const words = useWords();
  const settings = useWindow((state) => state.mirror?.settings ?? null);
  if (!settings) return null;
  return (
    <>
      <ScreenHeader title={words.text('settings.title')} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 -outline-offset-2">
        <div className="mx-auto flex max-w-150 flex-col gap-8 py-6">
          <SendingSettings settings={settings} />
          <PrivacySettings settings={settings} />
          <ConsentSettings settings={settings} />
          <CaptureSettings settings={settings} />
          <HotkeySettings />
          <ClipboardSettings settings={settings} />
          <WindowSettings settings={settings} />
          <LookSettings settings={settings} />
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

function LookSettings({ settings }: Props) {
  const words = useWords();
  const { changeSettings } = useIntents();
  return (
    <Section title={words.text('settings.look')}>
      <Segments
        label={words.text('settings.theme')}
        choices={(['system', 'light', 'dark'] as const).map((theme) => ({
          id: theme,
          text: words.text(`settings.theme.${theme}`),
        }))}
        value={settings.theme}
        onChange={(theme) => void changeSettings({ theme })}
      />
      <Choose
        label={words.text('settings.language')}
        choices={[
          { id: 'system', text: words.text('settings.language.system') },
          ...languages.map((language) => ({ id: language, text: nameOfLanguage(language) })),
        ]}
        value={settings.language ?? 'system'}
        onChange={(language) => void changeSettings({ language: language === 'system' ? null : language })}
      />
    </Section>
  );
}

/** A language's name in itself: who cannot read this one finds theirs. */
function nameOfLanguage(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

function LinkSettings({ settings }: Props) {
  const words = useWords();
  const { changeSettings } = useIntents();
  return (
    <Section title={words.text('settings.links')}>
      <Switch
        label={words.text('settings.copy-links')}
        about={words.text('settings.copy-links.about')}
        isSelected={settings.copyLinks}
        onChange={(copyLinks) => void changeSettings({ copyLinks })}
      />
      <LinkStyle settings={settings} />
    </Section>
  );
}

function LibrarySettings({ settings }: Props) {
  const words = useWords();
  return (
    <Section title={words.text('settings.library')}>
      <Keeping />
      <KeptRoom settings={settings} />
    </Section>
  );
}

function About() {
  const words = useWords();
  const shell = useWindow((state) => state.shell);
  const capabilities = useWindow((state) => state.mirror?.capabilities ?? null);
  return (
    <Section title={words.text('settings.about')}>
      <div className="flex flex-col gap-3">
        <Facts
          facts={[
            [
              words.text('settings.version'),
              shell &&
                words.text('settings.version.value', { version: shell.version, electron: shell.electron }),
            ],
            [words.text('settings.profile'), capabilities?.profile ?? null],
            [
              words.text('settings.vault'),
              capabilities && words.text(`settings.vault.${capabilities.vault.kind}`),
            ],
          ]}
        />
        {shell && !shell.supportedRuntime && (
          <p className="flex items-start gap-1.5 text-12 text-warn">
            <TriangleAlert size={16} aria-hidden className="shrink-0" />
            {words.text('settings.runtime')}
          </p>
        )}
      </div>
    </Section>
  );
}
