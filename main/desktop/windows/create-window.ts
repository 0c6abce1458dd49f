import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, screen } from 'electron';
import { memorySchema, placeWindow, smallest, type WindowMemory } from './window-bounds.ts';

/** The page's ground in both themes, so that the first frame has the colour of the next. */
const ground = { light: '#fbfbfa', dark: '#17191a' };
const titleBarHeight = 40;

interface WindowOptions {
  readonly appFolder: string;
  /** The page: ours, or the development server's. */
  readonly address: string;
  /** Where the window's place is remembered. */
  readonly profile: string;
  /** It does not show itself; somebody will ask for it. */
  readonly isHidden: boolean;
}

/** The one window. It shows itself when its first frame is ready, unless it is to be hidden. */
export function openWindow({ appFolder, address, profile, isHidden }: WindowOptions): BrowserWindow {
  const memory = recall(profile);
  nativeTheme.themeSource = memory.theme;
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...placeWindow(memory.bounds, areas),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Snapferry',
    backgroundColor: currentGround(),
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
  if (!isHidden) window.once('ready-to-show', () => window.show());
  window.on('close', () => remember(profile, window));
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.reload();
  });
  const follow = () => recolour(window);
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
  void window.loadURL(address);
  return window;
}

/** Brings the window before the user. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Integrated with the page on macOS and Windows; on Linux the system's own. */
function titleBar(): BrowserWindowConstructorOptions {
  if (process.platform === 'darwin') return { titleBarStyle: 'hiddenInset' };
  if (process.platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: overlay() };
  return { autoHideMenuBar: true };
}

function overlay() {
  return {
    color: currentGround(),
    symbolColor: nativeTheme.shouldUseDarkColors ? '#e8eaea' : '#26292a',
    height: titleBarHeight,
  };
}

function recolour(window: BrowserWindow): void {
  window.setBackgroundColor(currentGround());
  if (process.platform === 'win32') window.setTitleBarOverlay(overlay());
}

function currentGround(): string {
  return nativeTheme.shouldUseDarkColors ? ground.dark : ground.light;
}

const memoryFile = (profile: string) => join(profile, 'window.json');

function recall(profile: string): WindowMemory {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(memoryFile(profile), 'utf8')));
  } catch {
    // Never written, or not by us: the usual place.
    return memorySchema.parse({});
  }
}

function remember(profile: string, window: BrowserWindow): void {
  const memory: WindowMemory = {
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
    theme: nativeTheme.themeSource,
  };
  try {
    writeFileSync(memoryFile(profile), JSON.stringify(memory));
  } catch {
    // A place that is not remembered is not worth a word.
  }
}
