import type { CaptureKind } from '../../../contract/capture.ts';
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
  const capture = (action: HotkeyAction, what: CaptureKind, delaySeconds = 0) =>
    void captures.begin(what, delaySeconds, settings().hotkeyHosts[action] ?? null);
  return {
    'capture-region': () => capture('capture-region', 'region'),
    'capture-screen': () => capture('capture-screen', 'screen'),
    'capture-window': () => capture('capture-window', 'window'),
    'capture-all': () => capture('capture-all', 'all'),
    'capture-delayed': () => capture('capture-delayed', 'region', settings().captureDelay),
    'capture-last': () => capture('capture-last', 'last'),
    'record-region': () => void captures.record(settings().hotkeyHosts['record-region'] ?? null),
    // Its destination is found by the engine, whoever calls this. Wayland shows the clipboard only to the program with the keyboard focus: there the window comes first.
    'upload-clipboard': () => {
      const isWayland = session === 'wayland';
      if (isWayland) window.show();
      callAfter(isWayland ? focusTimeoutMs : 0, () => inbox.putClipboard());
    },
  };
}
