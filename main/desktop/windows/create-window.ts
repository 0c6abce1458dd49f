import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, screen } from 'electron';
import { callAfter } from '../app/timers.ts';
import { showWhenReady } from './show-when-ready.ts';
import { frameOffset, minimumSize, restoreBounds } from './window-bounds.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

/** Background colour of the page in both themes, so that the first frame has the colour of the next. */
const backgroundColors = { light: '#fbfbfa', dark: '#17191a' };
const titleBarHeight = 40;

interface WindowOptions {
  readonly appFolder: string;
  /** URL of the page: ours, or the development server's. */
  readonly address: string;
  /** Profile in which the window's bounds are stored. */
  readonly profile: string;
  /** The window is not shown until it is requested. */
  readonly isHidden: boolean;
}

/** Creates the main window. It shows itself when its first frame is ready, unless it is to be hidden. */
export function createMainBrowserWindow({
  appFolder,
  address,
  profile,
  isHidden,
}: WindowOptions): BrowserWindow {
  const memory = readWindowState(profile);
  nativeTheme.themeSource = memory.theme;
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...restoreBounds(memory.bounds, areas),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Snapferry',
    backgroundColor: currentBackground(),
    icon: process.platform === 'linux' ? join(appFolder, 'build', 'icon.png') : undefined,
    ...titleBar(),
    webPreferences: {
      preload: join(appFolder, 'out', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  // Maximizing shows a window.
  if (memory.maximized) window.once('show', () => window.maximize());
  if (!isHidden) showWhenReady(window, callAfter);
  const frame = watchFrame(window);
  window.on('close', () => saveState(profile, window, frame()));
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.reload();
  });
  const follow = () => recolour(window);
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
  void window.loadURL(address);
  return window;
}

/** Shows and focuses the window. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Returns the title bar options: integrated with the page on macOS and Windows; on Linux the system's own. */
function titleBar(): BrowserWindowConstructorOptions {
  if (process.platform === 'darwin') return { titleBarStyle: 'hiddenInset' };
  if (process.platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: overlay() };
  return { autoHideMenuBar: true };
}

function overlay() {
  return {
    color: currentBackground(),
    symbolColor: nativeTheme.shouldUseDarkColors ? '#e8eaea' : '#26292a',
    height: titleBarHeight,
  };
}

function recolour(window: BrowserWindow): void {
  window.setBackgroundColor(currentBackground());
  if (process.platform === 'win32') window.setTitleBarOverlay(overlay());
}

function currentBackground(): string {
  return nativeTheme.shouldUseDarkColors ? backgroundColors.dark : backgroundColors.light;
}

/**
 * Watches by how much the window manager of X11 moves the window for its frame when it is first shown. Stored with that,
 * the window would stand further down and to the right after each start.
 * @returns a function for the offset so far
 */
function watchFrame(window: BrowserWindow): () => { readonly x: number; readonly y: number } {
  let offset = { x: 0, y: 0 };
  if (process.platform === 'linux')
    window.once('show', () => {
      const asked = window.getBounds();
      window.once('move', () => {
        offset = frameOffset(asked, window.getBounds()) ?? offset;
      });
    });
  return () => offset;
}

function saveState(
  profile: string,
  window: BrowserWindow,
  frame: { readonly x: number; readonly y: number },
): void {
  const { x, y, ...size } = window.getNormalBounds();
  writeWindowState(profile, {
    bounds: { x: x - frame.x, y: y - frame.y, ...size },
    maximized: window.isMaximized(),
    theme: nativeTheme.themeSource,
  });
}
