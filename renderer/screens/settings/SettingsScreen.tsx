import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ShellAbility } from '../../../contract/abilities.ts';
import type { Settings as SettingsRecord } from '../../../contract/settings.ts';
import type { PlainMessageId } from '../../../i18n/index.ts';
import { languages } from '../../catalogues.ts';
import { SegmentedControl, SelectField, Switch } from '../../components/fields.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { ScreenSearch } from '../../components/ScreenSearch.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { isAbleTo } from '../../state/abilities.ts';
import { type SettingsSectionName, settingsSections } from '../../state/window-store.ts';
import { useAbility, useActions, useWindowState } from '../../window-context.tsx';
import { AboutSettings } from './AboutSettings.tsx';
import { CaptureSettings } from './CaptureSettings.tsx';
import { CarryOverSettings } from './CarryOverSettings.tsx';
import { ConsentSettings } from './ConsentSettings.tsx';
import { ClipboardSettings, WindowSettings } from './DesktopSettings.tsx';
import { HelpSettings } from './HelpSettings.tsx';
import { HotkeySettings } from './HotkeySettings.tsx';
import { HostSettings } from './hosts/HostSettings.tsx';
import { RuleSettings } from './hosts/RuleSettings.tsx';
import { LedgerSettings } from './LedgerSettings.tsx';
import { LinkStyleSettings } from './LinkStyleSettings.tsx';
import { LocalApiSettings } from './LocalApiSettings.tsx';
import { NetworkSettings } from './NetworkSettings.tsx';
import { NotificationSettings } from './NotificationSettings.tsx';
import { PrivacySettings } from './PrivacySettings.tsx';
import { ReadingSettings } from './ReadingSettings.tsx';
import { Resettable } from './Resettable.tsx';
import { RetentionSettings } from './RetentionSettings.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { StoredFilesSettings } from './StoredFilesSettings.tsx';
import { UploadSettings } from './UploadSettings.tsx';
import { useSettingsSearch } from './use-settings-search.ts';
import { useSettingsSections } from './use-settings-sections.ts';

const titles: Readonly<Record<SettingsSectionName, PlainMessageId>> = {
  hosts: 'hosts.section',
  uploads: 'settings.sending',
  network: 'settings.network',
  privacy: 'settings.privacy',
  capture: 'settings.capture',
  keys: 'settings.hotkeys',
  window: 'desktop.section',
  look: 'settings.look',
  links: 'settings.links',
  editors: 'settings.local-api',
  library: 'settings.library',
  carry: 'settings.carry',
  help: 'settings.help',
  about: 'settings.about',
};

/** Sections about something that not every shell can do. */
const abilities: Readonly<Partial<Record<SettingsSectionName, ShellAbility>>> = {
  capture: 'capture',
  keys: 'hotkeys',
  window: 'program',
  editors: 'editors',
};

/** Renders all settings in sections, with a list of these beside them and a search through all of their words. */
export function SettingsScreen() {
  const i18n = useTranslator();
  const settings = useWindowState((state) => state.mirror?.settings ?? null);
  const shell = useWindowState((state) => state.shell);
  const [typed, setTyped] = useState('');
  const page = useRef<HTMLDivElement>(null);
  const found = useSettingsSearch(page, typed);
  const sections = useSettingsSections(page);
  if (!settings) return null;
  const offered = settingsSections.filter((name) => {
    const ability = abilities[name];
    return ability === undefined || isAbleTo({ shell }, ability);
  });
  return (
    <>
      <ScreenHeader title={i18n.t('settings.title')}>
        <ScreenSearch
          label={i18n.t('settings.search')}
          hint={i18n.t('settings.search')}
          value={typed}
          onChange={setTyped}
        />
      </ScreenHeader>
      <div className="@container flex min-h-0 flex-1">
        <nav
          aria-label={i18n.t('settings.sections')}
          className="w-48 shrink-0 overflow-y-auto border-r border-line p-2 @max-3xl:hidden"
        >
          {offered
            .filter((name) => found.has(name))
            .map((name) => (
              <SectionLink
                key={name}
                text={i18n.t(titles[name])}
                isHere={sections.here === name}
                onPress={() => sections.go(name)}
              />
            ))}
        </nav>
        <div
          ref={page}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
          tabIndex={0}
          onScroll={sections.look}
          className="relative min-h-0 min-w-0 flex-1 overflow-y-auto px-4 -outline-offset-2"
        >
          <div className="mx-auto flex max-w-150 flex-col gap-8 py-6">
            {offered.map((name) => (
              <div key={name} data-section={name} hidden={!found.has(name)} className="flex flex-col gap-8">
                <Section name={name} settings={settings} />
              </div>
            ))}
            {found.size === 0 && (
              <p role="status" className="py-8 text-center text-pretty text-ink-soft">
                {i18n.t('settings.search.nothing', { search: typed })}
              </p>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

function SectionLink({ text, isHere, onPress }: { text: string; isHere: boolean; onPress: () => void }) {
  return (
    <AriaButton
      aria-current={isHere ? 'true' : undefined}
      onPress={onPress}
      className={`flex min-h-8 w-full items-center rounded-md px-2 py-1 text-left text-13 transition-colors ${
        isHere
          ? 'bg-picked font-medium text-ink'
          : 'text-ink-soft data-hovered:bg-sunken data-hovered:text-ink'
      }`}
    >
      {text}
    </AriaButton>
  );
}

function Section({ name, settings }: { name: SettingsSectionName; settings: SettingsRecord }) {
  switch (name) {
    case 'hosts':
      return (
        <>
          <HostSettings settings={settings} />
          <RuleSettings settings={settings} />
        </>
      );
    case 'uploads':
      return <UploadSettings settings={settings} />;
    case 'network':
      return (
        <>
          <NetworkSettings settings={settings} />
          <LedgerSettings settings={settings} />
        </>
      );
    case 'privacy':
      return (
        <>
          <PrivacySettings settings={settings} />
          <ReadingSettings settings={settings} />
          <ConsentSettings settings={settings} />
        </>
      );
    case 'capture':
      return (
        <>
          <CaptureSettings settings={settings} />
          <ClipboardSettings settings={settings} />
        </>
      );
    case 'keys':
      return <HotkeySettings />;
    case 'window':
      return (
        <>
          <WindowSettings settings={settings} />
          <NotificationSettings settings={settings} />
        </>
      );
    case 'look':
      return <AppearanceSettings settings={settings} />;
    case 'links':
      return <LinkSettings settings={settings} />;
    case 'editors':
      return <LocalApiSettings settings={settings} />;
    case 'library':
      return <LibrarySettings settings={settings} />;
    case 'carry':
      return <CarryOverSettings settings={settings} />;
    case 'help':
      return <HelpSettings />;
    case 'about':
      return <AboutSettings settings={settings} />;
  }
}

interface Props {
  readonly settings: SettingsRecord;
}

function AppearanceSettings({ settings }: Props) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  return (
    <SettingsSection title={i18n.t('settings.look')}>
      <Resettable of="theme">
        <SegmentedControl
          label={i18n.t('settings.theme')}
          choices={(['system', 'light', 'dark'] as const).map((theme) => ({
            id: theme,
            text: i18n.t(`settings.theme.${theme}`),
          }))}
          value={settings.theme}
          onChange={(theme) => void changeSettings({ theme })}
        />
      </Resettable>
      <Resettable of="language">
        <SelectField
          label={i18n.t('settings.language')}
          choices={[
            { id: 'system', text: i18n.t('settings.language.system') },
            ...languages.map(({ tag, name }) => ({ id: tag, text: name })),
          ]}
          value={settings.language ?? 'system'}
          onChange={(language) => void changeSettings({ language: language === 'system' ? null : language })}
        />
      </Resettable>
    </SettingsSection>
  );
}

function LinkSettings({ settings }: Props) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const canCopy = useAbility('copy-links');
  return (
    <SettingsSection title={i18n.t('settings.links')}>
      {canCopy && (
        <Resettable of="copyLinks">
          <Switch
            label={i18n.t('settings.copy-links')}
            about={i18n.t('settings.copy-links.about')}
            isSelected={settings.copyLinks}
            onChange={(copyLinks) => void changeSettings({ copyLinks })}
          />
        </Resettable>
      )}
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
