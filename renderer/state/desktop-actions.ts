import type { Bridge } from '../../contract/bridge.ts';
import type { Translator } from '../../i18n/index.ts';
import type { Notifier } from './notifier.ts';
import type { WindowStore } from './window-store.ts';

/** Creates the actions of the desktop: notifications, clipboard, browser, and autostart. */
export function createDesktopActions(
  bridge: Bridge,
  store: WindowStore,
  { ask, notify, tellCopied }: Notifier,
) {
  /** Copies a text; `said` is shown on success. */
  const copyText = async (text: string, said: (i18n: Translator) => string) => {
    const answer = await ask(bridge.shell.copyText({ text }));
    if (answer?.copied) notify('good', (i18n) => ({ title: said(i18n) }));
    else if (answer) tellCopied(answer, 0);
  };

  return {
    /** Shows a system notification while the window is not visible, which the shell decides. */
    async notifySystem(title: string, detail?: string) {
      await bridge.shell.tellOutside({ title, ...(detail === undefined ? {} : { detail }) });
    },

    /** Returns the state of tray and autostart; null when unknown. */
    async desktop() {
      const answer = await bridge.shell.desktop({});
      return answer.ok ? answer.value : null;
    },
    async startAtLogin(wanted: boolean) {
      return (await ask(bridge.shell.startAtLogin({ wanted })))?.startsAtLogin ?? null;
    },

    copyText,

    /** Copies the report for whoever looks for a mistake; without an engine, what is known of it. */
    async copyReport() {
      const answer = await bridge.engine.diagnose({});
      const { shell, engine } = store.getState();
      const window = shell
        ? `version ${shell.version}, electron ${shell.electron}, ${shell.platform}, ${shell.mode}`
        : 'unknown';
      const report = answer.ok ? answer.value.report : `engine ${engine.state}: ${answer.error.message}\n`;
      await copyText(`${report}\n## Window\n${window}\n`, (i18n) => i18n.t('settings.report.copied'));
    },
    /** Returns what crashes left in the profile, newest first. */
    async crashes() {
      const answer = await bridge.engine.diagnose({});
      return answer.ok ? answer.value.crashes : [];
    },

    zoom: (by: 'in' | 'out' | 'reset') => ask(bridge.shell.zoom({ by })),
    openDataFolder: () => ask(bridge.shell.openDataFolder({})),
    quit: () => ask(bridge.shell.quit({})),

    openLink: (url: string) => ask(bridge.shell.openLink({ url })),

    /** Enters the trial, or leaves it. */
    async setTrial(isOn: boolean) {
      const done = await ask(bridge.shell.setMode({ mode: isOn ? 'sandbox' : 'imgur' }));
      if (!done) return;
      // What was told of the other mode does not hold here.
      store.setState({ toasts: [], queueSelection: new Set(), wantsClientId: false });
      await refreshShellInfo(bridge, store);
    },
  };
}

/** Asks the shell again for its platform and mode. */
export async function refreshShellInfo(bridge: Bridge, store: WindowStore): Promise<void> {
  const info = await bridge.shell.shellInfo({});
  if (info.ok) store.setState({ shell: info.value });
}
