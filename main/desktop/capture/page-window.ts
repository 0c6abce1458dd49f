import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';

export interface PageOptions {
  readonly appFolder: string;
  /** URL of our own pages' folder, with a slash at its end. */
  readonly base: string;
}

/** Creates a hidden, frameless window with one of our pages, as sandboxed as the main one. */
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
      // Painted before it is shown, so that it appears complete.
      backgroundThrottling: false,
    },
  });
  window.removeMenu();
  // Set before the window is shown; 'screen-saver' lies over docks and task bars.
  window.setAlwaysOnTop(true, 'screen-saver');
  void window.loadURL(`${base}${page}`).catch(() => {});
  return window;
}
