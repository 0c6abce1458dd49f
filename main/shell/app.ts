import { join } from 'node:path';
import { app, clipboard, globalShortcut, Menu, nativeTheme, session } from 'electron';
import type { EngineEvent } from '../../contract/engine.ts';
import type { HotkeyAction, SessionKind } from '../../contract/hotkeys.ts';
import type { Settings } from '../../contract/records.ts';
import { chooseLanguage, createTranslator, type Translator } from '../../locales/index.ts';
import { profileFolder } from '../engine/profile.ts';
import { afterwards } from './afterwards.ts';
import { Captures } from './capture/captures.ts';

import { giveContent } from './clipboard/give.ts';
import { openClipboard } from './clipboard/system-clipboard.ts';
import { WatchedPictures } from './clipboard/watched-pictures.ts';
import { copyText } from './clipboard.ts';
import { CopiedLinks } from './copied-links.ts';
import { EngineHost } from './engine-host.ts';
import { EngineState } from './engine-state.ts';
import { chooseCaptureFolder } from './file-dialog.ts';
import { Graces } from './graces.ts';
import { HandedOver } from './handed-over.ts';
import { shellHandlers } from './handlers.ts';
import { commandFor } from './hotkeys/command.ts';
import { Hotkeys } from './hotkeys/hotkeys.ts';
import { isPressProof, sessionKind } from './hotkeys/session.ts';
import { answerCalls, sendShellEvent } from './ipc.ts';
import { MainWindow } from './main-window.ts';
import { Mode } from './mode.ts';
import { confineWebContents, permitOnly } from './navigation.ts';
import { forkNode } from './node-process.ts';
import { chromiumFolder } from './profile.ts';
import { declareScheme, serveScheme } from './protocol.ts';
import { quitUnlessTray, showUnlessTray } from './reachable.ts';
import { RecentLinks } from './recent-links.ts';
import { isOurs, pageBase, stillAddress } from './resources.ts';
import { autostartFile, type StartAtLogin, systemLoginItem } from './start-at-login.ts';
import { startCommand } from './start-command.ts';
import { claimStart, type Starts } from './starts.ts';
import { TrayIcon } from './tray/tray-icon.ts';
import { trayLook } from './tray/tray-look.ts';

/** The whole desktop app, from the first line to the last. Closing the window leaves it in the tray, or quits. */
export function runApp(): void {
  const profile = profileFolder(process.env);
  const ownFolder = chromiumFolder(profile);
  app.setPath('userData', ownFolder);
  const appFolder = app.getAppPath();
  const starts = claimStart(ownFolder, appFolder);
  if (!starts) {
    app.quit();
    return;
  }
  declareScheme();
  // While the window's code is worked on, it comes from a server that reloads it.
  const developmentServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
  confineWebContents(developmentServer);
  new App(profile, appFolder, developmentServer).run(starts);
}

/** Milliseconds in which a window that was shown has the keys. */
const keysWithinMs = 200;
const clock = { now: Date.now, after: afterwards };

/** Makes the parts of the shell and joins them; what each does is its own. */
class App {
  readonly #appFolder: string;
  readonly #session: SessionKind;
  readonly #developmentServer: string | null;
  readonly #engine: EngineHost;
  readonly #state: EngineState;
  readonly #mode: Mode;
  readonly #window: MainWindow;
  readonly #hotkeys: Hotkeys;
  readonly #captures: Captures;
  readonly #handedOver: HandedOver;
  readonly #graces = new Graces();
  readonly #recent: RecentLinks;
  readonly #links: CopiedLinks;
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
    const session = sessionKind(process.platform, process.env);
    this.#session = session;
    this.#engine = new EngineHost({
      spawn: (env) =>
        forkNode(built('engine.cjs'), appFolder, { args: [], env, mediaScript: built('media.cjs') }),
      clock,
      onState: ({ state, error }) => {
        this.#window.tell({ kind: 'engine', state, error });
        if (state !== 'running') this.#state.lost();
        if (state === 'running') void this.#state.read();
        else this.#showTray();
      },
    });
    const engine = this.#engine;
    this.#state = new EngineState({
      engine,
      onSnapshot: ({ jobs, capabilities }) => {
        this.#isPractice = capabilities.host.isSandbox;
        this.#captures.see(jobs);
        this.#graces.see(jobs);
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
      onLoad: () => this.#window.tell({ kind: 'engine', ...engine.state }),
      // Keys are chosen and tried in the window: whoever leaves it has ended that.
      onLeft: () => {
        this.#hotkeys.rest(false);
        this.#hotkeys.try(null);
      },
      onClosed: () => this.#captures.close(),
    });
    this.#handedOver = new HandedOver({
      tell: () => this.#window.tell({ kind: 'handed-over' }),
      after: afterwards,
    });
    this.#recent = new RecentLinks(engine, () => this.#showTray());
    this.#watched = new WatchedPictures({
      clipboard: this.#clipboard,
      clock,
      engine,
      name: () => words().text('clipboard.name'),
      onRefused: () => this.#window.notify(words().text('clipboard.not-taken')),
    });
    this.#startAtLogin =
      process.platform === 'linux'
        ? autostartFile({ environment: process.env, command: program })
        : systemLoginItem(app);
    this.#mode = new Mode({
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
      stillAddress,
      settings,
      words,
      profiles: () => ({ own: profile, inUse: this.#mode.profile }),
      copyText: (text) => copyText(clipboard, text),
      willCopyPicture: () => this.#watched.watch.wroteOurselves(),
      showWindow: () => this.#window.show(),
      isPractice: () => this.#isPractice,
      withoutWindow: (act) => this.#window.aside(act),
      editJob: (jobId) => {
        this.#window.show();
        this.#window.tell({ kind: 'edit-job', jobId });
      },
      sendCards: (page, cards) => sendShellEvent(page, { kind: 'capture-cards', cards }),
      chooseFolder: async () =>
        this.#window.browserWindow ? chooseCaptureFolder(this.#window.browserWindow, words()) : null,
      after: afterwards,
    });
    this.#hotkeys = new Hotkeys({
      system: globalShortcut,
      session,
      isProof: () => isPressProof(session, app.commandLine.getSwitchValue('ozone-platform')),
      commandFor: (action) => commandFor(action, program, settings().captureDelay),
      onPress: (action) => this.#hotkeyDoers[action](),
      onChange: (view) => this.#window.tell({ kind: 'hotkeys', view }),
      onSeen: (hotkeysSeen) => this.#change({ hotkeysSeen }),
    });
    this.#links = new CopiedLinks({
      engine,
      settings,
      copyText: (text) => copyText(clipboard, text),
      keepsClipboard: async (batchId, origin) => {
        if (this.#captures.keepsClipboard(batchId)) return true;
        // What somebody copied meanwhile is theirs: only the picture itself gives way to its link.
        return origin === 'clipboard-watch' && !(await this.#watched.stillHolds(batchId));
      },
      onCopied: (batchId, copied) => this.#captures.linksCopied(batchId, copied),
      tell: (event) => this.#window.tell(event),
    });
  }

  run({ first, again }: Starts): void {
    app.on('second-instance', (_event, argv, cwd, told) => {
      for (const { hidden, items, capture, clipboard, signIn } of again(argv, cwd, told)) {
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
    answerCalls({
      engine: this.#engine,
      shell: shellHandlers({
        appFolder: this.#appFolder,
        engine: this.#engine,
        mode: this.#mode,
        window: this.#window,
        clipboard: this.#clipboard,
        handedOver: this.#handedOver,
        startAtLogin: this.#startAtLogin,
        hotkeys: this.#hotkeys,
        captures: this.#captures,
        words: () => this.#words(),
      }),
      isOurs: (address) => isOurs(address, this.#developmentServer),
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
        this.#window.tell({ kind: 'choose-files' });
      },
      uploadClipboard: () => this.#uploadClipboard(),
      capture: (action) => this.#hotkeyDoers[action](),
      setPaused: (paused) => void this.#engine.call(paused ? 'pause' : 'resume', {}).catch(() => {}),
      setClipboardWatch: (state) => this.#change({ clipboardWatch: state }),
      callBack: () => this.#callBack(),
      copyLink: (item) => void this.#links.copyItem(item),
      take: (paths) =>
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
    afterwards(isWayland ? keysWithinMs : 0, () => this.#handedOver.putClipboard());
  }

  #hear(event: EngineEvent): void {
    this.#window.pass(event);
    this.#recent.hear(event);
    this.#captures.hear(event);
    this.#graces.hear(event);
    this.#state.hear(event);
    this.#links.hear(event);
    if (event.kind === 'clipboard-asked') void this.#giveClipboard(event.askId);
  }

  /** An editor asked the engine, which cannot look. One that died meanwhile waits for nothing. */
  async #giveClipboard(askId: string): Promise<void> {
    const nothing = { items: [], pictures: [], tooLarge: null };
    const name = this.#words().text('clipboard.name');
    const content = await giveContent(this.#clipboard, name).catch(() => nothing);
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
    this.#hotkeys.follow(settings);
  }

  /** After anything that it shows; the language may be another one, too. */
  #showTray(): void {
    const { summary, credits, settings } = this.#state;
    if (!summary || !credits) return;
    const words = this.#words();
    const isBroken = this.#engine.state.state === 'broken';
    const { clipboardWatch } = settings;
    const look = trayLook(
      { summary, credits, clipboardWatch, isBroken, ...this.#graces.state },
      words,
      Date.now(),
    );
    this.#tray?.show(look, this.#recent.items, words);
  }

  #words(): Translator {
    const { language } = this.#state.settings;
    const system = app.getPreferredSystemLanguages();
    return createTranslator(chooseLanguage(language ? [language] : system), system);
  }

  async #quit(): Promise<void> {
    this.#quitting = true;
    this.#window.letClose();
    this.#watched.watch.set(false);
    await this.#engine.stop();
    this.#mode.close();
    this.#hotkeys.close();
    this.#captures.close();
    this.#tray?.destroy();
    app.quit();
  }
}
