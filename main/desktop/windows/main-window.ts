import { app, type BrowserWindow, Notification } from 'electron';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { ShellEvent } from '../../../contract/shell.ts';
import { createEmitter, type EventSource } from '../../engine/events.ts';
import { sendEngineEvent, sendShellEvent } from '../ipc/router.ts';
import { hasTrayHost } from '../tray/tray-host.ts';
import { createMainBrowserWindow, showWindow } from './create-window.ts';

interface MainWindowOptions {
  readonly appFolder: string;
  /** The page: ours, or the development server's. */
  readonly address: string;
  /** Where the window's place is remembered. */
  readonly profile: string;
  settings(): Pick<Settings, 'keepInTray' | 'toldOfTray'>;
  changeSettings(patch: Partial<Settings>): void;
}

export interface MainWindowEvents {
  /** A page has loaded, and knows nothing yet. */
  loaded: readonly [];
  /** Another window is before it now, or it is gone. */
  left: readonly [];
  closed: readonly [];
}

/** The main window from the shell's side: shown, told things, and left in the tray or closed. */
export class MainWindow {
  readonly #options: MainWindowOptions;
  readonly #events = createEmitter<MainWindowEvents>();
  #window: BrowserWindow | null = null;
  #mayClose = false;

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  get events(): EventSource<MainWindowEvents> {
    return this.#events;
  }

  /** @param isHidden it does not show itself; somebody will ask for it */
  open(isHidden: boolean): void {
    const { appFolder, address, profile, settings } = this.#options;
    const window = createMainBrowserWindow({ appFolder, address, profile, isHidden });
    this.#window = window;
    window.on('close', (event) => {
      if (this.#mayClose || !settings().keepInTray) return;
      event.preventDefault();
      void this.#leave(window);
    });
    window.webContents.on('did-finish-load', () => this.#events.emit('loaded'));
    window.on('blur', () => this.#events.emit('left'));
    window.once('closed', () => {
      // First of all, because nothing can be told to it any more.
      this.#window = null;
      this.#events.emit('left');
      this.#events.emit('closed');
    });
  }

  /** The window itself, for what the system shows over it; null once it is closed. */
  get browserWindow(): BrowserWindow | null {
    return this.#window;
  }

  get isVisible(): boolean {
    return this.#window?.isVisible() === true;
  }

  get #isSeen(): boolean {
    return this.isVisible && this.#window?.isMinimized() === false;
  }

  show(): void {
    if (this.#window) showWindow(this.#window);
  }

  /** Hides it while this goes on, and brings it back. @param act is told whether it was to be seen before */
  async aside<T>(act: (wasSeen: boolean) => Promise<T>): Promise<T> {
    const wasSeen = this.#isSeen;
    if (wasSeen) this.#window?.hide();
    try {
      return await act(wasSeen);
    } finally {
      if (wasSeen) this.#window?.showInactive();
    }
  }

  emit(event: ShellEvent): void {
    if (this.#window) sendShellEvent(this.#window.webContents, event);
  }

  forwardEngineEvent(event: EngineEvent): void {
    if (this.#window) sendEngineEvent(this.#window.webContents, event);
  }

  /** A notification of the system; a click on it shows the window. @returns whether this system has them */
  notify(title: string, body = ''): boolean {
    if (!Notification.isSupported()) return false;
    const notification = new Notification({ title, body });
    notification.on('click', () => this.show());
    notification.show();
    return true;
  }

  /** Tells it outside of the window, unless the window is to be seen. @returns whether it was told */
  notifyIfHidden(title: string, body?: string): boolean {
    return !this.#isSeen && this.notify(title, body);
  }

  /** From now on, closing means closing. */
  allowClose(): void {
    this.#mayClose = true;
  }

  /** Where nothing shows the tray's icon, nobody could get the window back: then closing quits. */
  async #leave(window: BrowserWindow): Promise<void> {
    if (!(await hasTrayHost(process.env, process.platform))) return app.quit();
    window.hide();
    if (this.#options.settings().toldOfTray) return;
    this.#options.changeSettings({ toldOfTray: true });
    this.emit({ kind: 'kept-in-tray' });
  }
}
