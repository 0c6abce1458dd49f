import { join } from 'node:path';
import { app, Menu, session } from 'electron';
import { forksBeforeReady } from '../engine-process/node-process.ts';
import { presentProgress } from '../progress/progress-presenter.ts';
import { quitUnlessTray, showUnlessTray } from '../tray/tray-fallback.ts';
import { TrayIcon } from '../tray/tray-icon.ts';
import { presentTray } from '../tray/tray-presenter.ts';
import type { StartGuard } from '../updates/start-guard.ts';
import { registerScheme, serveScheme } from '../windows/app-protocol.ts';
import { isOwnPage } from '../windows/app-resources.ts';
import { macMenuTemplate } from '../windows/mac-menu.ts';
import { confineWebContents, permitOnly } from '../windows/navigation-policy.ts';
import type { LaunchRequest } from './arguments.ts';
import { type AppPlace, createParts, type Parts } from './parts.ts';
import { SecondApp } from './second-app.ts';
import type { LaunchRequests } from './single-instance.ts';
import { callAfter } from './timers.ts';
import { connectParts } from './wiring.ts';

/** Time from a loaded page to the tray, in ms: the page asks for what it shows first, and renders it. */
const outsideAfterMs = 400;

interface Start {
  readonly profile: string;
  readonly requests: LaunchRequests;
  /** Is told how the start goes. */
  readonly guard: StartGuard;
}

/** Runs the desktop app. Closing the window leaves it in the tray, or quits. */
export function runApp({ profile, requests, guard }: Start): void {
  const appFolder = app.getAppPath();
  registerScheme();
  const developmentServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
  confineWebContents(developmentServer);
  // The window has its menu in itself, or gets one of ours (macOS). Electron's own one is for development; it is not even
  // made where none is wanted before the app is ready.
  if (!developmentServer) Menu.setApplicationMenu(null);
  new App({ profile, appFolder, developmentServer, guard }).run(requests);
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
    connectParts(this.#parts, place.guard, place.profile);
  }

  run({ first, onSecondInstance, followLeft, handOver }: LaunchRequests): void {
    const { window, inbox, captures, mirror, trialMode, engine } = this.#parts;
    const end = () => this.#endAsSecond();
    const second = new SecondApp({ engine: engine.events, first, handOver, end });
    const serve = (requests: readonly LaunchRequest[]) => {
      second.note(requests);
      for (const request of requests) this.#serve(request);
    };
    // First of all, because the window waits for the engine longest.
    if (forksBeforeReady) trialMode.start();
    app.on('second-instance', (_event, argv, cwd, told) => serve(onSecondInstance(argv, cwd, told)));
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
      followLeft(serve);
      const isOver = () => this.#quitting || window.isVisible;
      if (first.capture) {
        await captures.serve(first.capture);
        const isDone = () => mirror.summary?.open === 0 && !captures.isBusy;
        await quitUnlessTray({ isOver, isDone, quit: () => app.quit() });
      } else if (isHidden) await showUnlessTray({ isOver, show: () => window.show() });
    });
  }

  /** Does what a later start asks for. */
  #serve({ hidden, items, capture, clipboard, signIn }: LaunchRequest): void {
    const { window, inbox, captures, shortcuts } = this.#parts;
    if (!hidden) window.show();
    inbox.put(items, 'open-with');
    if (clipboard) shortcuts['upload-clipboard']();
    if (capture) void captures.serve(capture);
    if (signIn) this.#signInReturned(signIn);
  }

  /** Ends at once: all that was asked is with the other app. */
  #endAsSecond(): void {
    this.#place.guard.left();
    app.exit(0);
  }

  /** Passes a returned sign-in to the engine, which ignores unexpected ones; the result is sent with the accounts. */
  #signInReturned(url: string): void {
    void this.#parts.engine.call('returnSignIn', { url }).catch(() => {});
  }

  #ready(isHidden: boolean): void {
    const { appFolder } = this.#place;
    const { engine, window, captures, trialMode } = this.#parts;
    if (!forksBeforeReady) trialMode.start();
    // Not in development: the system would register a runtime that is removed later.
    if (app.isPackaged) app.setAsDefaultProtocolClient('snapferry');
    if (process.platform === 'darwin') this.#followMenu();
    permitOnly(
      session.defaultSession,
      (contents, permission) => permission === 'media' && captures.mayCapture(contents),
    );
    const folders = () => ({
      app: join(appFolder, 'out', 'renderer'),
      thumbnails: trialMode.thumbnails,
    });
    serveScheme(
      folders,
      (id) => captures.still(id),
      async ({ kind, id }) => (await engine.call('realFiles', { kind, ids: [id] })).files[0]?.path ?? null,
    );
    const settled = window.open(isHidden);
    this.#answerPages();
    // What a window shows goes before its tray and taskbar, which take as long as a view of its page.
    if (isHidden) this.#presentOutside();
    else void settled.then(() => callAfter(outsideAfterMs, () => this.#presentOutside()));
  }

  /** Shows the state outside of the window. */
  #presentOutside(): void {
    if (this.#quitting) return;
    this.#tray = this.#makeTray();
    presentTray({ ...this.#parts, icon: this.#tray });
    presentProgress({ ...this.#parts, iconFolder: join(this.#place.appFolder, 'build') });
  }

  /**
   * Answers the calls of our pages. The schemas of all calls are read while the new window's process starts, which takes
   * longer; no page can ask before this task has ended.
   */
  #answerPages(): void {
    const { appFolder, developmentServer, guard } = this.#place;
    Promise.all([import('../ipc/router.ts'), import('../ipc/handlers.ts')])
      .then(([{ registerIpcHandlers }, { createShellHandlers }]) =>
        registerIpcHandlers({
          engine: this.#parts.engine,
          shell: createShellHandlers({ ...this.#parts, appFolder }),
          isOwnPage: (address) => isOwnPage(address, developmentServer),
        }),
      )
      .catch((thrown) => {
        // As where the rest of the app cannot be loaded.
        console.error(thrown);
        guard.failed('internal');
        app.exit(1);
      });
  }

  /** Sets the menu of macOS, and again whenever the language changes. */
  #followMenu(): void {
    const { mirror, window, i18n } = this.#parts;
    let language: string | null | undefined;
    const set = () => {
      if (language === mirror.settings.language) return;
      language = mirror.settings.language;
      const template = macMenuTemplate(i18n(), (id) => {
        window.show();
        window.emit({ kind: 'command', id });
      });
      Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    };
    set();
    mirror.events.on('settings', set);
  }

  #makeTray(): TrayIcon {
    const { engine, window, inbox, shortcuts, links, pendingUndo, quitQuestion, changeSettings } =
      this.#parts;
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
      quit: () => void quitQuestion.request(),
    });
  }

  async #quit(): Promise<void> {
    const { engine, window, watched, trialMode, hotkeys, captures, updates, notifier } = this.#parts;
    this.#quitting = true;
    notifier.close();
    this.#place.guard.left();
    window.allowClose();
    watched.watch.set(false);
    await updates.prepareQuit();
    await engine.stop(updates.drainMs);
    trialMode.close();
    hotkeys.close();
    captures.close();
    this.#tray?.destroy();
    updates.finishQuit();
    app.quit();
  }
}
