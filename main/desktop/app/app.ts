import { join } from 'node:path';
import { app, Menu, session } from 'electron';
import { profileFolder } from '../../engine/profile.ts';
import { createShellHandlers } from '../ipc/handlers.ts';
import { registerIpcHandlers } from '../ipc/router.ts';
import { quitUnlessTray, showUnlessTray } from '../tray/tray-fallback.ts';
import { TrayIcon } from '../tray/tray-icon.ts';
import { presentTray } from '../tray/tray-presenter.ts';
import { registerScheme, serveScheme } from '../windows/app-protocol.ts';
import { isOwnPage } from '../windows/app-resources.ts';
import { confineWebContents, permitOnly } from '../windows/navigation-policy.ts';
import { chromiumDataFolder } from './chromium-profile.ts';
import { type AppPlace, createParts, type Parts } from './parts.ts';
import { claimSingleInstance, type LaunchRequests } from './single-instance.ts';
import { connectParts } from './wiring.ts';

/** Runs the desktop app. Closing the window leaves it in the tray, or quits. */
export function runApp(): void {
  const profile = profileFolder(process.env);
  const ownFolder = chromiumDataFolder(profile);
  app.setPath('userData', ownFolder);
  const appFolder = app.getAppPath();
  const starts = claimSingleInstance(ownFolder, appFolder);
  if (!starts) {
    app.quit();
    return;
  }
  registerScheme();
  const developmentServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
  confineWebContents(developmentServer);
  new App({ profile, appFolder, developmentServer }).run(starts);
}

/** Handles the app's lifecycle: the system's events, from its start to its end. */
class App {
  readonly #place: AppPlace;
  readonly #parts: Parts;
  #tray: TrayIcon | null = null;
  #quitting = false;

  constructor(place: AppPlace) {
    this.#place = place;
    this.#parts = createParts(place);
    connectParts(this.#parts);
  }

  run({ first, onSecondInstance }: LaunchRequests): void {
    const { window, inbox, captures, shortcuts, mirror } = this.#parts;
    app.on('second-instance', (_event, argv, cwd, told) => {
      for (const { hidden, items, capture, clipboard, signIn } of onSecondInstance(argv, cwd, told)) {
        if (!hidden) window.show();
        inbox.put(items, 'open-with');
        if (clipboard) shortcuts['upload-clipboard']();
        if (capture) void captures.serve(capture);
        if (signIn) this.#signInReturned(signIn);
      }
    });
    // macOS delivers URLs of our scheme by this event, and to no other program.
    app.on('open-url', (event, url) => {
      event.preventDefault();
      window.show();
      this.#signInReturned(url);
    });
    // "Open with" of macOS, and files dropped on its dock.
    app.on('open-file', (event, path) => {
      event.preventDefault();
      inbox.put([{ kind: 'path', path }], 'open-with');
    });
    app.on('activate', () => window.show());
    app.on('window-all-closed', () => app.quit());
    app.on('before-quit', (event) => {
      if (this.#quitting) return;
      event.preventDefault();
      void this.#quit();
    });
    void app.whenReady().then(async () => {
      // macOS passes no flag, but reports it.
      const isHidden = first.hidden || app.getLoginItemSettings().wasOpenedAtLogin === true;
      this.#ready(isHidden && !first.clipboard);
      inbox.put(first.items, 'open-with');
      if (first.clipboard) inbox.putClipboard();
      if (first.signIn) this.#signInReturned(first.signIn);
      const isOver = () => this.#quitting || window.isVisible;
      if (first.capture) {
        await captures.serve(first.capture);
        const isDone = () => mirror.summary?.open === 0 && !captures.isBusy;
        await quitUnlessTray({ isOver, isDone, quit: () => app.quit() });
      } else if (isHidden) await showUnlessTray({ isOver, show: () => window.show() });
    });
  }

  /** Passes a returned sign-in to the engine, which ignores unexpected ones; the result is sent with the accounts. */
  #signInReturned(url: string): void {
    void this.#parts.engine.call('returnSignIn', { url }).catch(() => {});
  }

  #ready(isHidden: boolean): void {
    const { appFolder, developmentServer } = this.#place;
    const { engine, window, captures, trialMode } = this.#parts;
    // Not in development: the system would register a runtime that is removed later.
    if (app.isPackaged) app.setAsDefaultProtocolClient('snapferry');
    // The menu bar of macOS belongs to the system; elsewhere the window has none.
    if (process.platform !== 'darwin' && !developmentServer) Menu.setApplicationMenu(null);
    permitOnly(
      session.defaultSession,
      (contents, permission) => permission === 'media' && captures.mayCapture(contents),
    );
    const folders = () => ({
      app: join(appFolder, 'out', 'renderer'),
      thumbnails: trialMode.thumbnails,
    });
    serveScheme(folders, (id) => captures.still(id));
    registerIpcHandlers({
      engine,
      shell: createShellHandlers({ ...this.#parts, appFolder }),
      isOwnPage: (address) => isOwnPage(address, developmentServer),
    });
    trialMode.start();
    this.#tray = this.#makeTray();
    presentTray({ ...this.#parts, icon: this.#tray });
    window.open(isHidden);
  }

  #makeTray(): TrayIcon {
    const { engine, window, inbox, shortcuts, links, pendingUndo, changeSettings } = this.#parts;
    return new TrayIcon(join(this.#place.appFolder, 'build'), {
      open: () => window.show(),
      chooseFiles: () => {
        window.show();
        window.emit({ kind: 'choose-files' });
      },
      uploadClipboard: shortcuts['upload-clipboard'],
      capture: (action) => shortcuts[action](),
      setPaused: (paused) => void engine.call(paused ? 'pause' : 'resume', {}).catch(() => {}),
      setClipboardWatch: (state) => changeSettings({ clipboardWatch: state }),
      undoNewest: () => {
        // The newest upload that has not begun.
        const { last } = pendingUndo;
        if (last !== null) engine.call('cancel', { ids: [last] }).catch(() => {});
      },
      copyLink: (item) => void links.copyItem(item),
      addFiles: (paths) =>
        inbox.put(
          paths.map((path) => ({ kind: 'path', path })),
          'drop',
        ),
      quit: () => app.quit(),
    });
  }

  async #quit(): Promise<void> {
    const { engine, window, watched, trialMode, hotkeys, captures } = this.#parts;
    this.#quitting = true;
    window.allowClose();
    watched.watch.set(false);
    await engine.stop();
    trialMode.close();
    hotkeys.close();
    captures.close();
    this.#tray?.destroy();
    app.quit();
  }
}
