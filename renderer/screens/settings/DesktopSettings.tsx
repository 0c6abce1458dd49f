import { useEffect, useState } from 'react';
import type { Settings } from '../../../contract/settings.ts';
import type { ShellOutput } from '../../../contract/shell.ts';
import { Switch } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions, useWindowState } from '../../window-context.tsx';
import { Resettable } from './Resettable.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** Edits whether copied pictures are uploaded automatically, and explains which ones. */
export function ClipboardSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const isWayland = useWindowState((state) => state.hotkeys?.session === 'wayland');
  return (
    <SettingsSection title={i18n.t('clipboard.section')}>
      <Resettable of="clipboardWatch">
        <Switch
          label={i18n.t('clipboard.watch')}
          about={i18n.t('clipboard.watch.about')}
          isSelected={settings.clipboardWatch !== 'off'}
          onChange={(isWanted) => void changeSettings({ clipboardWatch: isWanted ? 'on' : 'off' })}
        />
      </Resettable>
      {isWayland && <p className="text-12 text-pretty text-ink-faint">{i18n.t('clipboard.watch.wayland')}</p>}
    </SettingsSection>
  );
}

/** Edits what closing the window does, and whether the app starts at login. */
export function WindowSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings, startAtLogin } = useActions();
  const [desktop, setDesktop] = useDesktopIntegration();
  if (!desktop) return null;
  return (
    <SettingsSection title={i18n.t('desktop.section')}>
      <Resettable of="keepInTray">
        <Switch
          label={i18n.t('desktop.keep')}
          about={i18n.t(desktop.hasTray ? 'desktop.keep.about' : 'desktop.keep.no-tray')}
          isSelected={settings.keepInTray}
          onChange={(keepInTray) => void changeSettings({ keepInTray })}
        />
      </Resettable>
      <Switch
        label={i18n.t('desktop.login')}
        about={i18n.t('desktop.login.about')}
        isSelected={desktop.startsAtLogin}
        onChange={async (isWanted) => {
          const startsAtLogin = await startAtLogin(isWanted);
          if (startsAtLogin !== null) setDesktop({ ...desktop, startsAtLogin });
        }}
      />
    </SettingsSection>
  );
}

/**
 * Returns the state of the desktop, reloaded whenever the window gets the focus: the system's settings can change it
 * too.
 */
function useDesktopIntegration() {
  const { desktop } = useActions();
  const [found, setFound] = useState<ShellOutput<'desktop'> | null>(null);
  const isReady = useWindowState((state) => state.shell !== null);
  useEffect(() => {
    if (!isReady) return;
    const look = () => void desktop().then((answer) => answer && setFound(answer));
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [desktop, isReady]);
  return [found, setFound] as const;
}
