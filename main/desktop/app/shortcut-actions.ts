import type { HotkeyAction, SessionKind } from '../../../contract/hotkeys.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Captures } from '../capture/captures.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { MainWindow } from '../windows/main-window.ts';
import { callAfter } from './timers.ts';

/** Milliseconds until a shown window has the keyboard focus. */
const focusTimeoutMs = 200;

export interface ShortcutActionsOptions {
  readonly session: SessionKind;
  readonly captures: Captures;
  readonly window: MainWindow;
  readonly inbox: Inbox;
  settings(): Settings;
}

/** Maps each hotkey action to its handler, which the tray's menu uses as well. */
export type ShortcutActions = Readonly<Record<HotkeyAction, () => void>>;

export function createShortcutActions(options: ShortcutActionsOptions): ShortcutActions {
  const { session, captures, window, inbox, settings } = options;
  return {
    'capture-region': () => void captures.begin('region'),
    'capture-screen': () => void captures.begin('screen'),
    'capture-window': () => void captures.begin('window'),
    'capture-all': () => void captures.begin('all'),
    'capture-delayed': () => void captures.begin('region', settings().captureDelay),
    // Wayland shows the clipboard only to the program with the keyboard focus: there the window comes first.
    'upload-clipboard': () => {
      const isWayland = session === 'wayland';
      if (isWayland) window.show();
      callAfter(isWayland ? focusTimeoutMs : 0, () => inbox.putClipboard());
    },
  };
}
