import { type BrowserWindow, Notification } from 'electron';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { ShellEvent } from '../../../contract/shell.ts';
import { createEmitter, type EventSource } from '../../engine/events.ts';
import { sendEngineEvent, sendShellEvent } from '../ipc/send-event.ts';
import { hasTrayHost } from '../tray/tray-host.ts';
import { createMainBrowserWindow, showWindow } from './create-window.ts';

interface MainWindowOptions {
  readonly appFolder: string;
  /** URL of the page: ours, or the development server's. */
  readonly address: string;
  /** Profile in which the window's bounds are stored. */
  readonly profile: string;
  settings(): Pick<Settings, 'keepInTray' | 'toldOfTray'>;
  changeSettings(patch: Partial<Settings>): void;
  /** Quits for the person who closed the window, who may stay. */
  quit(): void;
}

export interface MainWindowEvents {
  /** A page has loaded and has no state yet. */
  loaded: readonly [];
  /** The window got the focus. */
  focused: readonly [];
  /** The window lost the focus or was closed. */
  left: readonly [];
  closed: readonly [];
}

/** Levels of Chromium: each is a fifth larger. From half to two and a half times the usual size. */
const zoomLevels = { min: -3, max: 5 };
const zoomStep = 0.5;

/** Controls the main window from the shell: shows it, sends it events, and leaves it in the tray or closes it. */
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

  /**
   * Opens the window.
   * @param isHidden it is not shown until it is requested
   * @returns resolves once its page has been loaded, or cannot be
   */
  open(isHidden: boolean): Promise<void> {
    const { appFolder, address, profile, settings } = this.#options;
    const window = createMainBrowserWindow({ appFolder, address, profile, isHidden });
    this.#window = window;
    window.on('close', (event) => {
      if (this.#mayClose) return;
      event.preventDefault();
      if (settings().keepInTray) void this.#leave(window);
      else this.#options.quit();
    });
    window.webContents.on('did-finish-load', () => this.#events.emit('loaded'));
    window.on('focus', () => this.#events.emit('focused'));
    window.on('blur', () => this.#events.emit('left'));
    // Its title tells the progress, whatever the page calls itself.
    window.on('page-title-updated', (event) => event.preventDefault());
    window.once('closed', () => {
      // First of all, because no event can be sent to it any more.
      this.#window = null;
      this.#events.emit('left');
      this.#events.emit('closed');
    });
    return new Promise((resolve) => {
      window.webContents.once('did-stop-loading', resolve);
      window.once('closed', resolve);
    });
  }

  /** The Electron window, for the system's dialogs; null once it is closed. */
  get browserWindow(): BrowserWindow | null {
    return this.#window;
  }

  get isVisible(): boolean {
    return this.#window?.isVisible() === true;
  }

  /** Whether the user works in it now. */
  get isInFront(): boolean {
    return this.#window?.isFocused() === true;
  }

  get #isSeen(): boolean {
    return this.isVisible && this.#window?.isMinimized() === false;
  }

  show(): void {
    if (this.#window) showWindow(this.#window);
  }

  /**
   * Hides the window during `act`, and shows it again afterwards.
   * @param act is told whether it was visible before
   */
  async aside<T>(act: (wasSeen: boolean) => Promise<T>): Promise<T> {
    const wasSeen = this.#isSeen;
    if (wasSeen) this.#window?.hide();
    try {
      return await act(wasSeen);
    } finally {
      if (wasSeen) this.#window?.showInactive();
    }
  }

  /** Makes the page larger or smaller by a step of Chromium's, within bounds; Chromium remembers it. */
  zoom(by: 'in' | 'out' | 'reset'): void {
    const page = this.#window?.webContents;
    if (!page) return;
    const step = { in: zoomStep, out: -zoomStep, reset: -page.getZoomLevel() }[by];
    page.setZoomLevel(Math.min(Math.max(page.getZoomLevel() + step, zoomLevels.min), zoomLevels.max));
  }

  emit(event: ShellEvent): void {
    if (this.#window) sendShellEvent(this.#window.webContents, event);
  }

  forwardEngineEvent(event: EngineEvent): void {
    if (this.#window) sendEngineEvent(this.#window.webContents, event);
  }

  /**
   * Shows a system notification; a click on it shows the window.
   * @returns whether this system has them
   */
  notify(title: string, body = ''): boolean {
    if (!Notification.isSupported()) return false;
    const notification = new Notification({ title, body });
    notification.on('click', () => this.show());
    notification.show();
    return true;
  }

  /**
   * Shows a notification unless the window is visible.
   * @returns whether it was shown
   */
  notifyIfHidden(title: string, body?: string): boolean {
    return !this.#isSeen && this.notify(title, body);
  }

  /** Makes closing really close the window from now on. */
  allowClose(): void {
    this.#mayClose = true;
  }

  /**
   * Hides the window into the tray. Where nothing shows the tray's icon, the user could not get the window back: then
   * closing quits.
   */
  async #leave(window: BrowserWindow): Promise<void> {
    if (!(await hasTrayHost(process.env, process.platform))) return this.#options.quit();
    window.hide();
    if (this.#options.settings().toldOfTray) return;
    this.#options.changeSettings({ toldOfTray: true });
    this.emit({ kind: 'kept-in-tray' });
  }
}
