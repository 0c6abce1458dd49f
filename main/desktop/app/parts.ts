import { join } from 'node:path';
import { app, clipboard, globalShortcut } from 'electron';
import type { SessionKind } from '../../../contract/hotkeys.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Translator } from '../../../i18n/index.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { Captures } from '../capture/captures.ts';
import { copyText } from '../clipboard/copy-text.ts';
import { openClipboard, type SystemClipboard } from '../clipboard/system-clipboard.ts';
import { WatchedPictures } from '../clipboard/watched-pictures.ts';
import { EngineMirror } from '../engine-process/engine-mirror.ts';
import { EngineSupervisor } from '../engine-process/engine-supervisor.ts';
import { type ForkOptions, forkNode } from '../engine-process/node-process.ts';
import { TrialMode } from '../engine-process/trial-mode.ts';
import { Hotkeys } from '../hotkeys/hotkeys.ts';
import { detectSessionKind, isPressConclusive } from '../hotkeys/session-kind.ts';
import { commandFor } from '../hotkeys/shortcut-command.ts';
import { Inbox } from '../inbox/inbox.ts';
import { PendingUndo } from '../inbox/pending-undo.ts';
import { sendShellEvent } from '../ipc/router.ts';
import { LinkCopier } from '../links/link-copier.ts';
import { RecentLinks } from '../links/recent-links.ts';
import { autostartFile, type StartAtLogin, systemLoginItem } from '../system/start-at-login.ts';
import { startCommand } from '../system/start-command.ts';
import { pageBase, stillUrl } from '../windows/app-resources.ts';
import { chooseCaptureFolder } from '../windows/file-dialogs.ts';
import { MainWindow } from '../windows/main-window.ts';
import { createShortcutActions, type ShortcutActions } from './shortcut-actions.ts';
import { callAfter } from './timers.ts';

/** Describes where this app is installed and stores its data. */
export interface AppPlace {
  readonly profile: string;
  readonly appFolder: string;
  /** URL of the server that reloads the window's code during development; else null. */
  readonly developmentServer: string | null;
}

/** Holds the components of the shell. */
export interface Parts {
  readonly engine: EngineSupervisor;
  readonly mirror: EngineMirror;
  readonly trialMode: TrialMode;
  readonly window: MainWindow;
  readonly inbox: Inbox;
  readonly pendingUndo: PendingUndo;
  readonly recentLinks: RecentLinks;
  readonly clipboard: SystemClipboard;
  readonly watched: WatchedPictures;
  readonly captures: Captures;
  readonly hotkeys: Hotkeys;
  readonly shortcuts: ShortcutActions;
  readonly links: LinkCopier;
  readonly startAtLogin: StartAtLogin;
  readonly i18n: () => Translator;
  readonly changeSettings: (patch: Partial<Settings>) => void;
}

const clock = { now: Date.now, after: callAfter };

/**
 * Creates the components, each from earlier ones only: nothing is passed around that does not exist yet. Their events
 * are connected afterwards (`connectParts`), and none is emitted before that.
 */
export function createParts(place: AppPlace): Parts {
  const { profile, appFolder, developmentServer } = place;
  const fork = forker(appFolder);
  const program = startCommand(appFolder);
  const session = detectSessionKind(process.platform, process.env);
  const engine = new EngineSupervisor({
    spawn: (env) =>
      fork('engine.cjs', { args: [], env, mediaScript: join(appFolder, 'out', 'main', 'media.cjs') }),
    clock,
  });
  const changeSettings = (patch: Partial<Settings>) => {
    engine.call('changeSettings', patch).catch(() => {});
  };
  const mirror = new EngineMirror(engine);
  const settings = () => mirror.settings;
  const i18n = () => loadTranslator(app.getPreferredSystemLanguages(), mirror.settings.language);
  const trialMode = new TrialMode({
    engine,
    profile,
    environment: process.env,
    fork: (args) => fork('sandbox.cjs', { args, env: process.env }),
  });
  const window = new MainWindow({
    appFolder,
    address: developmentServer ?? `${pageBase}index.html`,
    profile,
    settings,
    changeSettings,
  });
  const inbox = new Inbox({ tell: () => window.emit({ kind: 'handed-over' }), after: callAfter });
  const systemClipboard = openClipboard(clipboard);
  const watched = new WatchedPictures({
    clipboard: systemClipboard,
    clock,
    engine,
    name: () => i18n().t('clipboard.name'),
    onRefused: () => window.notify(i18n().t('clipboard.not-taken')),
  });
  const captures = createCaptures(place, session, { engine, mirror, trialMode, window, watched, i18n });
  const shortcuts = createShortcutActions({ session, captures, window, inbox, settings });
  const hotkeys = new Hotkeys({
    system: globalShortcut,
    session,
    isProof: () => isPressConclusive(session, app.commandLine.getSwitchValue('ozone-platform')),
    commandFor: (action) => commandFor(action, program, settings().captureDelay),
    onPress: (action) => shortcuts[action](),
    onChange: (view) => window.emit({ kind: 'hotkeys', view }),
    onSeen: (hotkeysSeen) => changeSettings({ hotkeysSeen }),
  });
  const links = createLinkCopier({ engine, mirror, window, captures, watched });
  return {
    engine,
    mirror,
    trialMode,
    window,
    inbox,
    pendingUndo: new PendingUndo(),
    recentLinks: new RecentLinks(engine),
    clipboard: systemClipboard,
    watched,
    captures,
    hotkeys,
    shortcuts,
    links,
    startAtLogin:
      process.platform === 'linux'
        ? autostartFile({ environment: process.env, command: program })
        : systemLoginItem(app),
    i18n,
    changeSettings,
  };
}

/** Creates a function that starts programs of the build by their file name. */
const forker = (appFolder: string) => (name: string, options: ForkOptions) =>
  forkNode(join(appFolder, 'out', 'main', name), appFolder, options);

function createCaptures(
  { profile, appFolder, developmentServer }: AppPlace,
  session: SessionKind,
  parts: Pick<Parts, 'engine' | 'mirror' | 'trialMode' | 'window' | 'watched' | 'i18n'>,
): Captures {
  const { engine, mirror, trialMode, window, watched, i18n } = parts;
  return new Captures({
    appFolder,
    base: developmentServer ? `${developmentServer}/` : pageBase,
    session,
    engine,
    stillAddress: stillUrl,
    settings: () => mirror.settings,
    i18n,
    profiles: () => ({ own: profile, inUse: trialMode.profile }),
    copyText: (text) => copyText(clipboard, text),
    willCopyPicture: () => watched.watch.ignoreNextChange(),
    showWindow: () => window.show(),
    isTrial: () => mirror.isTrial,
    withoutWindow: (act) => window.aside(act),
    editJob: (jobId) => {
      window.show();
      window.emit({ kind: 'edit-job', jobId });
    },
    sendCards: (page, cards) => sendShellEvent(page, { kind: 'capture-cards', cards }),
    chooseFolder: async () =>
      window.browserWindow ? chooseCaptureFolder(window.browserWindow, i18n()) : null,
    after: callAfter,
  });
}

function createLinkCopier(
  parts: Pick<Parts, 'engine' | 'mirror' | 'window' | 'captures' | 'watched'>,
): LinkCopier {
  const { engine, mirror, window, captures, watched } = parts;
  return new LinkCopier({
    engine,
    settings: () => mirror.settings,
    copyText: (text) => copyText(clipboard, text),
    keepsClipboard: async (batchId, origin) => {
      if (captures.keepsClipboard(batchId)) return true;
      // What the user copied in between must stay: only the picture itself is replaced by its link.
      return origin === 'clipboard-watch' && !(await watched.stillHolds(batchId));
    },
    onCopied: (batchId, copied) => captures.linksCopied(batchId, copied),
    emit: (event) => window.emit(event),
  });
}
