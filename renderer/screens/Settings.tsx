import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Settings as SettingsRecord } from '../../contract/records.ts';
import { languages } from '../../locales/index.ts';
import { Button } from '../parts/Button.tsx';
import { Choose, Segments, Switch, TextField } from '../parts/fields.tsx';
import { Facts } from '../parts/inspector/Inspector.tsx';
import { ScreenHeader } from '../parts/ScreenHeader.tsx';
import { useIntents, useWindow } from '../window.tsx';
import { useWords } from '../words.tsx';
import { CaptureSettings } from './settings/CaptureSettings.tsx';
import { ConsentSettings } from './settings/ConsentSettings.tsx';
import { ClipboardSettings, WindowSettings } from './settings/DesktopSettings.tsx';
import { HotkeySettings } from './settings/Hotkeys.tsx';
import { Keeping } from './settings/Keeping.tsx';
import { KeptRoom } from './settings/KeptRoom.tsx';
import { LinkStyle } from './settings/LinkStyle.tsx';
import { LocalApiSettings } from './settings/LocalApiSettings.tsx';
import { PrivacySettings } from './settings/PrivacySettings.tsx';
import { Section } from './settings/Section.tsx';
import { SendingSettings } from './settings/SendingSettings.tsx';

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
          <HostSettings settings={settings} />
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

function HostSettings({ settings }: Props) {
  const words = useWords();
  const { setMode } = useIntents();
  const mode = useWindow((state) => state.shell?.mode ?? 'imgur');
  // One from the environment is not among the settings, and yet it is used.
  const hasOther = useWindow((state) => state.mirror?.capabilities.host.hasClientId ?? false);
  return (
    <Section title={words.text('settings.host')}>
      <SavedField
        name="clientId"
        label={words.text('settings.client-id')}
        about={words.text('settings.client-id.about')}
        placeholder={words.text('settings.client-id.placeholder')}
        saved={settings.clientId}
        missing={mode === 'imgur' && !hasOther ? words.text('settings.client-id.missing') : null}
      />
      <Switch
        label={words.text('settings.mode')}
        about={words.text('settings.mode.about')}
        isSelected={mode === 'sandbox'}
        onChange={(isSandbox) => void setMode(isSandbox ? 'sandbox' : 'imgur')}
      />
      {mode === 'imgur' && (
        <SavedField
          name="apiUrl"
          label={words.text('settings.api-url')}
          about={words.text('settings.api-url.about')}
          placeholder="https://api.imgur.com"
          saved={settings.apiUrl}
          missing={null}
        />
      )}
    </Section>
  );
}

/** A setting that is text: nothing changes before Save or Enter. */
function SavedField({
  name,
  label,
  about,
  placeholder,
  saved,
  missing,
}: {
  name: 'clientId' | 'apiUrl';
  label: string;
  about: string;
  placeholder: string;
  saved: string | null;
  missing: string | null;
}) {
  const words = useWords();
  const { changeSettings, notify } = useIntents();
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? saved ?? '';
  const isChanged = value.trim() !== (saved ?? '');
  const save = async () => {
    if (!isChanged) return;
    if (!(await changeSettings({ [name]: value.trim() || null }))) return;
    setTyped(null);
    notify('good', (now) => ({ title: now.text('settings.client-id.saved') }));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        mono
        label={label}
        placeholder={placeholder}
        value={value}
        onChange={setTyped}
        about={
          <>
            {about}
            {missing !== null && saved === null && (
              <span className="mt-1 flex items-center gap-1.5 text-warn">
                <TriangleAlert size={12} aria-hidden />
                {missing}
              </span>
            )}
          </>
        }
        trailing={
          <Button type="submit" isDisabled={!isChanged}>
            {words.text('settings.client-id.save')}
          </Button>
        }
      />
    </form>
  );
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
