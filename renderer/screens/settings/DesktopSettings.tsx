import { useEffect, useState } from 'react';
import type { Settings } from '../../../contract/records.ts';
import type { ShellOutput } from '../../../contract/shell.ts';
import { Switch } from '../../components/fields.tsx';
import { useWords } from '../../i18n-context.tsx';
import { useIntents, useWindow } from '../../window-context.tsx';
import { Section } from './SettingsSection.tsx';

/** Whether copied pictures are taken by themselves, and what exactly is taken. */
export function ClipboardSettings({ settings }: { settings: Settings }) {
  const words = useWords();
  const { changeSettings } = useIntents();
  const isWayland = useWindow((state) => state.hotkeys?.session === 'wayland');
  return (
    <Section title={words.text('clipboard.section')}>
      <Switch
        label={words.text('clipboard.watch')}
        about={words.text('clipboard.watch.about')}
        isSelected={settings.clipboardWatch !== 'off'}
        onChange={(isWanted) => void changeSettings({ clipboardWatch: isWanted ? 'on' : 'off' })}
      />
      {isWayland && (
        <p className="text-12 text-pretty text-ink-faint">{words.text('clipboard.watch.wayland')}</p>
      )}
    </Section>
  );
}

/** Where the app goes when its window is closed, and when it comes. */
export function WindowSettings({ settings }: { settings: Settings }) {
  const words = useWords();
  const { changeSettings, startAtLogin } = useIntents();
  const [desktop, setDesktop] = useDesktop();
  if (!desktop) return null;
  return (
    <Section title={words.text('desktop.section')}>
      <Switch
        label={words.text('desktop.keep')}
        about={words.text(desktop.hasTray ? 'desktop.keep.about' : 'desktop.keep.no-tray')}
        isSelected={settings.keepInTray}
        onChange={(keepInTray) => void changeSettings({ keepInTray })}
      />
      <Switch
        label={words.text('desktop.login')}
        about={words.text('desktop.login.about')}
        isSelected={desktop.startsAtLogin}
        onChange={async (isWanted) => {
          const startsAtLogin = await startAtLogin(isWanted);
          if (startsAtLogin !== null) setDesktop({ ...desktop, startsAtLogin });
        }}
      />
    </Section>
  );
}

/** As the desktop is now, asked anew whenever the window comes to the front: its settings can change it too. */
function useDesktop() {
  const { desktop } = useIntents();
  const [found, setFound] = useState<ShellOutput<'desktop'> | null>(null);
  const isReady = useWindow((state) => state.shell !== null);
  useEffect(() => {
    if (!isReady) return;
    const look = () => void desktop().then((answer) => answer && setFound(answer));
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [desktop, isReady]);
  return [found, setFound] as const;
}
