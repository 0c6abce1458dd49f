import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';

export interface PageOptions {
  readonly appFolder: string;
  /** Address of our own pages' folder, with a slash at its end. */
  readonly base: string;
}

/** A bare window with a page of ours in it, as confined as the main one. Not shown yet. */
export function openPage(
  { appFolder, base }: PageOptions,
  page: string,
  options: BrowserWindowConstructorOptions,
): BrowserWindow {
  const window = new BrowserWindow({
    frame: false,
    show: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    skipTaskbar: true,
    hasShadow: false,
    title: 'Snapferry',
    ...options,
    webPreferences: {
      preload: join(appFolder, 'out', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      // Drawn before it is shown, so that it shows itself whole.
      backgroundThrottling: false,
    },
  });
  window.removeMenu();
  // Before a page or a menu bar is there, nothing may be seen of it; 'screen-saver' lies over docks and task bars.
  window.setAlwaysOnTop(true, 'screen-saver');
  void window.loadURL(`${base}${page}`).catch(() => {});
  return window;
}
