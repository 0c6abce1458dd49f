import type { Bridge } from '../../contract/bridge.ts';
import type { CaptureKind } from '../../contract/capture.ts';
import type { HotkeyAction } from '../../contract/hotkeys.ts';
import type { CoreActions } from './actions.ts';
import type { WindowStore } from './window-store.ts';

export type CaptureAction = Exclude<HotkeyAction, 'upload-clipboard'>;
const kinds: Record<Exclude<CaptureAction, 'record-region'>, CaptureKind> = {
  'capture-region': 'region',
  'capture-screen': 'screen',
  'capture-window': 'window',
  'capture-all': 'all',
  'capture-delayed': 'region',
  'capture-last': 'last',
};

export type CaptureActions = ReturnType<typeof createCaptureActions>;

/** Creates the actions of captures and hotkeys. */
export function createCaptureActions(
  bridge: Bridge,
  store: WindowStore,
  { ask, changeSettings }: CoreActions,
) {
  return {
    /** Starts a capture like the hotkey; the window is hidden until it is taken. */
    capture(action: CaptureAction): Promise<unknown> {
      if (action === 'record-region') return ask(bridge.shell.record({}));
      const delay = action === 'capture-delayed' ? (store.getState().mirror?.settings.captureDelay ?? 0) : 0;
      return ask(bridge.shell.capture({ what: kinds[action], delay }));
    },
    async readHotkeys() {
      const hotkeys = await ask(bridge.shell.hotkeys({}));
      if (hotkeys) store.setState({ hotkeys });
    },
    suspendHotkeys: (resting: boolean) => ask(bridge.shell.restHotkeys({ resting })),
    tryHotkey: (action: HotkeyAction | null) => ask(bridge.shell.tryHotkey({ action })),
    checkHotkey: (action: HotkeyAction, keys: string) => ask(bridge.shell.checkHotkey({ action, keys })),
    /** Sets a hotkey; `undefined`: the default. */
    setHotkey(action: HotkeyAction, keys: string | null | undefined) {
      const { [action]: _, ...others } = store.getState().mirror?.settings.hotkeys ?? {};
      return changeSettings({ hotkeys: keys === undefined ? others : { ...others, [action]: keys } });
    },
    readPermission: () => ask(bridge.shell.captureAbility({})),
    openPermission: () => ask(bridge.shell.openCapturePermission({})),
    readFolder: () => ask(bridge.shell.captureFolder({})),
    async chooseFolder() {
      const chosen = await ask(bridge.shell.chooseCaptureFolder({}));
      if (chosen?.path) await changeSettings({ captureFolder: chosen.path });
    },
    copyText: (text: string) => ask(bridge.shell.copyText({ text })),
  };
}
