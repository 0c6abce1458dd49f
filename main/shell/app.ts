import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  globalShortcut,
  Menu,
  nativeTheme,
  session,
  shell,
} from 'electron';
import type { EngineEvent } from '../../contract/engine.ts';
import type { HotkeyAction } from '../../contract/hotkeys.ts';
import {
  type CreditsView,
  type QueueSummary,
  type Settings,
  settingsSchema,
} from '../../contract/records.ts';
import type { ShellEvent } from '../../contract/shell.ts';
import type { Linked } from '../../links/linked.ts';
import { chooseLanguage, createTranslator } from '../../locales/index.ts';
import { profileFolder } from '../engine/profile.ts';
import { filesFromArguments, handoverSchema } from './arguments.ts';
import { copyText } from './clipboard.ts';
import { dragFiles } from './drag-out.ts';
import { EngineHost } from './engine-host.ts';
import { chooseExport, chooseFiles, chooseImport } from './file-dialog.ts';
import { Hotkeys } from './hotkeys/hotkeys.ts';
import { sessionKind } from './hotkeys/session.ts';
import { answerCalls, type ShellHandlers, sendEngineEvent, sendShellEvent } from './ipc.ts';
import { linksToCopy } from './link-copier.ts';
import { webAddress } from './links.ts';
import { Mode } from './mode.ts';
import { confineWebContents, refusePermissions } from './navigation.ts';
import { forkNode, isSupportedRuntime } from './node-process.ts';
import { chromiumFolder } from './profile.ts';
import { declareScheme, serveScheme } from './protocol.ts';
import { isOurs, pageAddress } from './resources.ts';
import { TrayIcon } from './tray.ts';
import { trayLook } from './tray-look.ts';
import { openWindow, showWindow } from './window.ts';

/** The whole desktop app, from the first line to the last. Closing the window quits. */
export function runApp(): void {
  const profile = profileFolder(process.env);
  app.setPath('userData', chromiumFolder(profile));
  const appFolder = app.getAppPath();
  const given = filesFromArguments(process.argv, process.cwd(), app.isPackaged ? null : appFolder);
  if (!app.requestSingleInstanceLock({ paths: given })) {
    app.quit();
    return;
  }
  declareScheme();
  // While the window's code is worked on, it comes from a server that reloads it.
  const developmentServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
  confineWebContents(developmentServer);
  new App(profile, appFolder, developmentServer).run(given);
}

class App {
  readonly #appFolder: string;
  readonly #profile: string;
  readonly #engine: EngineHost;
  readonly #mode: Mode;
  readonly #developmentServer: string | null;
  readonly #hotkeys: Hotkeys;
  #window: BrowserWindow | null = null;
  #settings: Settings = settingsSchema.parse({});
  #tray: TrayIcon | null = null;
  #summary: QueueSummary | null = null;
  #credits: CreditsView | null = null;
  #quitting = false;

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
        if (state === 'running') void this.#readState();
      },
    });
    this.#mode = new Mode({
      engine: this.#engine,
      profile,
      environment: process.env,
      fork: (args) => forkNode(built('sandbox.cjs'), appFolder, { args, env: process.env }),
    });
    this.#hotkeys = new Hotkeys({
      system: globalShortcut,
      session: sessionKind(process.platform, process.env),
      commandFor: () => null,
      onPress: (action) => this.#hotkeyDoers[action](),
      onChange: (view) => this.#tell({ kind: 'hotkeys', view }),
      onSeen: (hotkeysSeen) => void this.#engine.call('changeSettings', { hotkeysSeen }).catch(() => {}),
    });
  }

  run(given: readonly string[]): void {
    app.on('second-instance', (_event, _argv, _cwd, handover) => {
      if (this.#window) showWindow(this.#window);
      const parsed = handoverSchema.safeParse(handover);
      if (parsed.success) this.#open(parsed.data.paths);
    });
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#open([path]);
    });
    app.on('window-all-closed', () => app.quit());
    app.on('before-quit', (event) => {
      if (this.#quitting) return;
      event.preventDefault();
      void this.#quit();
    });
    this.#engine.subscribe((event) => this.#hear(event));
    void app.whenReady().then(() => {
      this.#ready();
      this.#open(given);
    });
  }

  #ready(): void {
    // The menu bar of macOS belongs to the system; elsewhere the window has none.
    if (process.platform !== 'darwin' && !this.#developmentServer) Menu.setApplicationMenu(null);
    refusePermissions(session.defaultSession);
    serveScheme(() => ({
      app: join(this.#appFolder, 'out', 'renderer'),
      thumbnails: this.#mode.thumbnails,
    }));
    answerCalls({
      engine: this.#engine,
      shell: this.#handlers(),
      isOurs: (address) => isOurs(address, this.#developmentServer),
    });
    this.#mode.start();
    this.#tray = new TrayIcon(join(this.#appFolder, 'build', 'icon.png'), {
      open: () => this.#window && showWindow(this.#window),
      chooseFiles: () => {
        if (this.#window) showWindow(this.#window);
        this.#tell({ kind: 'choose-files' });
      },
      setPaused: (paused) => void this.#engine.call(paused ? 'pause' : 'resume', {}).catch(() => {}),
      quit: () => app.quit(),
    });
    const window = openWindow({
      appFolder: this.#appFolder,
      address: this.#developmentServer ?? pageAddress,
      profile: this.#profile,
    });
    this.#window = window;
    // A page that has just loaded has missed what was told before.
    window.webContents.on('did-finish-load', () => this.#tell({ kind: 'engine', ...this.#engine.state }));
    // Keys are chosen and tried in the window: whoever leaves it has ended that.
    const keysWork = () => {
      this.#hotkeys.rest(false);
      this.#hotkeys.try(null);
    };
    window.on('blur', keysWork);
    window.once('closed', () => {
      keysWork();
      this.#window = null;
    });
  }

  #handlers(): ShellHandlers {
    return {
      chooseFiles: async () => ({
        paths: this.#window ? await chooseFiles(this.#window, this.#words()) : [],
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
    };
  }

  readonly #hotkeyDoers: Record<HotkeyAction, () => void> = {
    'capture-region': () => {},
    'capture-screen': () => {},
    'capture-window': () => {},
    'capture-all': () => {},
    'capture-delayed': () => {},
    'upload-clipboard': () => {},
  };

  #hear(event: EngineEvent): void {
    if (this.#window) sendEngineEvent(this.#window.webContents, event);
    if (event.kind === 'delta') {
      if (event.settings) this.#follow(event.settings);
      if (event.summary && event.credits) this.#showTray(event.summary, event.credits);
    }
    if (event.kind === 'batch-ended') void this.#copyLinks(event);
  }

  async #copyLinks(event: EngineEvent & { kind: 'batch-ended' }): Promise<void> {
    // An engine that died since has given the plain links at least.
    const text = await linksToCopy(event, this.#settings, (jobIds) => this.#uploadsOf(jobIds)).catch(() =>
      event.links.join('\n'),
    );
    if (text === null) return;
    // A clipboard that another program holds refuses: then it is not copied, and the window says so.
    const copied = await copyText(clipboard, text).catch(() => false);
    this.#tell({ kind: 'links-copied', batchId: event.batchId, count: event.links.length, copied });
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
    this.#follow(snapshot.settings);
    this.#showTray(snapshot.summary, snapshot.credits);
  }

  #showTray(summary: QueueSummary, credits: CreditsView): void {
    this.#summary = summary;
    this.#credits = credits;
    const words = this.#words();
    this.#tray?.show(trayLook(summary, credits, words, Date.now()), summary.paused, words);
  }

  #follow(settings: Settings): void {
    this.#settings = settings;
    nativeTheme.themeSource = settings.theme;
    this.#hotkeys.follow(settings);
    // The language may be another one now.
    if (this.#summary && this.#credits) this.#showTray(this.#summary, this.#credits);
  }

  #words() {
    const { language } = this.#settings;
    const system = app.getPreferredSystemLanguages();
    return createTranslator(chooseLanguage(language ? [language] : system), system);
  }

  /** What the engine refuses it shows itself, file by file; a call that fails as a whole is told by its state. */
  #open(paths: readonly string[]): void {
    if (paths.length === 0) return;
    const items = paths.map((path) => ({ kind: 'path' as const, path }));
    this.#engine.call('add', { items, origin: 'open-with' }).catch(() => {});
  }

  async #quit(): Promise<void> {
    this.#quitting = true;
    await this.#engine.stop();
    this.#mode.close();
    this.#hotkeys.close();
    this.#tray?.destroy();
    app.quit();
  }
}

function afterwards(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
