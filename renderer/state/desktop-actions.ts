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

    /** Copies a text; `said` is shown on success. */
    async copyText(text: string, said: (i18n: Translator) => string) {
      const answer = await ask(bridge.shell.copyText({ text }));
      if (answer?.copied) notify('good', (i18n) => ({ title: said(i18n) }));
      else if (answer) tellCopied(answer, 0);
    },

    openLink: (url: string) => ask(bridge.shell.openLink({ url })),

    async setMode(mode: 'imgur' | 'sandbox') {
      const done = await ask(bridge.shell.setMode({ mode }));
      if (done) await refreshShellInfo(bridge, store);
    },
  };
}

/** Asks the shell again for its platform and mode. */
export async function refreshShellInfo(bridge: Bridge, store: WindowStore): Promise<void> {
  const info = await bridge.shell.shellInfo({});
  if (info.ok) store.setState({ shell: info.value });
}
