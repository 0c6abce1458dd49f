import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  globalShortcut,
  Menu,
  Notification,
  nativeTheme,
  session,
  shell,
} from 'electron';
import type { CaptureKind } from '../../contract/capture.ts';
import type { EngineEvent } from '../../contract/engine.ts';
import type { HotkeyAction } from '../../contract/hotkeys.ts';
import type { LibraryItem } from '../../contract/library.ts';
import {
  type CreditsView,
  type QueueSummary,
  type Settings,
  settingsSchema,
} from '../../contract/records.ts';
import type { ShellEvent } from '../../contract/shell.ts';
import type { Linked } from '../../links/linked.ts';
import { writeLink } from '../../links/write.ts';
import { chooseLanguage, createTranslator } from '../../locales/index.ts';
import { profileFolder } from '../engine/profile.ts';
import { readArguments, type Start } from './arguments.ts';
import { Captures } from './capture/captures.ts';
import { commandFor } from './capture/command.ts';
import type { CaptureRequest } from './capture/request.ts';
import { giveContent } from './clipboard/give.ts';
import { type Bytes, openClipboard } from './clipboard/system-clipboard.ts';
import { uploadClipboard } from './clipboard/upload.ts';
import { ClipboardWatch } from './clipboard/watch.ts';
import { copyText } from './clipboard.ts';
import { dragFiles } from './drag-out.ts';
import { EngineHost } from './engine-host.ts';
import { chooseCaptureFolder, chooseExport, chooseFiles, chooseFolder, chooseImport } from './file-dialog.ts';
import { HandedOver } from './handed-over.ts';
import { HandoverFolder } from './handover-folder.ts';
import { Hotkeys } from './hotkeys/hotkeys.ts';
import { sessionKind } from './hotkeys/session.ts';
import { answerCalls, type ShellHandlers, sendEngineEvent, sendShellEvent } from './ipc.ts';
import { linksToCopy } from './link-copier.ts';
import { webAddress } from './links.ts';
import { Mode } from './mode.ts';
import { confineWebContents, permitOnly } from './navigation.ts';
import { forkNode, isSupportedRuntime } from './node-process.ts';
import { chromiumFolder } from './profile.ts';
import { declareScheme, serveScheme } from './protocol.ts';
import { RecentLinks } from './recent-links.ts';
import { isOurs, pageBase, stillAddress } from './resources.ts';
import { autostartFile, type StartAtLogin, systemLoginItem } from './start-at-login.ts';
import { hasTrayHost } from './tray/host.ts';
import { TrayIcon } from './tray/tray-icon.ts';
import { trayLook } from './tray/tray-look.ts';
import { openWindow, showWindow } from './window.ts';

/** A panel may come up after the programs that start with it. */
const trayHostWithinMs = 30_000;
const trayHostEveryMs = 1_000;

/** The whole desktop app, from the first line to the last. Closing the window leaves it in the tray, or quits. */
export function runApp(): void {
  const profile = profileFolder(process.env);
  const ownFolder = chromiumFolder(profile);
  app.setPath('userData', ownFolder);
  const appFolder = app.getAppPath();
  const read = (argv: readonly string[], cwd: string) =>
    readArguments(argv, cwd, app.isPackaged ? null : appFolder);
  const start = read(process.argv, process.cwd());
  const handovers = new HandoverFolder(ownFolder);
  const left = handovers.leave(start);
  if (!app.requestSingleInstanceLock({ left })) {
    app.quit();
    return;
  }
  declareScheme();
  // While the window's code is worked on, it comes from a server that reloads it.
  const developmentServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
  confineWebContents(developmentServer);
  new App(profile, appFolder, developmentServer).run({
    // Also what was left while no one ran who could have taken it, except captures: their moment has gone.
    first: { ...start, items: left ? handovers.take().flatMap(({ items }) => items) : start.items },
    again(argv, cwd, told) {
      const couldNotLeave = (told as { left?: unknown } | null)?.left === false;
      return couldNotLeave ? [read(argv, cwd)] : handovers.take();
    },
  });
}

/** What this start was given, and what the further ones are. */
interface Starts {
  readonly first: Start;
  /** @param told beside the lock, by a start that could not leave what it was given */
  again(argv: readonly string[], cwd: string, told: unknown): readonly Start[];
}

class App {
  readonly #appFolder: string;
  readonly #profile: string;
  readonly #engine: EngineHost;
  readonly #mode: Mode;
  readonly #developmentServer: string | null;
  readonly #hotkeys: Hotkeys;
  readonly #captures: Captures;
  #window: BrowserWindow | null = null;
  #settings: Settings = settingsSchema.parse({});
  #tray: TrayIcon | null = null;
  #summary: QueueSummary | null = null;
  #credits: CreditsView | null = null;
  #quitting = false;
  /** Number of the last event of the engine that runs. */
  #heard = 0;
  readonly #handedOver = new HandedOver({
    tell: () => this.#tell({ kind: 'handed-over' }),
    after: afterwards,
  });
  readonly #recent: RecentLinks;
  readonly #clipboard = openClipboard(clipboard);
  readonly #watch: ClipboardWatch;
  readonly #startAtLogin: StartAtLogin;
  /** Batches of the watched clipboard that are under way, and the hash of the picture of each. */
  readonly #taken = new Map<string, string>();

  constructor(profile: string, appFolder: string, developmentServer: string | null) {
    this.#developmentServer = developmentServer;
    this.#appFolder = appFolder;
    this.#profile = profile;
    const built = (name: string) => join(appFolder, 'out', 'main', name);
    this.#engine = new EngineHost({
      spawn: (env) => forkNode(built('engine.cjs'), appFolder, { args: [], env }),
      clock: { now: Date.now, after: afterwards },
      onState: ({ state, error }) => {
        this.#tell({ kind: 'engine', state, error });
        if (state !== 'running') this.#heard = 0;
        if (state === 'running') void this.#readState();
        else this.#showTray();
      },
    });
    this.#recent = new RecentLinks(this.#engine, () => this.#showTray());
    this.#watch = new ClipboardWatch({
      clipboard: this.#clipboard,
      clock: { now: Date.now, after: afterwards },
      take: (picture, hash) => this.#takeCopied(picture, hash),
    });
    this.#startAtLogin =
      process.platform === 'linux'
        ? autostartFile({ environment: process.env, command: startCommand(appFolder) })
        : systemLoginItem(app);
    this.#mode = new Mode({
      engine: this.#engine,
      profile,
      environment: process.env,
      fork: (args) => forkNode(built('sandbox.cjs'), appFolder, { args, env: process.env }),
    });
    const session = sessionKind(process.platform, process.env);
    this.#captures = new Captures({
      appFolder,
      base: developmentServer ? `${developmentServer}/` : pageBase,
      session,
      engine: this.#engine,
      stillAddress,
      settings: () => this.#settings,
      words: () => this.#words(),
      profiles: () => ({ own: profile, inUse: this.#mode.profile }),
      copyText: (text) => copyText(clipboard, text),
      willCopyPicture: () => this.#watch.wroteOurselves(),
      showWindow: () => this.#showWindow(),
      editJob: (jobId) => {
        this.#showWindow();
        this.#tell({ kind: 'edit-job', jobId });
      },
      sendCards: (page, cards) => sendShellEvent(page, { kind: 'capture-cards', cards }),
      chooseFolder: async () =>
        this.#window ? await chooseCaptureFolder(this.#window, this.#words()) : null,
      after: afterwards,
    });
    const program = startCommand(appFolder);
    this.#hotkeys = new Hotkeys({
      system: globalShortcut,
      session,
      commandFor: (action) => commandFor(action, program, this.#settings.captureDelay),
      onPress: (action) => this.#hotkeyDoers[action](),
      onChange: (view) => this.#tell({ kind: 'hotkeys', view }),
      onSeen: (hotkeysSeen) => void this.#engine.call('changeSettings', { hotkeysSeen }).catch(() => {}),
    });
  }

  run({ first: start, again }: Starts): void {
    app.on('second-instance', (_event, argv, cwd, told) => {
      for (const { hidden, items, capture } of again(argv, cwd, told)) {
        if (!hidden) this.#showWindow();
        this.#handedOver.put(items, 'open-with');
        if (capture) void this.#captures.serve(capture);
      }
    });
    // "Open with" of macOS, and what is dropped on its dock.
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#handedOver.put([{ kind: 'path', path }], 'open-with');
    });
    app.on('activate', () => this.#showWindow());
    app.on('window-all-closed', () => app.quit());
    app.on('before-quit', (event) => {
      if (this.#quitting) return;
      event.preventDefault();
      void this.#quit();
    });
    this.#engine.subscribe((event) => this.#hear(event));
    void app.whenReady().then(() => {
      // macOS passes no flag, but tells.
      const isHidden = start.hidden || app.getLoginItemSettings().wasOpenedAtLogin === true;
      this.#ready(isHidden);
      this.#handedOver.put(start.items, 'open-with');
      if (start.capture) void this.#serveAlone(start.capture);
      else if (isHidden) void this.#stayReachable();
    });
  }

  #ready(isHidden: boolean): void {
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
      shell: this.#handlers(),
      isOurs: (address) => isOurs(address, this.#developmentServer),
    });
    this.#mode.start();
    this.#tray = new TrayIcon(join(this.#appFolder, 'build'), {
      open: () => this.#showWindow(),
      chooseFiles: () => {
        this.#showWindow();
        this.#tell({ kind: 'choose-files' });
      },
      uploadClipboard: () => this.#tell({ kind: 'upload-clipboard' }),
      capture: (action) => this.#hotkeyDoers[action](),
      setPaused: (paused) => void this.#engine.call(paused ? 'pause' : 'resume', {}).catch(() => {}),
      setClipboardWatch: (state) => this.#change({ clipboardWatch: state }),
      copyLink: (item) => void this.#copyLink(item),
      take: (paths) =>
        this.#handedOver.put(
          paths.map((path) => ({ kind: 'path', path })),
          'drop',
        ),
      quit: () => app.quit(),
    });
    const window = openWindow({
      appFolder: this.#appFolder,
      address: this.#developmentServer ?? `${pageBase}index.html`,
      profile: this.#profile,
      isHidden,
    });
    this.#window = window;
    window.on('close', (event) => {
      if (this.#quitting || !this.#settings.keepInTray) return;
      event.preventDefault();
      void this.#leaveWindow(window);
    });
    // A page that has just loaded has missed what was told before.
    window.webContents.on('did-finish-load', () => this.#tell({ kind: 'engine', ...this.#engine.state }));
    // Keys are chosen and tried in the window: whoever leaves it has ended that.
    const keysWork = () => {
      this.#hotkeys.rest(false);
      this.#hotkeys.try(null);
    };
    window.on('blur', keysWork);
    window.once('closed', () => {
      // First of all, because nothing can be told to it any more.
      this.#window = null;
      keysWork();
      this.#captures.close();
    });
  }

  #handlers(): ShellHandlers {
    return {
      chooseFiles: async () => ({
        paths: this.#window ? await chooseFiles(this.#window, this.#words()) : [],
      }),
      chooseFolder: async () => ({
        path: this.#window ? await chooseFolder(this.#window, this.#words()) : null,
      }),
      chooseImport: async () => ({
        path: this.#window ? await chooseImport(this.#window, this.#words()) : null,
      }),
      chooseExport: async ({ format }) => ({
        path: this.#window ? await chooseExport(this.#window, this.#words(), format) : null,
      }),
      copyText: async ({ text }) => ({ copied: await copyText(clipboard, text) }),
      dragFiles: async (wanted) => {
        const { files } = await this.#engine.call('realFiles', wanted);
        const page = this.#window?.webContents;
        if (!page) return { dragged: 0 };
        const icon = join(this.#appFolder, 'build', 'icon.png');
        dragFiles(
          page,
          files.map(({ path }) => path),
          icon,
        );
        return { dragged: files.length };
      },
      openLink: async ({ url }) => {
        const address = webAddress(url);
        if (address) await shell.openExternal(address);
        return { opened: address !== null };
      },
      revealJob: async ({ jobId }) => {
        const [job] = (await this.#engine.call('jobs', { ids: [jobId] })).jobs;
        const source = job?.original ?? job?.source;
        if (source?.kind !== 'file') return { shown: false };
        shell.showItemInFolder(source.path);
        return { shown: true };
      },
      shellInfo: () => ({
        version: app.getVersion(),
        platform: process.platform,
        electron: process.versions.electron,
        supportedRuntime: isSupportedRuntime,
        languages: app.getPreferredSystemLanguages(),
        mode: this.#mode.name,
      }),
      setMode: async ({ mode }) => {
        await this.#mode.change(mode);
        return {};
      },
      uploadClipboard: ({ origin }) =>
        uploadClipboard(
          {
            clipboard: this.#clipboard,
            engine: this.#engine,
            handOver: (items, by) => this.#handedOver.put(items, by),
            name: () => this.#words().text('name.pasted'),
          },
          origin,
        ),
      takeHandedOver: () => ({ handedOver: this.#handedOver.take() }),
      showWindow: () => {
        this.#showWindow();
        return {};
      },
      tellOutside: ({ title, detail }) => ({
        told: !this.#isSeen && this.#notify(title, detail),
      }),
      desktop: async () => ({
        hasTray: await hasTrayHost(process.env, process.platform),
        startsAtLogin: this.#startAtLogin.get(),
      }),
      startAtLogin: ({ wanted }) => {
        this.#startAtLogin.set(wanted);
        return { startsAtLogin: this.#startAtLogin.get() };
      },
      hotkeys: () => this.#hotkeys.view,
      restHotkeys: ({ resting }) => {
        this.#hotkeys.rest(resting);
        return {};
      },
      tryHotkey: ({ action }) => {
        this.#hotkeys.try(action);
        return {};
      },
      checkHotkey: ({ action, keys }) => this.#hotkeys.check(action, keys),
      ...this.#captures.handlers,
    };
  }

  get #isSeen(): boolean {
    return this.#window?.isVisible() === true && !this.#window.isMinimized();
  }

  #showWindow(): void {
    if (this.#window) showWindow(this.#window);
  }

  #change(patch: Partial<Settings>): void {
    this.#engine.call('changeSettings', patch).catch(() => {});
  }

  /** @returns whether this system shows notifications */
  #notify(title: string, body = ''): boolean {
    if (!Notification.isSupported()) return false;
    const notification = new Notification({ title, body });
    notification.on('click', () => this.#showWindow());
    notification.show();
    return true;
  }

  /** Where nothing shows the tray's icon, nobody could get the window back: then closing quits. */
  async #leaveWindow(window: BrowserWindow): Promise<void> {
    if (!(await hasTrayHost(process.env, process.platform))) return app.quit();
    window.hide();
    if (this.#settings.toldOfTray) return;
    this.#change({ toldOfTray: true });
    this.#tell({ kind: 'kept-in-tray' });
  }

  /** A hidden start on a desktop whose panel does not come: the window is the only way in. */
  async #stayReachable(): Promise<void> {
    for (let waited = 0; waited <= trayHostWithinMs; waited += trayHostEveryMs) {
      if (this.#quitting || this.#window?.isVisible()) return;
      if (await hasTrayHost(process.env, process.platform)) return;
      await new Promise<void>((resolve) => afterwards(trayHostEveryMs, resolve));
    }
    this.#showWindow();
  }

  /** A picture that was copied while the clipboard was watched. */
  async #takeCopied(bytes: Bytes, hash: string): Promise<void> {
    const name = this.#words().text('clipboard.name');
    const how = { origin: 'clipboard-watch', duplicates: 'link' } as const;
    try {
      const { batchId } = await this.#engine.call('addBytes', { name, bytes, ...how });
      this.#taken.set(batchId, hash);
    } catch {
      this.#notify(this.#words().text('clipboard.not-taken'));
    }
  }

  async #copyLink(item: LibraryItem): Promise<void> {
    const text = writeLink(item, this.#settings);
    const copied = await copyText(clipboard, text).catch(() => false);
    this.#tell({ kind: 'links-copied', batchId: '', count: 1, copied });
  }

  #capture(what: CaptureKind, delay = 0): void {
    void this.#captures.begin(what, delay);
  }

  /** Started for this capture alone, without a window: without a tray either, it ends when all of it is done. */
  async #serveAlone(request: CaptureRequest): Promise<void> {
    await this.#captures.serve(request);
    const isDone = () => this.#summary?.open === 0 && !this.#captures.isBusy;
    while (!this.#quitting && !this.#window?.isVisible()) {
      if (isDone() && !(await hasTrayHost(process.env, process.platform))) return app.quit();
      await new Promise<void>((resolve) => afterwards(trayHostEveryMs, resolve));
    }
  }

  readonly #hotkeyDoers: Record<HotkeyAction, () => void> = {
    'capture-region': () => this.#capture('region'),
    'capture-screen': () => this.#capture('screen'),
    'capture-window': () => this.#capture('window'),
    'capture-all': () => this.#capture('all'),
    'capture-delayed': () => this.#capture('region', this.#settings.captureDelay),
    'upload-clipboard': () => this.#tell({ kind: 'upload-clipboard' }),
  };

  #hear(event: EngineEvent): void {
    this.#heard = event.seq;
    if (this.#window) sendEngineEvent(this.#window.webContents, event);
    this.#recent.hear(event);
    this.#captures.hear(event);
    if (event.kind === 'delta') {
      if (event.summary) this.#summary = event.summary;
      if (event.credits) this.#credits = event.credits;
      if (event.settings) this.#follow(event.settings);
      else if (event.summary || event.credits) this.#showTray();
    }
    if (event.kind === 'batch-ended') void this.#copyLinks(event);
    if (event.kind === 'post-ended') void this.#copyPost(event);
    if (event.kind === 'clipboard-asked') void this.#giveClipboard(event.askId);
  }

  /** An editor asked the engine, which cannot look. One that died meanwhile waits for nothing. */
  async #giveClipboard(askId: string): Promise<void> {
    const nothing = { items: [], pictures: [], tooLarge: null };
    const name = this.#words().text('clipboard.name');
    const content = await giveContent(this.#clipboard, name).catch(() => nothing);
    await this.#engine.call('giveClipboard', { askId, content }).catch(() => {});
  }

  async #copyLinks(event: EngineEvent & { kind: 'batch-ended' }): Promise<void> {
    // An engine that died since has given the plain links at least.
    const text = await linksToCopy(event, this.#settings, (jobIds) => this.#uploadsOf(jobIds)).catch(() =>
      event.links.join('\n'),
    );
    const hash = this.#taken.get(event.batchId) ?? '';
    this.#taken.delete(event.batchId);
    if (text === null || this.#captures.keepsClipboard(event.batchId)) return;
    // What somebody copied meanwhile is theirs: only the picture itself gives way to its link.
    if (event.origin === 'clipboard-watch' && !(await this.#watch.stillHolds(hash))) return;
    // A clipboard that another program holds refuses: then it is not copied, and the window says so.
    const copied = await copyText(clipboard, text).catch(() => false);
    this.#captures.linksCopied(event.batchId, copied);
    this.#tell({ kind: 'links-copied', batchId: event.batchId, count: event.links.length, copied });
  }

  async #copyPost(event: EngineEvent & { kind: 'post-ended' }): Promise<void> {
    const text = await linksToCopy(event, this.#settings, async () => []);
    if (text === null) return;
    const copied = await copyText(clipboard, text).catch(() => false);
    this.#tell({ kind: 'links-copied', batchId: event.postId, count: 1, copied });
  }

  async #uploadsOf(jobIds: readonly string[]): Promise<Linked[]> {
    const { jobs } = await this.#engine.call('jobs', { ids: [...jobIds] });
    return jobs.flatMap(({ remote, ...job }) => (remote ? [{ ...job, remote }] : []));
  }

  #tell(event: ShellEvent): void {
    if (this.#window) sendShellEvent(this.#window.webContents, event);
  }

  /** State is the engine's; the shell follows what concerns it. An engine that just died tells us when back. */
  async #readState(): Promise<void> {
    const snapshot = await this.#engine.call('snapshot', {}).catch(() => null);
    if (!snapshot) return;
    // Events that came in one piece with the answer are heard before it: what they told is newer.
    if (snapshot.seq < this.#heard) return this.#readState();
    this.#summary = snapshot.summary;
    this.#credits = snapshot.credits;
    this.#captures.see(snapshot.jobs);
    this.#follow(snapshot.settings);
    void this.#recent.renew();
  }

  #showTray(): void {
    const summary = this.#summary;
    const credits = this.#credits;
    if (!summary || !credits) return;
    const words = this.#words();
    const isBroken = this.#engine.state.state === 'broken';
    const { clipboardWatch } = this.#settings;
    const look = trayLook({ summary, credits, clipboardWatch, isBroken }, words, Date.now());
    this.#tray?.show(look, this.#recent.items, words);
  }

  #follow(settings: Settings): void {
    this.#settings = settings;
    nativeTheme.themeSource = settings.theme;
    this.#watch.set(settings.clipboardWatch === 'on');
    this.#hotkeys.follow(settings);
    // The language may be another one now.
    this.#showTray();
  }

  #words() {
    const { language } = this.#settings;
    const system = app.getPreferredSystemLanguages();
    return createTranslator(chooseLanguage(language ? [language] : system), system);
  }

  async #quit(): Promise<void> {
    this.#quitting = true;
    this.#watch.set(false);
    await this.#engine.stop();
    this.#mode.close();
    this.#hotkeys.close();
    this.#captures.close();
    this.#tray?.destroy();
    app.quit();
  }
}

function afterwards(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

/** What starts this app again: an AppImage is started by its file, not by what is mounted out of it. */
function startCommand(appFolder: string): readonly string[] {
  if (process.env.APPIMAGE) return [process.env.APPIMAGE];
  return app.isPackaged ? [process.execPath] : [process.execPath, appFolder];
}
