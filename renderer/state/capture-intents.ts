import type { Bridge } from '../../contract/bridge.ts';
import type { HotkeyAction } from '../../contract/hotkeys.ts';
import type { Intents } from './intents.ts';
import type { WindowStore } from './store.ts';

export type CaptureIntents = ReturnType<typeof createCaptureIntents>;

/** What a person can want about captures and hotkeys, in the settings. */
export function createCaptureIntents(bridge: Bridge, store: WindowStore, { ask, changeSettings }: Intents) {
  return {
    async readHotkeys() {
      const hotkeys = await ask(bridge.shell.hotkeys({}));
      if (hotkeys) store.setState({ hotkeys });
    },
    restHotkeys: (resting: boolean) => ask(bridge.shell.restHotkeys({ resting })),
    tryHotkey: (action: HotkeyAction | null) => ask(bridge.shell.tryHotkey({ action })),
    checkHotkey: (action: HotkeyAction, keys: string) => ask(bridge.shell.checkHotkey({ action, keys })),
    /** `undefined`: the default. */
    setHotkey(action: HotkeyAction, keys: string | null | undefined) {
      const { [action]: _, ...others } = store.getState().mirror?.settings.hotkeys ?? {};
      return changeSettings({ hotkeys: keys === undefined ? others : { ...others, [action]: keys } });
    },
    ability: () => ask(bridge.shell.captureAbility({})),
    openPermission: () => ask(bridge.shell.openCapturePermission({})),
    usualFolder: () => ask(bridge.shell.captureFolder({})),
    async chooseFolder() {
      const chosen = await ask(bridge.shell.chooseCaptureFolder({}));
      if (chosen?.path) await changeSettings({ captureFolder: chosen.path });
    },
    copyText: (text: string) => ask(bridge.shell.copyText({ text })),
  };
}
