import { join } from 'node:path';
import { app, clipboard, globalShortcut, Menu, nativeTheme, session } from 'electron';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { HotkeyAction, SessionKind } from '../../../contract/hotkeys.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Translator } from '../../../i18n/index.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { profileFolder } from '../../engine/profile.ts';
import { Captures } from '../capture/captures.ts';
import { copyText } from '../clipboard/copy-text.ts';

import { readForEngine } from '../clipboard/read-for-engine.ts';
import { openClipboard } from '../clipboard/system-clipboard.ts';
import { WatchedPictures } from '../clipboard/watched-pictures.ts';
import { EngineMirror } from '../engine-process/engine-mirror.ts';
import { EngineSupervisor } from '../engine-process/engine-supervisor.ts';
import { forkNode } from '../engine-process/node-process.ts';
import { TrialMode } from '../engine-process/trial-mode.ts';
import { Hotkeys } from '../hotkeys/hotkeys.ts';
import { detectSessionKind, isPressConclusive } from '../hotkeys/session-kind.ts';
import { commandFor } from '../hotkeys/shortcut-command.ts';
import { Inbox } from '../inbox/inbox.ts';
import { PendingUndo } from '../inbox/pending-undo.ts';
import { createShellHandlers } from '../ipc/handlers.ts';
import { registerIpcHandlers, sendShellEvent } from '../ipc/router.ts';
import { LinkCopier } from '../links/link-copier.ts';
import { RecentLinks } from '../links/recent-links.ts';
import { autostartFile, type StartAtLogin, systemLoginItem } from '../system/start-at-login.ts';
import { startCommand } from '../system/start-command.ts';
import { quitUnlessTray, showUnlessTray } from '../tray/tray-fallback.ts';
import { TrayIcon } from '../tray/tray-icon.ts';
import { createTrayView } from '../tray/tray-view.ts';
import { registerScheme, serveScheme } from '../windows/app-protocol.ts';
import { isOwnPage, pageBase, stillUrl } from '../windows/app-resources.ts';
import { chooseCaptureFolder } from '../windows/file-dialogs.ts';
import { MainWindow } from '../windows/main-window.ts';
import { confineWebContents, permitOnly } from '../windows/navigation-policy.ts';
import { chromiumDataFolder } from './chromium-profile.ts';
import { claimSingleInstance, type LaunchRequests } from './single-instance.ts';
import { callAfter } from './timers.ts';

/** The whole desktop app, from the first line to the last. Closing the window leaves it in the tray, or quits. */
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
  // While the window's code is worked on, it comes from a server that reloads it.
  const developmentServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
  confineWebContents(developmentServer);
  new App(profile, appFolder, developmentServer).run(starts);
}

/** Milliseconds in which a window that was shown has the keys. */
const focusTimeoutMs = 200;
const clock = { now: Date.now, after: callAfter };

/** Makes the parts of the shell and joins them; what each does is its own. */
class App {
  readonly #appFolder: string;
  readonly #session: SessionKind;
  readonly #developmentServer: string | null;
  readonly #engine: EngineSupervisor;
  readonly #state: EngineMirror;
  readonly #mode: TrialMode;
  readonly #window: MainWindow;
  readonly #hotkeys: Hotkeys;
  readonly #captures: Captures;
  readonly #handedOver: Inbox;
  readonly #graces = new PendingUndo();
  readonly #recent: RecentLinks;
  readonly #links: LinkCopier;
  readonly #clipboard = openClipboard(clipboard);
  readonly #watched: WatchedPictures;
  readonly #startAtLogin: StartAtLogin;
  #tray: TrayIcon | null = null;
  /** What is uploaded goes to a stand-in on this computer. */
  #isPractice = false;
  #quitting = false;

  constructor(profile: string, appFolder: string, developmentServer: string | null) {
    this.#developmentServer = developmentServer;
    this.#appFolder = appFolder;
    const built = (name: string) => join(appFolder, 'out', 'main', name);
    const program = startCommand(appFolder);
    const session = detectSessionKind(process.platform, process.env);
    this.#session = session;
    this.#engine = new EngineSupervisor({
      spawn: (env) =>
        forkNode(built('engine.cjs'), appFolder, { args: [], env, mediaScript: built('media.cjs') }),
      clock,
      onState: ({ state, error }) => {
        this.#window.emit({ kind: 'engine', state, error });
        if (state !== 'running') this.#state.onEngineLost();
        if (state === 'running') void this.#state.read();
        else this.#showTray();
      },
    });
    const engine = this.#engine;
    this.#state = new EngineMirror({
      engine,
      onSnapshot: ({ jobs, capabilities }) => {
        this.#isPractice = capabilities.host.isSandbox;
        this.#captures.reset(jobs);
        this.#graces.reset(jobs);
        void this.#recent.renew();
      },
      onSettings: (settings) => this.#follow(settings),
      onChange: () => this.#showTray(),
    });
    const settings = () => this.#state.settings;
    const words = () => this.#words();
    this.#window = new MainWindow({
      appFolder,
      address: developmentServer ?? `${pageBase}index.html`,
      profile,
      settings,
      changeSettings: (patch) => this.#change(patch),
      // A page that has just loaded has missed what was told before.
      onLoad: () => this.#window.emit({ kind: 'engine', ...engine.state }),
      // Keys are chosen and tried in the window: whoever leaves it has ended that.
      onBlurOrClose: () => {
        this.#hotkeys.suspend(false);
        this.#hotkeys.try(null);
      },
      onClosed: () => this.#captures.close(),
    });
    this.#handedOver = new Inbox({
      tell: () => this.#window.emit({ kind: 'handed-over' }),
      after: callAfter,
    });
    this.#recent = new RecentLinks(engine, () => this.#showTray());
    this.#watched = new WatchedPictures({
      clipboard: this.#clipboard,
      clock,
      engine,
      name: () => words().t('clipboard.name'),
      onRefused: () => this.#window.notify(words().t('clipboard.not-taken')),
    });
    this.#startAtLogin =
      process.platform === 'linux'
        ? autostartFile({ environment: process.env, command: program })
        : systemLoginItem(app);
    this.#mode = new TrialMode({
      engine,
      profile,
      environment: process.env,
      fork: (args) => forkNode(built('sandbox.cjs'), appFolder, { args, env: process.env }),
    });
    this.#captures = new Captures({
      appFolder,
      base: developmentServer ? `${developmentServer}/` : pageBase,
      session,
      engine,
      stillAddress: stillUrl,
      settings,
      words,
      profiles: () => ({ own: profile, inUse: this.#mode.profile }),
      copyText: (text) => copyText(clipboard, text),
      willCopyPicture: () => this.#watched.watch.ignoreNextChange(),
      showWindow: () => this.#window.show(),
      isTrial: () => this.#isPractice,
      withoutWindow: (act) => this.#window.aside(act),
      editJob: (jobId) => {
        this.#window.show();
        this.#window.emit({ kind: 'edit-job', jobId });
      },
      sendCards: (page, cards) => sendShellEvent(page, { kind: 'capture-cards', cards }),
      chooseFolder: async () =>
        this.#window.browserWindow ? chooseCaptureFolder(this.#window.browserWindow, words()) : null,
      after: callAfter,
    });
    this.#hotkeys = new Hotkeys({
      system: globalShortcut,
      session,
      isProof: () => isPressConclusive(session, app.commandLine.getSwitchValue('ozone-platform')),
      commandFor: (action) => commandFor(action, program, settings().captureDelay),
      onPress: (action) => this.#hotkeyDoers[action](),
      onChange: (view) => this.#window.emit({ kind: 'hotkeys', view }),
      onSeen: (hotkeysSeen) => this.#change({ hotkeysSeen }),
    });
    this.#links = new LinkCopier({
      engine,
      settings,
      copyText: (text) => copyText(clipboard, text),
      keepsClipboard: async (batchId, origin) => {
        if (this.#captures.keepsClipboard(batchId)) return true;
        // What somebody copied meanwhile is theirs: only the picture itself gives way to its link.
        return origin === 'clipboard-watch' && !(await this.#watched.stillHolds(batchId));
      },
      onCopied: (batchId, copied) => this.#captures.linksCopied(batchId, copied),
      emit: (event) => this.#window.emit(event),
    });
  }

  run({ first, onSecondInstance }: LaunchRequests): void {
    app.on('second-instance', (_event, argv, cwd, told) => {
      for (const { hidden, items, capture, clipboard, signIn } of onSecondInstance(argv, cwd, told)) {
        if (!hidden) this.#window.show();
        this.#handedOver.put(items, 'open-with');
        if (clipboard) this.#uploadClipboard();
        if (capture) void this.#captures.serve(capture);
        if (signIn) this.#signInReturned(signIn);
      }
    });
    // macOS hands over what addresses our scheme by this, and shows it to no other program.
    app.on('open-url', (event, url) => {
      event.preventDefault();
      this.#window.show();
      this.#signInReturned(url);
    });
    // "Open with" of macOS, and what is dropped on its dock.
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#handedOver.put([{ kind: 'path', path }], 'open-with');
    });
    app.on('activate', () => this.#window.show());
    app.on('window-all-closed', () => app.quit());
    app.on('before-quit', (event) => {
      if (this.#quitting) return;
      event.preventDefault();
      void this.#quit();
    });
    this.#engine.subscribe((event) => this.#hear(event));
    void app.whenReady().then(async () => {
      // macOS passes no flag, but tells.
      const isHidden = first.hidden || app.getLoginItemSettings().wasOpenedAtLogin === true;
      this.#ready(isHidden && !first.clipboard);
      this.#handedOver.put(first.items, 'open-with');
      if (first.clipboard) this.#handedOver.putClipboard();
      if (first.signIn) this.#signInReturned(first.signIn);
      const isOver = () => this.#quitting || this.#window.isVisible;
      if (first.capture) {
        await this.#captures.serve(first.capture);
        const isDone = () => this.#state.summary?.open === 0 && !this.#captures.isBusy;
        await quitUnlessTray({ isOver, isDone, quit: () => app.quit() });
      } else if (isHidden) await showUnlessTray({ isOver, show: () => this.#window.show() });
    });
  }

  /** What nobody waits for, the engine drops; how it went is told with the accounts. */
  #signInReturned(url: string): void {
    void this.#engine.call('returnSignIn', { url }).catch(() => {});
  }

  #ready(isHidden: boolean): void {
    // Left alone in development: the system would remember a runtime that goes away.
    if (app.isPackaged) app.setAsDefaultProtocolClient('snapferry');
    // The menu bar of macOS belongs to the system; elsewhere the window has none.
    if (process.platform !== 'darwin' && !this.#developmentServer) Menu.setApplicationMenu(null);
    permitOnly(
      session.defaultSession,
      (contents, permission) => permission === 'media' && this.#captures.mayCapture(contents),
    );
    const folders = () => ({
      app: join(this.#appFolder, 'out', 'renderer'),
      thumbnails: this.#mode.thumbnails,
    });
    serveScheme(folders, (id) => this.#captures.still(id));
    registerIpcHandlers({
      engine: this.#engine,
      shell: createShellHandlers({
        appFolder: this.#appFolder,
        engine: this.#engine,
        trialMode: this.#mode,
        window: this.#window,
        clipboard: this.#clipboard,
        inbox: this.#handedOver,
        startAtLogin: this.#startAtLogin,
        hotkeys: this.#hotkeys,
        captures: this.#captures,
        words: () => this.#words(),
      }),
      isOwnPage: (address) => isOwnPage(address, this.#developmentServer),
    });
    this.#mode.start();
    this.#tray = this.#makeTray();
    this.#window.open(isHidden);
  }

  #makeTray(): TrayIcon {
    return new TrayIcon(join(this.#appFolder, 'build'), {
      open: () => this.#window.show(),
      chooseFiles: () => {
        this.#window.show();
        this.#window.emit({ kind: 'choose-files' });
      },
      uploadClipboard: () => this.#uploadClipboard(),
      capture: (action) => this.#hotkeyDoers[action](),
      setPaused: (paused) => void this.#engine.call(paused ? 'pause' : 'resume', {}).catch(() => {}),
      setClipboardWatch: (state) => this.#change({ clipboardWatch: state }),
      undoNewest: () => this.#callBack(),
      copyLink: (item) => void this.#links.copyItem(item),
      addFiles: (paths) =>
        this.#handedOver.put(
          paths.map((path) => ({ kind: 'path', path })),
          'drop',
        ),
      quit: () => app.quit(),
    });
  }

  readonly #hotkeyDoers: Record<HotkeyAction, () => void> = {
    'capture-region': () => void this.#captures.begin('region'),
    'capture-screen': () => void this.#captures.begin('screen'),
    'capture-window': () => void this.#captures.begin('window'),
    'capture-all': () => void this.#captures.begin('all'),
    'capture-delayed': () => void this.#captures.begin('region', this.#state.settings.captureDelay),
    'upload-clipboard': () => this.#uploadClipboard(),
  };

  /** Wayland shows the clipboard to whoever has the keys, and to nobody else: there the window comes first. */
  #uploadClipboard(): void {
    const isWayland = this.#session === 'wayland';
    if (isWayland) this.#window.show();
    callAfter(isWayland ? focusTimeoutMs : 0, () => this.#handedOver.putClipboard());
  }

  #hear(event: EngineEvent): void {
    this.#window.forwardEngineEvent(event);
    this.#recent.onEvent(event);
    this.#captures.onEvent(event);
    this.#graces.onEvent(event);
    this.#state.onEvent(event);
    this.#links.onEvent(event);
    if (event.kind === 'clipboard-asked') void this.#giveClipboard(event.askId);
  }

  /** An editor asked the engine, which cannot look. One that died meanwhile waits for nothing. */
  async #giveClipboard(askId: string): Promise<void> {
    const nothing = { items: [], pictures: [], tooLarge: null };
    const name = this.#words().t('clipboard.name');
    const content = await readForEngine(this.#clipboard, name).catch(() => nothing);
    await this.#engine.call('giveClipboard', { askId, content }).catch(() => {});
  }

  /** The newest upload of those that have not begun. */
  #callBack(): void {
    const { last } = this.#graces;
    if (last !== null) this.#engine.call('cancel', { ids: [last] }).catch(() => {});
  }

  #change(patch: Partial<Settings>): void {
    this.#engine.call('changeSettings', patch).catch(() => {});
  }

  #follow(settings: Settings): void {
    nativeTheme.themeSource = settings.theme;
    this.#watched.watch.set(settings.clipboardWatch === 'on');
    this.#hotkeys.applySettings(settings);
  }

  /** After anything that it shows; the language may be another one, too. */
  #showTray(): void {
    const { summary, credits, settings } = this.#state;
    if (!summary || !credits) return;
    const words = this.#words();
    const isBroken = this.#engine.state.state === 'broken';
    const { clipboardWatch } = settings;
    const look = createTrayView(
      { summary, credits, clipboardWatch, isBroken, ...this.#graces.state },
      words,
      Date.now(),
    );
    this.#tray?.show(look, this.#recent.items, words);
  }

  #words(): Translator {
    return loadTranslator(app.getPreferredSystemLanguages(), this.#state.settings.language);
  }

  async #quit(): Promise<void> {
    this.#quitting = true;
    this.#window.allowClose();
    this.#watched.watch.set(false);
    await this.#engine.stop();
    this.#mode.close();
    this.#hotkeys.close();
    this.#captures.close();
    this.#tray?.destroy();
    app.quit();
  }
}
